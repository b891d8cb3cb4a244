"""The structure of a text: which blocks are headings, items, notes; what goes with the article.

1. ``signs`` finds in plain text what markup says of a page: items by their bullets and numbers.
2. ``sections`` keeps what the article's structure bears and its prose does not: a list
   below "including:", highlights above the overview, questions, terms, short sentences.
"""
