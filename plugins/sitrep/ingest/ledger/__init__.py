"""What cleaning removed or repaired, and which documents a report is from: kept beside the content
folder, never published.
"""
