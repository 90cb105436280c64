"""How the product reaches people: Telegram, roles, reminders, jobs, settings, the command line and the sandbox."""
