"""The feeds of sources.toml: fetched politely, and each item once."""
