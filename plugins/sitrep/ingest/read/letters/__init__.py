"""Bytes to letters: which encoding a document is in, by its mark, its label and its letters."""
