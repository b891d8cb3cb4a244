"""What the command line does besides building: serve, announce, publish, ping the hub, verify."""
