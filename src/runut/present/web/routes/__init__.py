"""One module a page: its address as HTML and as JSON."""
