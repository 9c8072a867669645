"""The handbook's own Python: reads the chapters, checks them, builds the site and the editions."""
