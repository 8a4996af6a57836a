"""When and where: the time and the place that belong to an act."""

from runut.annotate.events.match import Hit
from runut.annotate.events.roles import Sides
from runut.annotate.events.scene import Scene
from runut.types.record import Entity, Time
from runut.types.text import Value

_MERGING = ("xcomp",)
_SERIAL = frozenset({"ccomp", "advcl"})
_PARTING = frozenset({"SCONJ", "CCONJ", "PUNCT"})
_YEAR = 4  # digits
_CONCRETE = ("DATE", "TIME")
_PRESS = frozenset({"outlet", "agency"})
_SAID = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


class When(Value, frozen=True, kw_only=True):
    """The time expression of an act, and its value with the first and last day that it allows."""

    time: str | None = None
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None


def find_when(scene: Scene, hit: Hit) -> When:
    """The time that stands in the act's own clause, the nearest first."""
    mine = _clause(scene, hit.head)
    times = _sentence_times(scene, hit)
    own = [] if hit.trigger.verbal else [time for time in times if _is_inside(scene, hit, time)]
    near = own or [time for time in times if _belongs(scene, hit, time, mine)] or _shared(scene, hit, mine, times)
    near = near or _of_conjunct(scene, mine, times)
    if not near:
        return When()
    best = min(near, key=_nearness(scene, hit))
    moved = [time for time in near if _is_put_off(scene, time)]
    if moved:  # `diundur dari 5 Mei menjadi 12 Mei`: the last day named is the new one
        last = max(moved, key=_starts)
        return When(time=last.id, value=last.value, earliest=last.earliest, latest=last.latest)
    return _spanned(scene, best, near)


def _starts(time: Time) -> int:
    return time.start


def _is_put_off(scene: Scene, time: Time) -> bool:
    """Whether a day is the one to which something is put off: it hangs on the word that says so, by a limit or aim."""
    word = scene.tree.head_of(time.start, time.end)
    first = min(scene.tree.words_in(time.start, time.end), default=0)
    if word is None or not first or scene.low[first - 1] not in scene.lexicon.spans | scene.lexicon.moves:
        return False
    return any(scene.cue("governor", node) == "postponed" for node in [*scene.tree.ancestors(word)][:2])


def _shared(scene: Scene, hit: Hit, clause: int, times: list[Time]) -> list[Time]:
    """A `ketika` clause has the time of the clause it leans on, and so has the talk that a journey is made for; a
    second conjunct has one that stands before the first; what a statement says, the statement's."""
    if hit.trigger.type in _SAID and (stated := _stated(scene, clause, times)):
        return stated
    head = scene.words[clause].head
    if head < 0:
        return []
    governing = _clause(scene, head)
    joined = scene.tree.relation(clause) == "conj"
    if not joined and not _is_at_once(scene, hit, clause):
        return []
    words = ((time, scene.tree.head_of(time.start, time.end)) for time in times)
    return [t for t, w in words if w is not None and _clause(scene, w) == governing and (w < governing or not joined)]


def _of_conjunct(scene: Scene, clause: int, times: list[Time]) -> list[Time]:
    """`menyerang X dan menembaki Y pada Rabu`: the time behind the second of two acts is that of the first too."""
    verbs = [c for c in scene.tree.children(clause, "conj") if scene.is_verb(c) and not scene.own_subjects(c)]
    joined = {c for c in verbs if not any(scene.words[i].upos == "PUNCT" for i in range(clause, c))}
    words = ((time, scene.tree.head_of(time.start, time.end)) for time in times)
    return [t for t, w in words if w is not None and scene.clause(w) in joined and w > scene.clause(w)]


def _is_at_once(scene: Scene, hit: Hit, clause: int) -> bool:
    """Whether a clause says what happens at the time of the one it leans on."""
    marks = {scene.cue("mark", c) for c in scene.tree.children(clause, "mark")}
    if marks & {"when", "once"}:
        return True
    return hit.trigger.type == "CONSULT" and "purpose" in marks and not scene.own_subjects(clause)


def _stated(scene: Scene, clause: int, times: list[Time]) -> list[Time]:
    """`dalam pernyataan yang dirilis Rabu, X mengecam …`: the day of a statement."""
    papers = [c for c in scene.tree.children(clause, "obl") if scene.cue("statement", c)]
    words = ((time, scene.tree.head_of(time.start, time.end)) for time in times)
    return [t for t, w in words if w is not None and set(papers) & {*[*scene.tree.ancestors(w)][:2]}]


