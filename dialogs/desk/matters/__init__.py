"""What units ask of the staff above: questions, and more time."""
