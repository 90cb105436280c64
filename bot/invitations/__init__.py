"""Invitation codes: how they are made, linked to and guarded."""
