"""What was changed after readers had it: of an edition, of anything, and in which words."""
