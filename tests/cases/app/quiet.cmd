verify surprise.thm --effort quick --quiet
