"""Drafts that the curator does not want: removed, remembered, and recognised when they come again."""
