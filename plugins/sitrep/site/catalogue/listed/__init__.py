"""What is listed on the pages of sources and of actors."""
