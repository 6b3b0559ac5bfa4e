"""Reading documents: recommendations, responses, commitments, dates. Pure: never imports Django."""
