"""Markdown: rendered, escaped, outlined, as plain paragraphs."""