class _Nearness:
    def __init__(self, scene: Scene, hit: Hit) -> None:
        self._start = scene.words[hit.first].start
        self._end = scene.words[hit.last].end

    def __call__(self, time: Time) -> tuple[int, int]:
        vague = time.value in _VAGUE
        return vague, self._start - time.end if time.end <= self._start else time.start - self._end


def _nearness(scene: Scene, hit: Hit) -> _Nearness:
    return _Nearness(scene, hit)


def _sentence_times(scene: Scene, hit: Hit) -> list[Time]:
    sentence = scene.reading.syntax.sentences[scene.sentence_of[hit.head]]
    return [
        time for time in scene.reading.times if sentence.start <= time.start < sentence.end and time.type in _CONCRETE
    ]


def _belongs(scene: Scene, hit: Hit, time: Time, mine: int) -> bool:
    if _is_of_teller(scene, hit, time):
        return False
    word = scene.tree.head_of(time.start, time.end)
    if word is None or (_is_year(scene, time) and _is_of_noun(scene, hit, word)):
        return False
    return _is_inside(scene, hit, time) or _clause_of(scene, word) == mine


def _is_inside(scene: Scene, hit: Hit, time: Time) -> bool:
    """Whether a time hangs on the act's own words, or on a relative clause that describes a nominal act."""
    word = scene.tree.head_of(time.start, time.end)
    if word is None:
        return False
    for node in [word, *scene.tree.ancestors(word)][:3]:
        if node in (hit.head, hit.object):
            return True
        if scene.opens_clause(node):
            since = any(scene.cue("since", c) for c in scene.tree.children(word, "case"))
            lasts = scene.words[node].voice == "passive" and scene.cue("governor", node) in ("light", "happen")
            if (hit.trigger.verbal and not lasts) or since or scene.tree.relation(node) != "acl":
                return False
    return False


def _is_year(scene: Scene, time: Time) -> bool:
    """Whether a time is a year by its number alone."""
    near = scene.tree.words_in(time.start, time.end)
    told = any(scene.cue(place, i) for i in near for place in ("past", "coming", "definite"))
    return len(time.value or "") == _YEAR and not told


def _is_of_noun(scene: Scene, hit: Hit, word: int) -> bool:
    """`perjanjian 2015`, `kandidat tahun 2020`: a year without a preposition says which one a noun is, not when."""
    head = scene.words[word].head
    if head < 0 or scene.words[head].upos not in ("NOUN", "PROPN") or hit.first <= head <= hit.last:
        return False
    bare = not scene.tree.children(word, "case") and scene.tree.relation(word) in ("nmod", "nummod", "compound", "flat")
    return bare and head not in (hit.head, hit.object) and scene.tree.relation(head) != "obl"


def _is_of_teller(scene: Scene, hit: Hit, time: Time) -> bool:
    """`dilansir AFP, Rabu, …`, `"…," kata X, Rabu`: the day on which something was told, not done."""
    text, start = scene.reading.article.text, scene.words[hit.first].start
    quoted = (q for q in scene.reading.quotations if q.direct and q.start <= start < q.end)
    if hit.trigger.type not in _SAID and any(not q.start <= time.start < q.end for q in quoted):
        return True
    clause = scene.clause(hit.head)
    if any(scene.words[s].start < time.start < scene.words[clause].start for s in scene.own_subjects(clause)):
        return False  # `serangan itu, seperti dilansir AFP, Rabu, menghantam …` may mean either day
    cited = (a for a in scene.reading.attributions if a.kind in _PRESS and a.end <= time.start)
    between = (text[a.end : time.start].strip(" ,(").lower() for a in cited)
    return any(not gap or gap in scene.lexicon.cues["on"] for gap in between)


def _clause_of(scene: Scene, word: int) -> int:
    """A time's clause: a comma parts it from one that tells whence it is known, whatever the reader says."""
    node = scene.clause(word)
    if scene.tree.relation(node) in ("advcl", "parataxis") and _is_cut_off(scene, word, node):
        return _clause(scene, scene.words[node].head)
    return _clause(scene, word)


