verify mistakes.thm
