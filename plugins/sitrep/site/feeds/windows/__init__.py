"""What of all items a feed holds: its window, its budget, its archives, and where items stood."""
