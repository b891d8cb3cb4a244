"""A document's blocks, judged: what is the article, what is not, and why."""
