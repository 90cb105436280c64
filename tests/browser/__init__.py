"""The product as people meet it: the real command, its page in a real browser."""
