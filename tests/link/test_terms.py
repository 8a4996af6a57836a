"""Terms of office: what reports say, beside what the gazetteer knows."""

from tests.link.factory import make_record

from runut.lang.pack import load_pack
from runut.link.find import link_records
from runut.types.brief import OfficeTerm
from runut.types.record import Record


def terms(*records: Record) -> list[OfficeTerm]:
    return list(link_records(records, pack=load_pack("id")).offices)


def report(outlet: str, day: str | None, *offices: tuple[str, str, str | None]) -> Record:
    return make_record(outlet, day, [], offices=offices)  # type: ignore[arg-type]


BIDEN = ("Joe Biden", "president", "United States")


def test_a_term_begins_on_its_known_day_and_an_open_one_ends_with_the_last_report() -> None:
    (term,) = terms(report("A", "2023-03-01", BIDEN))
    assert (term.from_, term.to, term.known_from, term.known_to) == ("2021-01-20", "2023-03-01", "2021-01-20", None)


def test_what_is_known_to_have_ended_since_is_not_told_beforehand() -> None:
    (early,) = terms(report("A", "2024-11-01", BIDEN))
    assert (early.to, early.known_to) == ("2024-11-01", None)


def test_a_title_kept_after_the_term_stands_beside_what_is_known() -> None:
    (term,) = terms(report("A", "2025-06-01", BIDEN))
    assert (term.from_, term.to, term.known_to) == ("2025-06-01", "2025-06-01", "2025-01-20")


def test_two_terms_of_one_person_stay_apart() -> None:
    trump = ("Donald Trump", "president", "United States")
    found = terms(report("A", "2018-05-01", trump), report("B", "2025-05-01", trump))
    assert {term.known_from for term in found} == {"2017-01-20", "2025-01-20"}


def test_an_office_of_nothing_is_that_of_the_only_thing_that_it_can_be() -> None:
    found = terms(report("A", "2023-03-01", BIDEN), report("B", "2023-03-02", ("Joe Biden", "president", None)))
    assert [(term.of, len(term.articles)) for term in found] == [("United States", 2)]


def test_whom_the_gazetteer_does_not_know_holds_it_as_long_as_reports_say() -> None:
    (term,) = terms(report("A", "2031-03-01", ("Katla Brynjars", "prime minister", "Iceland")))
    assert (term.from_, term.to, term.known_from) == ("2031-03-01", "2031-03-01", None)


def test_a_former_office_is_no_term() -> None:
    (term,) = terms(report("A", "2025-06-01", ("Joe Biden", "former president", "United States")))
    assert (term.known_from, term.known_to) == (None, None)
