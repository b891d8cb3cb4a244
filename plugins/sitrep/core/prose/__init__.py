"""Words, sentences and lines of a text in any script; no language is known here."""
