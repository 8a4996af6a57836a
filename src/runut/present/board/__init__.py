"""The board: what each page of a casebook shows, as values and as HTML. It knows nothing of HTTP."""
