reproduce t.descent claims.thm --instance 3
