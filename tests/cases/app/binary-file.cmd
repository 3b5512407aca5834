verify binary.thm
