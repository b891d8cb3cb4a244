"""What ingest knows beforehand.

The knowledge itself is in ``data``, and each file explains itself.
"""
