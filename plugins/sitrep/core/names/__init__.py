"""Names found in texts, in any script and in all spellings that are given."""
