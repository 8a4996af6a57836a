"""Which sentences are held out of training, to tell how well the model reads; by their place in their file."""

_GSD_HALF, _IDNER_HALF = 280, 184
_CSUI_PART = 10


def held_out_gsd(index: int) -> bool:
    """The second half of the GSD development set (559 sentences); the first half is learnt from."""
    return index >= _GSD_HALF


def held_out_csui(index: int) -> bool:
    """Every tenth sentence of the CSUI training set, which has no development set of its own."""
    return index % _CSUI_PART == _CSUI_PART - 1


def held_out_idner(index: int) -> bool:
    """The second half of the idner-news-2k development set (367 sentences); the first half is learnt from."""
    return index >= _IDNER_HALF
