verify claims.thm --effort quick --verbose --jobs 2
