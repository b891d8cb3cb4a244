"""What published content must fulfil, beyond being readable.

Each check names file, line, key and remedy.
"""
