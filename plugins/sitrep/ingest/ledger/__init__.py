"""What cleaning removed or repaired, and which documents a report is from.

It is kept beside the content folder and never published.
"""
