env NO_COLOR=1
verify surprise.thm --effort quick --color auto
