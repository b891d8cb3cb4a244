"""Which addresses readers may be sent to, and what an address tells of where it leads."""
