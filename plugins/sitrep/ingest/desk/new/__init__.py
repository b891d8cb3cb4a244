"""What a curator begins by hand: a report in her own words, a row of sources.toml."""
