"""What ingest knows beforehand; the knowledge is in ``data``, whose files explain themselves."""
