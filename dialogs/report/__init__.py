"""The officer's conversation: walking through one report, question by question, up to its submission."""
