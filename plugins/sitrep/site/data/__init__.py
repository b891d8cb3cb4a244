"""The data files, their schemas and dictionary."""
