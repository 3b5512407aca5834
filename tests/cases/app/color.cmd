verify surprise.thm --effort quick --color always
