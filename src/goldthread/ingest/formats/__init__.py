"""Files of every kind to a manuscript: each kind has a module of its own, and all of them write with `Writer`."""
