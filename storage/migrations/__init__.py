"""The schema's history, step by step; the newest step is ``storage.migrate.HEAD``."""
