"""Nhờ phối hợp: asking colleagues for a part, answering one's part, and who answered what."""
