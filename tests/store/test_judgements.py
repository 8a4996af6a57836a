"""Judgements: kept in order, never lost, undone only once."""

import pytest
from tests.store.conftest import Fresh

from runut.errors import StoreError
from runut.store.casebook import KeptJudgement


def test_judgements_are_kept_and_undone(fresh: Fresh) -> None:
    with fresh() as casebook:
        first = casebook.judge(b'{"kind":"note","text":"periksa lagi"}', by="ani", at="2031-05-02T08:00:00+00:00")
        second = casebook.judge(b'{"kind":"same"}', by="budi", at="2031-05-03T08:00:00+00:00")
        assert [one.kind for one in casebook.judgements()] == ["note", "same"]
        casebook.undo(first, by="budi", at="2031-05-04T08:00:00+00:00")
        assert [one.id for one in casebook.judgements()] == [second]
        assert casebook.judgements(active=False)[0] == KeptJudgement(
            id=first,
            kind="note",
            body=b'{"kind":"note","text":"periksa lagi"}',
            by="ani",
            made="2031-05-02T08:00:00+00:00",
            undone_by="budi",
            undone="2031-05-04T08:00:00+00:00",
        )
        with pytest.raises(StoreError, match="undone already"):
            casebook.undo(first, by="ani", at="2031-05-05T08:00:00+00:00")
        with pytest.raises(StoreError, match="there is none"):
            casebook.undo(99, by="ani", at="2031-05-05T08:00:00+00:00")
