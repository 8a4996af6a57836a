"""The drawing of who has it from whom: nothing lies on anything else, whatever the number of outlets."""

from itertools import combinations

import pytest

from runut.present.board.graph import Box, Drawing, draw
from runut.present.board.relaying import Hop, Origin, Relaying, Silent, Tie

RADIO = "Radio of the Far Harbour and of the Lighthouses"


def hop(teller: str, source: str, tie: Tie = "said", origins: tuple[int, ...] = (1,)) -> Hop:
    return Hop(
        teller=teller,
        source=source,
        tie=tie,
        articles=(teller,),
        statuses=("rumoured", "denied"),
        origins=origins,
        words=(),
    )


def origin(number: int, name: str, *members: str) -> Origin:
    return Origin(
        number=number,
        name=name,
        members=(name, *members),
        because=(),
        cites=("anonymous source",),
        articles=(),
        statuses=("rumoured",),
    )


def relaying(origins: list[Origin], hops: list[Hop], silent: int = 0) -> Relaying:
    return Relaying(
        articles=len(hops) + silent,
        origins=tuple(origins),
        hops=tuple(hops),
        others=(),
        silent=tuple(Silent(outlet=f"Quiet {n}", statuses=("occurred",), articles=()) for n in range(silent)),
        repeating=(),
    )


MANY = [hop(f"Outlet number {n}", "Ministry" if n % 3 else RADIO, "copy" if n % 4 else "said") for n in range(30)]
DEEP = [
    hop("A", "B"),
    hop("B", RADIO),
    hop(RADIO, "Ministry"),
    hop("A", "Ministry"),
    hop("C", "Paper"),
    hop("A", "Paper"),
]
CASES = {
    "one": relaying([origin(1, "Ministry")], []),
    "deep": relaying([origin(1, "Ministry", "Spokesman"), origin(2, "Paper")], DEEP, silent=3),
    "many": relaying([origin(1, "Ministry"), origin(2, RADIO)], MANY, silent=12),
    "copies of one who is no origin": relaying([origin(1, "Ministry")], [hop("A", "B", "copy")]),
}


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Relaying:
    return CASES[request.param]


def drawn(case: Relaying) -> Drawing:
    return draw(case, str)


def meets(a: Box, b: Box) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + b.height and b.y < a.y + a.height


def test_no_box_lies_on_another_and_all_lie_inside(case: Relaying) -> None:
    drawing = drawn(case)
    boxes = [*drawing.boxes, *drawing.silent]
    assert not [(a.name, b.name) for a, b in combinations(boxes, 2) if meets(a, b)]
    assert all(b.x >= 0 and b.y >= 0 for b in boxes)
    assert all(b.x + b.width <= drawing.width and b.y + b.height <= drawing.height for b in boxes)


def test_every_hop_is_a_line_that_leads_to_the_right(case: Relaying) -> None:
    drawing = drawn(case)
    left = {box.name: box.x for box in drawing.boxes}
    assert [(line.teller, line.source, line.tie) for line in drawing.lines] == [
        (hop.teller, hop.source, hop.tie) for hop in case.hops
    ]
    assert all(left[line.teller] < left[line.source] for line in drawing.lines)


def test_origins_alone_have_a_number_and_the_last_column() -> None:
    drawing = drawn(CASES["deep"])
    numbered = [box for box in drawing.boxes if box.number]
    assert [(box.name, box.number) for box in numbered] == [("Ministry", 1), ("Paper", 2)]
    assert {box.x for box in numbered} == {max(box.x for box in drawing.boxes)}


def test_a_line_that_passes_a_column_crosses_no_box() -> None:
    drawing = drawn(CASES["deep"])
    long = next(line for line in drawing.lines if (line.teller, line.source) == ("A", "Paper"))
    heights = [int(part.split("C")[0].split(" ")[-1]) for part in long.path.split("L")[1:]]
    boxes = {box.name: box for box in drawing.boxes}
    assert heights
    for box in (boxes["B"], boxes[RADIO], boxes["C"]):
        assert not any(box.y < y < box.y + box.height for y in heights)


def test_who_copies_one_story_of_an_outlet_is_not_led_to_the_source_of_another() -> None:
    hops = [hop("Gazette", "Ministry"), hop("Gazette", "Paper", origins=(2,)), hop("Copyist", "Gazette", "copy")]
    drawing = drawn(relaying([origin(1, "Ministry"), origin(2, "Paper")], hops))
    gazettes = [box for box in drawing.boxes if box.name == "Gazette"]
    assert len(gazettes) == 2
    assert len([line for line in drawing.lines if line.teller == "Copyist"]) == 1


def test_long_names_are_broken_and_cut_within_their_box() -> None:
    endless = "Directorate " * 20
    box = draw(relaying([origin(1, endless)], []), str).boxes[0]
    assert len(box.lines) == 3
    assert box.lines[-1].endswith("…")
    assert box.width < 300
