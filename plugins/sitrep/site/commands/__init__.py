"""What the command line does beside building: announce, publish, serve, verify, tell the hub."""
