"""Which documents are copies of one report, and how they differ."""
