show t.squares claims.thm
