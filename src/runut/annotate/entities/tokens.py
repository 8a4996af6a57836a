"""Words, numbers and the parts of hyphenated compounds, and of words run together (`denganAmerika`)."""

import re

TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|(?<!\w)[a-z]{3,}(?=[A-Z])|\w+(?:['’ʼ`]\w+)*")


def split_words(text: str) -> list[str]:
    """The tokens of a name."""
    return TOKEN.findall(text)
