"""From files and addresses to text with what the markup says of its lines."""
