list claims.thm
