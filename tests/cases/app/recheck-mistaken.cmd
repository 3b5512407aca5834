recheck t.false-as-said claims.thm --with 'y = 2'
