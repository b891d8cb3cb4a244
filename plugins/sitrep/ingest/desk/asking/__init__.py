"""What a draft lacks, asked of the curator with a best guess that one key accepts."""
