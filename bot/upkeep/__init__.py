"""What keeps a running process well: ticks, backups, its fellow processes, logs and figures."""
