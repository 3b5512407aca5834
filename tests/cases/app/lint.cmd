lint claims.thm surprise.thm
