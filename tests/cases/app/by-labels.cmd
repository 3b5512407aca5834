verify claims.thm --labels theorem,fails --effort quick
