verify claims.thm --seed many
