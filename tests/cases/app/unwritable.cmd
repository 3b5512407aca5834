verify claims.thm --json nowhere/record.json
