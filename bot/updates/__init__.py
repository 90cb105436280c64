"""An update's way: from its inbox row through one transaction to what is shown."""
