verify surprise.thm --effort quick
