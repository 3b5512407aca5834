verify claims.thm --only 'x.*'
