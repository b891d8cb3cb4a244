"""The tables: columns, cells that spreadsheets and programs read alike, and the files they fill."""
