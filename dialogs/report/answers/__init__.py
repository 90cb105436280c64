"""What is said or pressed at a question becomes an answer, of each kind, and can be taken back."""
