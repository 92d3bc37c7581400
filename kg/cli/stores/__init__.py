"""Commands that keep stores safe and carry them: backup, restore, check, push, pull."""
