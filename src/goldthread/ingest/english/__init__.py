"""English as these documents write it: words, verb groups, tenses, sentences. Knows nothing of documents."""
