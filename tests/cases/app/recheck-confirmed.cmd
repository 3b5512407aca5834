recheck t.false-as-said claims.thm --with 'x = 1/2'
