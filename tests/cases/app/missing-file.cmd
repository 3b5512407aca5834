verify nowhere.thm
