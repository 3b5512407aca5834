verify empty.thm
