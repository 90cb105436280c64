"""Long work beside the chat: documents made in worker processes that can neither block nor take down the bot."""
