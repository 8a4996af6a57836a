"""Old annotation guidelines to new: the treebank that the syntax heads learn from, brought up to date."""
