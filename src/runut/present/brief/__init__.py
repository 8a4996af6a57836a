"""The brief: a casebook's answer as values, text, Markdown and JSON."""
