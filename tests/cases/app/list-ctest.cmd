list claims.thm --format ctest
