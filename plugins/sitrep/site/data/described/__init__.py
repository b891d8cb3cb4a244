"""What describes the data: schemas, the data package, the data set for search engines."""
