"""What ingest knows beforehand; the knowledge itself is in ``data``, and each file explains itself."""
