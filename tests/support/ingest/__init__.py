"""Documents, runs of ingest, and what came of them."""