def _is_cut_off(scene: Scene, word: int, verb: int) -> bool:
    """`seperti diketahui, pada Mei …`, `… pada Mei, sebagaimana dilansir X`: whether a time is outside the clause."""
    others = [c for c in scene.tree.children(verb) if c != word and scene.words[c].upos != "PUNCT"]
    if word < verb:
        return any(scene.words[i].upos == "PUNCT" and min(others, default=verb) > i for i in range(word, verb))
    named = any(scene.tree.relation(c) in ("nsubj", "obj", "obl", "ccomp") for c in others)
    return not named and word < scene.words[verb].head


def _clause(scene: Scene, index: int) -> int:
    """The clause that a word's time counts for: complements without a subject go with their governor."""
    node = scene.clause(index)
    for _ in range(4):
        head = scene.words[node].head
        relation = scene.tree.relation(node)
        own = scene.own_subjects(node)
        governor = scene.cue("governor", head) if head >= 0 else None
        if head < 0:
            return node
        governed = relation == "ccomp" and governor is not None
        loose = not own and governor != "report" and (governed or _is_in_one_breath(scene, head, node))
        if relation not in _MERGING and not loose:
            return node
        node = scene.clause(head)
    return node


def _is_in_one_breath(scene: Scene, first: int, second: int) -> bool:
    """`terbang ke X menemui Y`: two verbs in a row, nothing between them that opens or parts a clause."""
    serial = scene.tree.relation(second) in _SERIAL and scene.is_verb(first) and scene.is_verb(second)
    between = range(first + 1, second)
    return serial and first < second and not any(scene.words[i].upos in _PARTING for i in between)


def _spanned(scene: Scene, best: Time, near: list[Time]) -> When:
    """`dari Senin hingga Rabu`: two times that a word of span joins make one range."""
    for first, second in zip(near, near[1:], strict=False):
        between = scene.reading.article.text[first.end : second.start].strip().lower()
        if best in (first, second) and between in scene.lexicon.spans and first.value not in _VAGUE:
            return When(
                time=first.id, value=f"{first.value}/{second.value}", earliest=first.earliest, latest=second.latest
            )
    if _is_limit(scene, best):
        return When(time=best.id, latest=best.latest)
    value = None if best.value in _VAGUE else best.value
    return When(time=best.id, value=value, earliest=best.earliest, latest=best.latest)


def _is_limit(scene: Scene, time: Time) -> bool:
    """`menutup bandara hingga Rabu`: the day until which something holds, which says nothing of its beginning."""
    first = min(scene.tree.words_in(time.start, time.end), default=0)
    return first > 0 and scene.low[first - 1] in scene.lexicon.spans and scene.words[first - 1].upos != "PUNCT"


def find_place(scene: Scene, hit: Hit, sides: Sides) -> Entity | None:
    """Where the act takes place: `di` or `ke` in its clause, else the side that it is done to."""
    for index in _place_words(scene, hit):
        found = [e for e in _places_at(scene, index) if e.type in ("GPE", "LOC", "FAC")]
        if found:
            return found[0]
    if hit.trigger.mode == "visit" or hit.trigger.type == "ASSAULT":
        for index in (*sides.recipient_words, *scene.tree.children(hit.head, "obj")):
            found = [e for e in _places_at(scene, index) if e.type in ("GPE", "LOC", "FAC")]
            if found:
                return found[0]
    return None


def _places_at(scene: Scene, index: int) -> tuple[Entity, ...]:
    word = scene.words[index]
    return scene.mentions.at(word.start, word.end) or scene.entities_of(index)


def _place_words(scene: Scene, hit: Hit) -> list[int]:
    head = hit.head
    found = [c for c in scene.tree.subtree(head) if c > hit.first and scene.at(c) and _near_clause(scene, c, head)]
    clause = scene.clause(head)
    found += [c for c in scene.tree.children(clause, "obl") if scene.at(c)]
    governor = scene.words[head].head
    if governor >= 0:
        found += [c for c in scene.tree.children(governor, "obl", "nmod") if scene.at(c) == "in"]
    return list(dict.fromkeys(found))


def _near_clause(scene: Scene, index: int, head: int) -> bool:
    """Whether no other clause stands between a word and the act."""
    for node in scene.tree.ancestors(index):
        if node == head:
            return True
        if scene.opens_clause(node):
            return False
    return False
