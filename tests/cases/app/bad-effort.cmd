verify claims.thm --effort dep
