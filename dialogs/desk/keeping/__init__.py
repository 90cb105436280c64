"""Units, people and invitations: the first set-up, /donvi and /moi."""
