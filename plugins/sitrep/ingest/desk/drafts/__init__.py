"""New drafts: composed on all cores, written in order, many at a time."""
