"""The units below followed: who is where, one of them closely, reminders by hand."""
