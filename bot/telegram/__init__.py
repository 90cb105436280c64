"""Telegram in and out: fetching updates, reading them as events, and sending screens and messages."""
