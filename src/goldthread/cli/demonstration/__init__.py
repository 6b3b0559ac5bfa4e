"""An invented partnership with some history, for trying things out. Every name in it is made up."""
