"""What a web page states of itself: its head, its structured data, its marked elements."""
