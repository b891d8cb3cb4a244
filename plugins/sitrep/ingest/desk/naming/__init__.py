"""Ids of drafts: what they are made of, what keeps them, and files that follow them."""
