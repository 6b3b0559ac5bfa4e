"""What a recommendation asks, taken apart, and how much that changes."""
