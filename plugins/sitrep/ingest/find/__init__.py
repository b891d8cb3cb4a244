"""Facts of a document: title, date, source, places; each with the words it was found in."""
