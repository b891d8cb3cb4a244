"""Tools that make the data in ``geo/data``; imported by nobody."""
