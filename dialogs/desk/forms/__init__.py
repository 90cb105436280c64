"""/mau: report forms, their versions, try-outs, and moving a period from one version to another."""
