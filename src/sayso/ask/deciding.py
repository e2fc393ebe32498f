"""From what a person says of two names to judgements: one is the same as the other, is not, or cannot be told.

What a person says must come true, or be refused with the reason: a judgement that an earlier one stands against would
change nothing, and whoever makes it would never know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from sayso.ask.story_statements import listed
from sayso.ask.who import WhoIsWho
from sayso.ask.who_words import change_line, name_line, sentence
from sayso.errors import BadDecision
from sayso.model.identity import Entity, NameUse, Sameness
from sayso.model.judgements import Anchor, Change, Judgement, Verdict
from sayso.resolve.clusters import Pair, pair_of
from sayso.resolve.rulings import counts

MOST_PAIRS = 5_000
"""Of two entities with very many names each, so many pairs are parted; groups hold together by what joined them."""

Quote = Callable[[NameUse], str]
"""The words of a report where it uses a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a change did: in sentences, and what else is otherwise because of it.

    ``entities`` are those that it concerned, as they are now; ``fallen`` says which earlier links hold no more, and
    ``risen`` which hold again. ``overrules`` says what rules hold against it, each with its reasons.
    """

    change: Change
    lines: tuple[str, ...]
    entities: tuple[Entity, ...] = ()
    fallen: tuple[str, ...] = ()
    risen: tuple[str, ...] = ()
    overrules: tuple[str, ...] = ()


def say_same(who: WhoIsWho, ids: Sequence[str], quote: Quote) -> tuple[Judgement, ...]:
    """Return the judgements that make the first of these one with each other, each with all that is one with it.

    Where rules keep some of their names apart, these are judged to be one as well: else rules would part what a person
    has joined.

    Raises:
        BadDecision: if there are not two, or an earlier judgement stands against it.
    """
    pairs = [pair_of(_one_name(who, ids[0]), _one_name(who, other)) for other in ids[1:]]
    _check_pairs(who, pairs)
    ruled = _ruled(who)
    pairs = [pair for pair in dict.fromkeys(pairs) if set(ruled.get(pair, {})) != {Verdict.POSITIVE}]
    if not pairs:
        raise BadDecision("They were judged to be the same before.", hint="`sayso history` tells who did.")
    pairs = list(dict.fromkeys([*pairs, *(apart for pair in pairs for apart in _kept_apart(who, pair))]))
    made = tuple(_judge(who, pair, Verdict.POSITIVE, quote) for pair in pairs)
    then = who.with_judgements(made).identities
    for left, right in pairs:
        if then.canonical(left) != then.canonical(right):
            raise _stands_against(who, [left, right])
    return made


def _kept_apart(who: WhoIsWho, pair: Pair) -> Iterator[Pair]:
    """Yield the pairs of names of two entities that rules keep apart."""
    left, right = (set(_ids(who, who.identities.canonical(id_))) for id_ in pair)
    for proposal in who.proposals:
        if proposal.level is Sameness.DIFFERENT:
            ends = proposal.left, proposal.right
            if (ends[0] in left and ends[1] in right) or (ends[0] in right and ends[1] in left):
                yield pair_of(*ends)


def say_different(who: WhoIsWho, one: str, others: Sequence[str], quote: Quote) -> tuple[Judgement, ...]:
    """Return the judgements that part one from the others, each with all that is one with it.

    Of an entity (``who-``) its own names can be taken out; two names of one entity are parted as a pair, and the rest
    of it stays with the one that it is joined to by the older judgement.

    Raises:
        BadDecision: if they are not two, or were parted before.
    """
    taken = [id_ for other in others for id_ in _ids(who, other)]
    kept = [id_ for id_ in _ids(who, one) if id_ not in set(taken)]
    pairs = list(islice((pair_of(left, right) for left, right in product(kept, taken)), MOST_PAIRS))
    _check_pairs(who, pairs)
    ruled = _ruled(who)
    pairs = [pair for pair in dict.fromkeys(pairs) if Verdict.NEGATIVE not in ruled.get(pair, {})]
    if not pairs:
        raise BadDecision("They were judged to be different before.", hint="`sayso history` tells who did.")
    return tuple(_judge(who, pair, Verdict.NEGATIVE, quote) for pair in pairs)


def say_unsure(who: WhoIsWho, ids: Sequence[str], quote: Quote) -> tuple[Judgement, ...]:
    """Return the judgement that nobody can tell whether the first of these is one with each other.

    Raises:
        BadDecision: if there are not two, or an earlier judgement says more.
    """
    pairs = [pair_of(_one_name(who, ids[0]), _one_name(who, other)) for other in ids[1:]]
    _check_pairs(who, pairs)
    ruled = _ruled(who)
    for pair in pairs:
        for verdict, change in ruled.get(pair, {}).items():
            if verdict in (Verdict.NEGATIVE, Verdict.UNSURE):
                raise _refused(f"{sentence(change_line(change))} stands against it.", change)
    made = tuple(_judge(who, pair, Verdict.UNSURE, quote) for pair in dict.fromkeys(pairs))
    then = who.with_judgements(made)
    for left, right in pairs:
        if then.identities.canonical(left) == then.identities.canonical(right):
            raise _are_one(then, left)
    return made


def overruled(before: WhoIsWho, after: WhoIsWho) -> Iterator[str]:
    """Yield what rules keep apart that people have joined since, with what speaks against it."""
    for proposal in before.proposals:
        pair = proposal.left, proposal.right
        if proposal.level is Sameness.DIFFERENT and not _is_one(before, pair) and _is_one(after, pair):
            names = " and ".join(name_line(before, id_) for id_ in pair)
            against = [reason for reason in proposal.reasons if reason.rule.startswith("differs.")]
            yield f"{names}: {' '.join(reason.note or reason.rule for reason in against)}"


def _is_one(who: WhoIsWho, pair: Pair) -> bool:
    return who.identities.canonical(pair[0]) == who.identities.canonical(pair[1])


def _check_pairs(who: WhoIsWho, pairs: Sequence[Pair]) -> None:
    if not pairs:
        raise BadDecision("That takes two names.", hint="Give two, each as “name@report” or by its id.")
    for left, right in pairs:
        if left == right:
            raise BadDecision(
                f"Both stand for {name_line(who, left)}.", hint="Give two, each as “name@report” or by its id."
            )


def _one_name(who: WhoIsWho, id_: str) -> str:
    """Return the id by which a ruling names an entity: its smallest member; any other id as it is."""
    entity = who.identities.by_id.get(id_)
    return id_ if entity is None else entity.members[0]


def _ids(who: WhoIsWho, id_: str) -> tuple[str, ...]:
    entity = who.identities.by_id.get(id_)
    return (id_,) if entity is None else _all_ids(entity)


def _all_ids(entity: Entity) -> tuple[str, ...]:
    return *entity.members, *entity.places, *entity.records


def _judge(who: WhoIsWho, pair: Pair, verdict: Verdict, quote: Quote) -> Judgement:
    anchors = tuple(_anchors(who, pair, quote))
    return Judgement(left=pair[0], right=pair[1], verdict=verdict, anchors=anchors)


def _anchors(who: WhoIsWho, pair: Iterable[str], quote: Quote) -> Iterator[Anchor]:
    for id_ in pair:
        known = who.by_id.get(id_)
        if known is not None:
            use = known.uses[0]
            yield Anchor(document=use.document, span=use.span, quote=quote(use))


def _ruled(who: WhoIsWho) -> dict[Pair, dict[Verdict, Change]]:
    """Return what people ruled on each pair and holds, with the change that did."""
    found: dict[Pair, dict[Verdict, Change]] = {}
    for judgement in who.judgements:
        if judgement.change is not None and counts(judgement) and judgement.verdict is not Verdict.NONE:
            pair = pair_of(judgement.left, judgement.right)
            found.setdefault(pair, {})[judgement.verdict] = judgement.change
    return found


def _stands_against(who: WhoIsWho, ids: Iterable[str]) -> BadDecision:
    """Return the error that names the change which keeps two apart."""
    groups = [set(_ids(who, who.identities.canonical(id_))) | {id_} for id_ in ids]
    for (left, right), verdicts in sorted(_ruled(who).items()):
        if (left in groups[0] and right in groups[1]) or (left in groups[1] and right in groups[0]):
            for verdict in (Verdict.NEGATIVE, Verdict.UNSURE):
                if verdict in verdicts:
                    change = verdicts[verdict]
                    words = f"{name_line(who, left)} and {name_line(who, right)}"
                    return _refused(f"{sentence(change_line(change))} stands against it: {words}.", change)
    return BadDecision("An earlier judgement stands against it.", hint="`sayso history` lists them.")


def _are_one(who: WhoIsWho, id_: str) -> BadDecision:
    """Return the error that names the newest change that makes an entity one."""
    links = who.links.get(who.identities.canonical(id_), ())
    changes = [link.change for link in links if link.change is not None]
    newest = max(changes, key=lambda change: (change.at, change.number))
    return _refused(f"They are one by {listed(sorted({change_line(change) for change in changes}))}.", newest)


def _refused(message: str, change: Change) -> BadDecision:
    return BadDecision(message, hint=f"If that was wrong: sayso undo {change.number} --why …")
