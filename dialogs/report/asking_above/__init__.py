"""What an officer asks the staff above: a question, more time, or to change a submitted report."""
