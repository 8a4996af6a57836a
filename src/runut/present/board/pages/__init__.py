"""One module a page: the value that it shows, and the function that makes it out of a snapshot."""
