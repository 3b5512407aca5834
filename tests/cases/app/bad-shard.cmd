verify claims.thm --shard 3/2
