"""Tables of web pages, PDFs and plain text, as rows that read as sentences do."""
