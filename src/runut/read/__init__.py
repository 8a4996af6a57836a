"""An Article to its Syntax: sentences, words, lemmas, heads, names."""
