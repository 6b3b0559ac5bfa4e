"""What a sentence promises, how it stands and by when it is due."""
