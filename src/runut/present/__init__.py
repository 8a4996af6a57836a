"""The edge that people touch."""
