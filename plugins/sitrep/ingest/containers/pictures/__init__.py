"""Pictures and scanned pages: refused, or read by tesseract where the curator asks for it."""
