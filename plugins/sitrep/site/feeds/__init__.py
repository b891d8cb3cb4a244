"""The feeds in three formats."""
