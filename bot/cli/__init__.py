"""The command ``baocao``: everything that is done beside the chat."""
