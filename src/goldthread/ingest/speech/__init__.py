"""Who is asked and who answers."""
