"""Feeds: each item a document with its own address, day and author."""
