"""The pages of readers, by kind; their heads and structured data."""
