"""What pages say of a whole that no part of the catalogue says: the front page, a region, an event."""
