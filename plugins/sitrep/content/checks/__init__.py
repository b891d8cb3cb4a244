"""What published content must fulfil, beyond being readable; each check names file, line, key and remedy."""
