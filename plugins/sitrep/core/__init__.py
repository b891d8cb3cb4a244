"""Values and rules.  Pure: no Pelican, Jinja2, feedgen, clock, network or file."""
