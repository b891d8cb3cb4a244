"""Which documents are copies of one report, and how they differ.

``body_runs`` compares texts by runs of words, ``templates`` (with ``tokens``) tells copies from
issues of a template, ``page_version`` tells versions of one page apart, ``family`` groups copies
and lets one complete another, ``differences`` says what a copy has differently.
"""
