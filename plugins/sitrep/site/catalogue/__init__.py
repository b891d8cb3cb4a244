"""Everything the site shows as one value: families, editions, regions, sources, rights, roots."""
