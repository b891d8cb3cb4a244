"""What is done to the curator's folder: drafts, carriers, revisions, merges, ledgers."""
