"""Geography for both halves: ISO 3166 codes, spellings of places, outlines, and their data."""
