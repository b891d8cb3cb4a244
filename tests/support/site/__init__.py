"""Built sites and what tests ask of them: pages, feeds, a browser, servers."""
