"""The bodies that one document names, by national kind and by what it teaches itself."""
