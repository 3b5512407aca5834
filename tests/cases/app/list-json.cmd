list claims.thm --kind remark --format json
