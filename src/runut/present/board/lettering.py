"""How much room text takes in a drawing, where nobody can measure it: at most so much in the usual sans-serif faces."""

PLAIN, FINE = 14, 12  # sizes in pixels
BOLD = 15.5  # what bold letters of the plain size take
WIDEST = 190  # pixels of a line before it is broken
LINES = 3  # of a label
NARROW, WIDE = frozenset("iljtfr.,:;'|!()[]- I"), frozenset("mwMW@%—")


def broken(text: str, size: float) -> tuple[str, ...]:
    """A label in lines that are not too wide, the last one cut where there would be too many."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= WIDEST:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    shown = [*lines[: LINES - 1], " ".join(lines[LINES - 1 :])] if len(lines) > LINES else lines
    return tuple(cut_to(line, size) for line in shown) or ("",)


def cut_to(line: str, size: float) -> str:
    """A line that is not too wide."""
    while width_of(line, size) > WIDEST and len(line) > 2:
        line = f"{line[:-2].rstrip()}…"
    return line


def width_of(text: str, size: float) -> int:
    """How wide text is at most."""
    ems = sum(0.42 if c in NARROW else 0.98 if c in WIDE else 0.72 if c.isupper() else 0.64 for c in text)
    return round(ems * size)
