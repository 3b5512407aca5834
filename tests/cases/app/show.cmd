show t.young claims.thm
