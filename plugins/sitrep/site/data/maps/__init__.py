"""Regions and events as GeoJSON."""
