"""From paragraphs to recommendations with their parts and their answers."""
