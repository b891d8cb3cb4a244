"""What both halves do with files: one process at a time, whole or not at all, plain files alone."""
