"""Where reports of one happening disagree, and what the disagreement amounts to.

Precision before recall: a plan that a later report overtakes is revised, a toll that grows is evolving, and only what
cannot both be true is a contradiction. Each finder compares tellings in pairs, and only those of the same act by the
same people, whatever else their happening holds.
"""
