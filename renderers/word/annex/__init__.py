"""The tables (biểu) behind a report's signature: what each cell says, how wide it is, and its WordprocessingML."""
