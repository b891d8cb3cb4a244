"""Geography for both halves: ISO 3166 codes, spellings of places, outlines of areas, and the data
they are read from.
"""
