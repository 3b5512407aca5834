verify claims.thm --kind lema
