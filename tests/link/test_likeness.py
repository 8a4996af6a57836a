"""Likeness of texts: what a sketch keeps, and the runs that two texts share."""

from tests.link.factory import Draft, make_record

from runut.link.likeness import bands, shared_runs, shingles, words_of
from runut.types.record import Record

FERRY = (
    "Kapal feri Norrland merapat di dermaga timur Punta del Este pada Selasa pagi dengan empat puluh peneliti laut",
    "Rombongan itu dijemput wali kota yang semalam suntuk menunggu kabar dari menara radio di bukit sebelah utara",
    "Seorang juru masak menurunkan dua peti ikan kering yang sedianya hendak dijadikan hadiah bagi presiden",
    "Hujan turun sepanjang siang sehingga upacara penyambutan dipindahkan ke gudang garam milik keluarga nelayan",
)
OTHER = (
    "Bank sentral menaikkan suku bunga acuan setengah poin setelah harga gandum naik selama tujuh bulan berturut-turut",
    "Para pedagang di pasar induk mengaku belum merasakan dampak keputusan itu terhadap harga roti dan tepung",
    "Menteri keuangan menjanjikan bantuan bagi penggilingan kecil yang terancam tutup sebelum musim panen berikutnya",
)


def record(*sentences: str, outlet: str = "A") -> Record:
    return make_record(outlet, "2031-03-03", [Draft(text=s + ".") for s in sentences])


def test_words_are_without_case_and_accents_and_keep_their_ranges() -> None:
    one = record("Presiden ERDOĞAN menyumbang Rp 1,5 miliar")
    words = words_of(one)
    assert words.forms == ("presiden", "erdogan", "menyumbang", "rp", "1,5", "miliar")
    assert [one.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)][1] == "ERDOĞAN"


def test_near_copies_share_a_band_and_others_none() -> None:
    texts = (FERRY, (*FERRY, "Demikian laporan kami"), OTHER)
    first, near, other = (set(bands(shingles(words_of(record(*sentences)).forms))) for sentences in texts)
    assert first & near
    assert not first & other


def test_a_text_of_letters_that_change_their_number_keeps_its_ranges() -> None:
    one = record("Di İzmir kapal itu merapat")
    words = words_of(one)
    assert words.forms[:3] == ("di", "izmir", "kapal")
    assert one.text[words.starts[1] : words.ends[1]] == "İzmir"


def test_shared_runs_are_the_longest_and_take_no_word_twice() -> None:
    left = ["a", "b", "c", "d", "e", "x", "y", "a", "b", "c", "d"]
    right = ["q", "a", "b", "c", "d", "r", "a", "b", "c", "d", "e"]
    assert [tuple(run) for run in shared_runs(left, right)] == [(0, 6, 5), (7, 1, 4)]
