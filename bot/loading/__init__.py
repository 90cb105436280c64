"""What a conversation looks at, loaded for the person who looks: rights applied, nothing written."""
