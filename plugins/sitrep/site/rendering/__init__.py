"""Templates rendered quickly: compiled whole, once for all generators of a build."""
