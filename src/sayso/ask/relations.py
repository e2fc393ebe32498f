"""The closed list of relations that a claim can draw between two entities, as a table: one line a relation.

``families`` are predicate families of the extractor. ``words`` are for claims of the family ``other``: a predicate that
contains one of them relates its two ends in just that way. A predicate that is in no line relates nobody: two names in
one sentence are not a tie.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.ask.answers import Relation
from sayso.model.claims import Claim, ClaimKind


@dataclass(frozen=True, slots=True)
class Family:
    """A relation, how it is said in sayso's own neutral words, and whether it has a direction."""

    relation: Relation
    phrase: str
    directed: bool
    families: frozenset[str]
    words: re.Pattern[str] | None


def _line(relation: Relation, phrase: str, families: str, words: str = "", *, directed: bool = False) -> Family:
    pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE) if words else None
    return Family(relation, phrase, directed, frozenset(families.split()), pattern)


FAMILIES: tuple[Family, ...] = (
    _line(
        Relation.SHARED_STAGE,
        "shared a stage with",
        "shared_stage shared_stage_with share_stage shared_platform stand_together",
        r"(?:shar\w+|standing together on|stood together on|together on) (?:a |the )?(?:stage|platform|podium)|"
        r"(?:standing|stood|pictured|photographed|seen) (?:\w+ )?together",
    ),
    _line(
        Relation.APPEARED_ALONGSIDE,
        "appeared alongside",
        "appeared_alongside appear_alongside alongside co_presence copresence with appear_with",
        r"(?:alongside|appear\w* with|side by side)",
    ),
    _line(
        Relation.MET,
        "met",
        "met_with meet met meeting meet_with talks",
        r"(?:met|meets|meeting|meetings|talks|held talks)(?: with)?",
    ),
    _line(
        Relation.HOSTED,
        "hosted",
        "hosted host hosted_reception_for invite receive welcome",
        r"(?:host\w*|invited|received|welcomed)",
        directed=True,
    ),
    _line(
        Relation.ORGANISED,
        "organised",
        "organised organise organize organized organise_event convened convene",
        r"(?:organi[sz]\w+|convened|arranged|staged)",
        directed=True,
    ),
    _line(
        Relation.ATTENDED,
        "attended",
        "attended attend attended_as attended_as:chief_guest participate take_part",
        r"(?:attend\w*|took part in|taking part in|chief guest|guest of honou?r)",
        directed=True,
    ),
    _line(
        Relation.ROLE_IN,
        "is described with a role in",
        "role_in role member_of member employed_by employ work_for membership",
        r"(?:member of|works? for|worked for|employed by)",
        directed=True,
    ),
    _line(
        Relation.CONNECTION_DESCRIBED,
        "is described as connected with",
        "linked_to link links connection connect growing_connection_with contacts contact ties cooperate cooperation "
        "build_links effort_to_build_links_with reputed_political_front_linked_to front front_of open_contacts_with "
        "affiliated affiliate associate",
        r"(?:link\w*|connect\w*|contacts?|ties|tied|front|cooperat\w*|affiliat\w*|associat\w* with)",
    ),
    _line(
        Relation.SUPPORT,
        "supports",
        "support supports provides_shelter_or_support_to shelter fund finance supply arm train aid back donate pay",
        r"(?:support\w*|shelter\w*|fund\w*|financ\w*|suppl(?:y|ies|ied|ying)|back(?:ed|ing|s)|donat\w*)",
        directed=True,
    ),
    _line(
        Relation.AGREEMENT,
        "made an agreement with",
        "agreement agree sign signed deal contract merge merger partner partnership",
        r"(?:signed|agreement|deal|contract|merge[rd]?|merging|partner\w*)(?: with)?",
    ),
    _line(
        Relation.OWNERSHIP,
        "owns or acquires",
        "own owns ownership acquire acquired buy bought sell sold",
        r"(?:owns?|owned|owner of|acquir\w+|bought|buys?|purchas\w+)",
        directed=True,
    ),
    _line(Relation.FOUNDED, "founded", "found founded establish", r"(?:founded|co-founded|established)", directed=True),
    _line(
        Relation.LED,
        "leads",
        "lead leads led head chair run",
        r"(?:leads?|led|heads|headed|chairs|chaired)",
        directed=True,
    ),
    _line(
        Relation.APPOINTED,
        "appointed",
        "appoint appointed hire hired dismiss dismissed suspend suspended elect",
        r"(?:appoint\w*|hired|dismissed|suspended|sacked|promoted|named)",
        directed=True,
    ),
    _line(
        Relation.ACCUSED,
        "accuses",
        "accuse accused accusation allege charge charged sue sued indict convict",
        r"(?:accus\w+|charged|sued|sues|indicted|blam\w+)",
        directed=True,
    ),
    _line(
        Relation.ACTED_AGAINST,
        "acted against",
        "attack attacked arrest arrested detain kill killed strike sanction ban raid seize fight conflict",
        r"(?:attack\w*|arrest\w*|detain\w*|kill\w*|sanction\w*|bann(?:ed|ing)|raid\w*|fined)",
        directed=True,
    ),
    _line(
        Relation.COMMUNICATED,
        "wrote or spoke to",
        "communicate told write wrote call called letter send sent",
        r"(?:wrote to|spoke (?:to|with)|phoned|telephoned)",
        directed=True,
    ),
)
"""Order matters only for the word patterns: the weaker reading (co-presence) is tried before the stronger one."""

PHRASES: dict[Relation, str] = {line.relation: line.phrase for line in FAMILIES} | {
    Relation.SAME_OCCASION: "was on the same occasion as"
}


def relation_of(claim: Claim) -> Family | None:
    """Return the relation that a claim reports, or None: most claims relate nobody."""
    if claim.kind is ClaimKind.ROLE:
        return next(line for line in FAMILIES if line.relation is Relation.ROLE_IN)
    family = claim.family.partition(":")[0]
    for line in FAMILIES:
        if family in line.families:
            return line
    if claim.family not in {"other", ""}:
        return None
    return next((line for line in FAMILIES if line.words is not None and line.words.search(claim.predicate)), None)
