"""Files edited in place, beside their front matter, which edit.py edits."""
