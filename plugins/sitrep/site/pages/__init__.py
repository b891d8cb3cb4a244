"""The pages, by kind; heads, structured data and the sitemap."""
