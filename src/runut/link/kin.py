"""Which predicates may name one act: reports call one thing a strike, a bombing or an attack, and a plea a demand.

A predicate that stands in no family is one of its own.
"""

from runut.types.record import Event, EventType

_FAMILIES: dict[str, str] = {
    "visit": "visit; arrive in; travel to",
    "phone": "phone; hold a video call; meet virtually",
    "meet": (
        "meet; meet one to one; hold a summit; talk; negotiate; hold talks; hold peace talks; hold a "
        "dialogue; consult; "
        "hold consultations; exchange views; discuss; receive; host"
    ),
    "summit": "hold a conference; hold a session",
    "accord": (
        "agree; reach an agreement; sign a treaty; ratify; accede to; make peace; reconcile; ally; declare a "
        "partnership; "
        "establish relations; restore relations; normalise relations; strengthen relations"
    ),
    "support": "support; express support; defend; rally support",
    "attack": (
        "attack; attack by drone; attack by suicide bomb; attack on the ground; attack with chemicals; attack"
        " with guns; attack with missiles; blow up; bomb; bomb from the air; bombard; conduct a military "
        "operation; counterattack; destroy; fire; fire missiles; hit; invade; kill; massacre; shoot; shoot "
        "at; storm"
    ),
    "fight": "fight; wage war; clash; exchange fire",
    "deploy": "deploy; deploy arms; deploy troops; send troops; move troops; mass troops; reinforce; mobilise",
    "alert": "be on alert; put on alert; raise readiness",
    "truce": "cease fire; cease hostilities; end hostilities; pause fighting; lay down arms",
    "withdraw": "withdraw; withdraw troops; vacate",
    "sanction": "impose sanctions; impose an embargo; freeze; blacklist",
    "stop": "stop; end; suspend",
    "arm": "arm; give arms; send arms; give military aid",
    "aid": "aid; give aid; send aid; donate; fund",
    "arrest": "arrest; detain; imprison",
    "seize": "seize territory; annex; occupy; take over",
    "expel": "deport; drive out; evict; expel by force",
    "besiege": "besiege; blockade; cut off",
    "demonstrate": "demonstrate; march; take to the streets",
    "demand": "appeal; ask; call for; demand; press; request; urge; repeat a demand",
    "seek help": "ask for help; seek help; seek support",
    "propose": "propose; present a proposal",
    "threaten": (
        "warn; threaten; threaten an attack; threaten consequences; threaten war; threaten restrictions; give"
        " an ultimatum; "
        "intimidate"
    ),
    "refuse": (
        "refuse; dismiss; reject a proposal; reject a demand; oppose; object; rule out; refuse help; deny an "
        "accusation; "
        "ignore a demand"
    ),
    "accuse": "accuse; blame; charge; suspect",
    "condemn": "condemn; criticise; deplore; rebuke; protest to; express concern; complain of",
}
_FAMILY = {predicate: family for family, row in _FAMILIES.items() for predicate in row.split("; ")}
# Acts of words.
WORDS: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "SUPPORT", "AGREE"})
_TYPES_PLANNED_ONCE: frozenset[EventType] = frozenset({"RETREAT", "SANCTION", "COOPERATE"})


def family_of(event: Event) -> str:
    """The family of an act: a visit never is a phone call, but talks and a meeting can be the same."""
    if event.type == "CONSULT" and event.mode == "phone":
        return "phone"
    return _FAMILY.get(event.predicate, event.predicate)


def is_one_off(event: Event, family: str) -> bool:
    """Whether an act is looked for again later: a plan for it is the plan for the next, and their reports may lie far
    apart. Attacks and statements recur, so that only reports of about the same days can mean the same one."""
    return family in ONE_OFF or event.type in _TYPES_PLANNED_ONCE


PAIRED = frozenset({"meet", "phone", "accord", "summit"})
MUTUAL = PAIRED | {"fight"}  # done by each side to the other, so that it has no direction
ONE_OFF = PAIRED | {"visit", "attend", "truce", "withdraw", "sanction", "stop"}
SUMMITS = frozenset({"hold a summit", "hold a conference", "hold a session"})
