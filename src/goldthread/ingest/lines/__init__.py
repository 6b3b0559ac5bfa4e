"""From lines to paragraphs, and what a line says of what follows: headings, answers, ends, particulars."""
