"""Time expressions (TIMEX3) and the numbers inside them."""
