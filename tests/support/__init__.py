"""What tests share: trees of content, documents, sites, pages, servers; no test is in here."""
