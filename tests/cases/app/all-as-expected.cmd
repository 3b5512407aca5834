verify claims.thm --effort quick
