"""The keys of the files of content/, each declared once.

How a value is read and written back, whether rights may withhold it, what is required
and what docs/content.md says of it follow from the declaration: ``report.py`` for
reports, ``records.py`` for the tables within front matter, ``files.py`` for all others.
"""
