"""What both halves do with files: lock folders, write whole files, read plain ones only."""
