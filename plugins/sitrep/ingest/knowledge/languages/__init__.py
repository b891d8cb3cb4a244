"""What languages do to names and days: endings and prefixes of names, calendars of their own."""
