"""What every surface of a built site says of who stands behind what, read as its users read it."""
