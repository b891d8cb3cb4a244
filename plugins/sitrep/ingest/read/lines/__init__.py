"""How lines become paragraphs, headings and items: by elements, by signs, by their width."""
