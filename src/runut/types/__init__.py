"""The one vocabulary: every value that crosses from a stage to another."""
