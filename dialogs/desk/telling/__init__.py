"""Messages to the units below, and who has read them."""
