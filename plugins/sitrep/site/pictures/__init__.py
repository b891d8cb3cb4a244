"""Maps, calendars, strips of days, link cards."""
