"""The record, written and told: ``record``, ``correct``, ``withdraw`` and ``history``."""
