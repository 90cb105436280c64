"""A consolidating unit's own report: what its units put into it, and following and adjusting that."""
