"""Files of word processors as web pages; spreadsheets and other archives are refused by name."""
