"""``content/`` to ``output/``: thin Pelican plugins around the core.

The only importers of Pelican.  pelicanconf.py lists the plugins in the order in
which data flows through them.
"""
