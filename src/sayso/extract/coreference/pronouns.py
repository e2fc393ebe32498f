"""Whom a pronoun refers to: agreement, then who was last in the subject's seat; no answer where two are as good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.acting import is_act
from sayso.extract.coreference.referents import SUBJECTS, Kind, Referent
from sayso.extract.coreference.salience import Scene, best_of, referent_at, speaker_of, weight_of
from sayso.extract.coreference.speech import sayer_above
from sayso.extract.names.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
PRONOUNS = HE | SHE | IT | THEY
_OPENINGS = frozenset({"prep", "advcl"})
_WINDOW = {"person": 3, "they": 2, "it": 1}
_MINDS = frozenset("aware ready confident committed pleased unable able willing open happy sorry concerned".split())
_CROWDS = frozenset("people users fans figures readers viewers customers members others".split())
_IMPERSONAL = frozenset(
    """be happen occur take cost contain seem appear mean show include last begin start end become come turn rain snow
    depend matter follow remain look sound prove read""".split()
)


def resolve_pronoun(token: Token, scene: Scene) -> tuple[Referent, str] | None:
    """Return the referent of a third-person pronoun and the rule that found it, or ``None``."""
    word = token.lower_
    if word in HE or word in SHE:
        return _resolve_person(token, scene, "he" if word in HE else "she")
    if word in THEY:
        return _resolve_they(token, scene)
    return _resolve_it(token, scene)


def _resolve_person(token: Token, scene: Scene, gender: str) -> tuple[Referent, str] | None:
    if token.lower_ in _REFLEXIVES:
        return _doer_itself(token, scene, gender)
    if _is_of_somebody_here(token, scene):
        return None
    fitting = [r for r in scene.referents if r.kind is Kind.PERSON and not r.is_plural and r.gender in {gender, ""}]
    ahead = _ahead(token, scene, gender)
    best = best_of(token, scene, fitting, _WINDOW["person"], gender)
    if ahead is not None and ahead is not best:
        return (ahead, "pronoun.person-ahead") if best is None or _is_controlled(token) else None
    if best is None:
        return None
    if best.gender == "" and token.dep_ in SUBJECTS:
        best.gender = gender
    return best, "pronoun.person"


_REFLEXIVES = frozenset({"himself", "herself"})


def _doer_itself(token: Token, scene: Scene, gender: str) -> tuple[Referent, str] | None:
    """Return the doer of the act that "himself" stands in, and nobody where that is nobody known."""
    verb = next((t for t in token.ancestors if any(c.dep_ in SUBJECTS for c in t.children)), None)
    doer = next((c for c in verb.children if c.dep_ in SUBJECTS), None) if verb is not None else None
    found = referent_at(doer, scene) if doer is not None else None
    fits = found is not None and found.kind is Kind.PERSON and found.gender in {gender, ""}
    return (found, "pronoun.reflexive") if found is not None and fits else None


def _is_of_somebody_here(token: Token, scene: Scene) -> bool:
    """Tell whether a pronoun may be of somebody of its sentence of whom no more is known.

    Of "One of them, who said he feared her", of a client whom a lawyer speaks for, of the owner in "Orel's partner,
    his sister": a name from elsewhere would be a guess.
    """
    return _is_in_relative_of_unknown(token, scene) or _has_client(token) or _is_in_apposition_of_unknown(token, scene)


def _is_in_relative_of_unknown(token: Token, scene: Scene) -> bool:
    clause = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
    who = clause is not None and any(c.lower_ == "who" and c.dep_ in SUBJECTS for c in clause.children)
    if clause is None or not who:
        return False
    named = clause.head.head if clause.head.dep_ == "appos" else clause.head
    return referent_at(named, scene) is None


def _has_client(token: Token) -> bool:
    return any(t.lemma_ == "client" and any(c.dep_ == "poss" for c in t.children) for t in token.doc[: token.i])


def _is_in_apposition_of_unknown(token: Token, scene: Scene) -> bool:
    before = token.doc[token.i - 1] if token.i else None
    if token.dep_ != "poss" or before is None or before.text != ",":
        return False
    owners = [t for t in token.doc[: token.i - 1] if t.dep_ == "poss" and t.pos_ == "PROPN" and t.i + 8 > token.i]
    return bool(owners) and referent_at(owners[-1], scene) is None


def _ahead(token: Token, scene: Scene, gender: str) -> Referent | None:
    """Return the person whom a pronoun in an opening phrase points forward to: "In his report, Orel said …"."""
    if scene.ahead is None or scene.in_quotes:
        return None
    at, referent = scene.ahead
    if referent.kind is not Kind.PERSON or referent.gender not in {gender, ""}:
        return None
    opening = next((t for t in (token, *token.ancestors) if t.dep_ in _OPENINGS and t.head.i == t.doc[at].head.i), None)
    return referent if opening is not None and opening.i < at else None


def _is_controlled(token: Token) -> bool:
    """Tell whether a pronoun stands in a participle whose subject is still to come: "Discussing his trip, Orel …"."""
    verb = next((t for t in token.ancestors if t.dep_ == "advcl"), None)
    return verb is not None and verb.tag_ in {"VBG", "VBN"} and not any(c.dep_ in SUBJECTS for c in verb.children)


def _resolve_they(token: Token, scene: Scene) -> tuple[Referent, str] | None:
    sayer = sayer_above(token)
    speaker = speaker_of(token, scene)
    if speaker is not None and token.dep_ == "nsubj" and (_are_many(speaker) or speaker.kind is Kind.BODY):
        return None if _others_between(sayer, token, plural=True) else (speaker, "pronoun.speaker")
    if sayer is not None and _is_unknown_many(sayer, scene):
        return None
    if _main_subject_is_thing(token, scene, plural=True):
        return None
    if scene.in_quotes and not any(
        s.passage == scene.passage for r in scene.referents for s in r.sightings if s.in_quotes
    ):
        return None
    many = [r for r in scene.referents if _are_many(r) and not _is_crowd(r)]
    best = best_of(token, scene, many, _WINDOW["they"])
    if best is not None:
        return best, "pronoun.plural"
    if any(weight_of(token, scene, r, _WINDOW["they"]) is not None for r in many):
        return None
    return _body_as_many(token, scene)


def _body_as_many(token: Token, scene: Scene) -> tuple[Referent, str] | None:
    """Resolve "they" that act, and "their" in the clause of its owner, to one named body: "the League … their"."""
    bodies = [r for r in scene.referents if r.kind is Kind.BODY and not r.is_plural and r.entity and not r.is_media]
    if token.dep_ in SUBJECTS and _acts(token):
        best = best_of(token, scene, bodies, 1, needs_subject=True)
    elif token.dep_ == "poss" and not any(t.tag_ in {"NNS", "NNPS"} for t in token.doc[: token.i]):
        best = best_of(token, scene, bodies, 0, needs_subject=True)
    else:
        return None
    return (best, "pronoun.body-as-many") if best is not None else None


def _others_between(sayer: Token | None, token: Token, *, plural: bool) -> bool:
    """Tell whether what is said has a subject of its own that agrees: "they said the ferries leak as they …"."""
    if sayer is None:
        return False
    tags = {"NNS", "NNPS"} if plural else {"NN", "NNP"}
    return any(t.dep_ in SUBJECTS and t.tag_ in tags for t in token.doc[sayer.i + 1 : token.i])


def _is_crowd(referent: Referent) -> bool:
    """Tell whether somebody is only people in general, and never did anything: "a wave of people"."""
    return not referent.entity and bool(referent.roles & _CROWDS) and not any(s.is_subject for s in referent.sightings)


def _are_many(referent: Referent) -> bool:
    return referent.is_plural or referent.is_collective


def _is_unknown_many(sayer: Token, scene: Scene) -> bool:
    """Tell whether those who speak may be many and are nobody that was found: "the Arapaho report they …"."""
    return sayer.pos_ != "PRON" and sayer.tag_ in {"NNS", "NNPS", "NNP"} and referent_at(sayer, scene) is None


def _resolve_it(token: Token, scene: Scene) -> tuple[Referent, str] | None:
    """Resolve "it" and "its" to a body or country in the subject's seat; a thing in that seat means no answer."""
    if _is_pleonastic(token):
        return None
    speaker = _spoken_for(token, scene) or speaker_of(token, scene)
    if speaker is not None and token.dep_ == "nsubj" and _is_one_body(speaker) and _minds(token.head):
        between = _others_between(sayer_above(token), token, plural=False)
        return None if between else (speaker, "pronoun.speaker")
    if not (token.lower_ == "its" or (token.dep_ in SUBJECTS and _acts(token)) or _takes_over(token, scene)):
        return None
    if _main_subject_is_thing(token, scene, plural=False):
        return None
    fitting = [r for r in scene.referents if _is_one_body(r)]
    best = best_of(token, scene, fitting, _WINDOW["it"], needs_subject=True)
    if best is None or (not _is_here(best, token, scene) and any(_is_here(r, token, scene) for r in fitting)):
        return None
    return best, "pronoun.body"


_SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})


def _spoken_for(token: Token, scene: Scene) -> Referent | None:
    """Return the body for which somebody speaks where "it" stands: "A spokesman for Selby Dairy said it would …"."""
    sayer = sayer_above(token)
    if sayer is None or scene.in_quotes or sayer.lemma_.lower() not in _SPOKESPEOPLE:
        return None
    owners = [t for prep in sayer.children if prep.lower_ in {"for", "of", "from", "at"} for t in prep.children]
    owners += [child for child in sayer.children if child.dep_ in {"poss", "compound"}]
    bodies = [r for r in (referent_at(t, scene) for t in owners) if r is not None and _is_one_body(r)]
    return bodies[0] if len(bodies) == 1 else None


def _is_here(referent: Referent, token: Token, scene: Scene) -> bool:
    """Tell whether somebody is named in a pronoun's own passage before it."""
    return any(s.passage == scene.passage and s.token < token.i for s in referent.sightings)


def _takes_over(token: Token, scene: Scene) -> bool:
    """Tell whether "It" opens a sentence in the seat that a body had in the one before: "It is also planning …"."""
    if token.i > 0 or token.dep_ != "nsubj" or token.head.dep_ != "ROOT" or not _minds(token.head):
        return False
    before = scene.previous_subject
    return before is not None and any(
        s.passage == scene.passage - 1 and s.token == before.i and r.kind is Kind.BODY
        for r in scene.referents
        for s in r.sightings
    )


