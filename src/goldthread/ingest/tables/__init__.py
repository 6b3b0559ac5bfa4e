"""Tables, ruled or in plain text, and who owes what in their rows."""
