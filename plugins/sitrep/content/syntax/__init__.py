"""YAML, TOML and passages as values with line numbers."""
