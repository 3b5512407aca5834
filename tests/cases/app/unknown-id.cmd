verify claims.thm --only t.squares