def _is_one_body(referent: Referent) -> bool:
    return not referent.is_plural and (referent.kind is Kind.BODY or referent.is_country)


def _minds(verb: Token) -> bool:
    """Tell whether a verb is of a kind that a body can do; "it happened" and "it was an accident" are not."""
    if verb.lemma_.lower() not in _IMPERSONAL:
        return True
    return any(c.lower_ in _MINDS for c in verb.children if c.dep_ == "acomp")


def _acts(token: Token) -> bool:
    """Tell whether a pronoun is the subject of what only people and bodies do."""
    return token.dep_ == "nsubj" and is_act(token.head)


def _is_pleonastic(token: Token) -> bool:
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    words = word_set("nominals", "pleonastic")
    verb = token.head
    if token.dep_ in SUBJECTS and verb.lemma_.lower() in words and (token.dep_ == "nsubjpass" or verb.tag_ != "VBD"):
        return True
    if token.dep_ == "nsubjpass" and verb.lower_ in words:
        return True
    complements = [c for c in verb.children if c.dep_ in {"acomp", "attr", "ccomp", "advcl", "oprd"}]
    return verb.lemma_ == "be" and any(c.lower_ in words or c.dep_ == "ccomp" for c in complements)


def _main_subject_is_thing(token: Token, scene: Scene, *, plural: bool) -> bool:
    """Tell whether a thing that agrees in number holds the nearest subject's seat before the pronoun."""
    subject = _nearest_subject(token)
    passage = scene.passage
    if subject is None:
        subject, passage = scene.previous_subject, scene.passage - 1
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"}:
        return False
    if (subject.tag_ in {"NNS", "NNPS"}) != plural and not any(c.dep_ == "conj" for c in subject.children):
        return False
    return not any(s.passage == passage and s.token == subject.i for r in scene.referents for s in r.sightings)


def _nearest_subject(token: Token) -> Token | None:
    own = token.head.i if token.dep_ in SUBJECTS else -1
    before = [t for t in token.doc[: token.i] if t.dep_ in SUBJECTS and t.head.i != own and t.pos_ != "PRON"]
    return before[-1] if before else None
