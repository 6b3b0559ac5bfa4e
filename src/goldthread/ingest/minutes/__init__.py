"""What was agreed in minutes, and who took it on."""
