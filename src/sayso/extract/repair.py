"""Mend what the parser is known to get wrong in news, before anyone reads the parse.

Each repair rests on a contradiction inside the parse itself, so that a right parse is never touched:

* a noun that has a subject of its own, and no article, is a verb ("His visits reportedly *date* back to …");
* a hyphenated name is no verb;
* a verb of saying has one subject: in "The lock jammed, said the engineer" what stands before it is a clause;
* "a" cannot belong to a plural: in "…, a move residents say shows …" the article's noun stands in apposition, the
  plural is the subject of the act of saying, and what follows the act is its content;
* a verb of saying behind a whole clause and a comma has a subject: "…, a clerk told the Post", "…, the Post reported";
* a finite verb has no article: in "An undated video shows director Ada Wick" the article's noun is its subject; nor has
  a plain one: "saw the river *flood* the yard";
* a plain verb has no article, and no compound: in "left the luggage hold open" the hold is a noun;
* nobody's cello is a spokeswoman: in "the theft of a cello, spokeswoman Ada Wick said" the name is the speaker;
* what was said after an act is not said by it twice: in "Growers left after the chair, Jo Reed, said the shed would
  close" the chair says what follows, and the growers left;
* who has a name is not named again: in "a neighbour of Mr Holt, a welder named Gus Tarrow" the welder is the neighbour;
* a thing is not said: in "The painting Grey Harbour has been missing, the museum said" the name stands beside the noun;
* nobody is of what he stands accused of: in "accused the museum of neglect" neglect belongs to the accusing;
* a court rules and is not told so: in "Magistrates heard that the firm spilled oil and fined it" the magistrates fined;
* no date alleges anything: in "the article published on 3 September, which alleged" the article does;
* a body is no person: in "The head of Larkhill Zoo, Tom Reed, …" the name stands beside the head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.extract.nouns import nouns_of
from sayso.extract.syntax import children, first, is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_SENSES = frozenset({"see", "hear", "watch", "feel", "notice"})
_LEAVING = frozenset({"leave", "find", "keep"})
"""Verbs that take a thing and how it is, and never a plain verb: "found the hold empty"."""
_SPEECH = frozenset("say add tell note explain warn report announce write insist claim argue admit reply".split())


def repair(doc: Doc) -> Doc:
    """Mend the parse of a passage in place and return it."""
    for token in doc:
        if _is_verb_tagged_noun(token):
            token.pos_, token.tag_ = "VERB", "VBP"
    for token in doc:
        _keep_noun(token)
        _free_named_thing(token)
        _free_offence(token)
        _free_ruling(token)
        _free_from_date(token)
        _give_subject(token)
        _name_holder(token)
        _part_namesake(token)
        _part_article_from_plural(token)
        _free_inverted_clause(token)
        _part_time_clause(token)
        _give_speaker(token)
        _free_speaker(token)
        _lift_closing_act(token)
        _read_reported_verb(token)
        _keep_name(token)
        _lead_fragment(token)
        _free_gerund(token)
        _attach_to_nearest(token)
    return doc


def _is_verb_tagged_noun(token: Token) -> bool:
    if token.pos_ != "NOUN" or token.dep_ not in {"ROOT", "ccomp", "conj", "relcl", "advcl"}:
        return False
    subject = first(token, "nsubj")
    if subject is None or subject.i > token.i or children(token, "det", "amod", "cop", "poss", "compound", "nummod"):
        return False
    return bool(children(token, "prep", "dobj", "advmod", "aux", "xcomp", "prt"))


def _give_subject(verb: Token) -> None:
    """Give a finite verb that was built like a noun its subject, the noun before it, and its object."""
    is_seen = verb.tag_ == "VB" and verb.dep_ == "ccomp" and verb.head.lemma_ in _SENSES
    if not (is_seen or verb.tag_ in {"VBZ", "VBD"}) or first(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None:
        return
    noun = verb.doc[verb.i - 1] if verb.i else None
    article = first(verb, "det")
    if noun is None or article is None or noun.dep_ != "compound" or noun.head.i != verb.i or noun.pos_ != "NOUN":
        return
    noun.dep_ = "nsubj"
    for child in children(verb, "det", "amod", "compound", "nummod", "poss"):
        if child.i < noun.i:
            child.head = noun
    named = next((c for c in children(verb, "appos") if c.i > verb.i), None)
    if named is not None:
        named.dep_ = "dobj"


def _free_named_thing(noun: Token) -> None:
    """Read "The painting Grey Harbour has been missing, the museum said" with a clause as what was said."""
    act = noun.head
    if noun.dep_ != "ccomp" or noun.pos_ != "NOUN" or act.lemma_ not in _SPEECH:
        return
    verb = first(noun, "relcl")
    name = first(verb, "nsubj", "nsubjpass") if verb is not None else None
    if verb is None or name is None or name.pos_ != "PROPN" or name.left_edge.i != noun.i + 1:
        return
    verb.head, verb.dep_ = act, "ccomp"
    for child in [c for c in noun.children if c.i < noun.i]:
        child.head = name
    noun.head, noun.dep_ = name, "compound"


_OF_OFFENCES = frozenset("accuse suspect convict acquit clear absolve".split())


def _free_offence(preposition: Token) -> None:
    """Read "accused the museum of neglect" as accused of neglect; "the head of state" and "the mayor of Kelby" stay."""
    noun, offence = preposition.head, first(preposition, "pobj")
    act = noun.head
    if preposition.lower_ != "of" or noun.dep_ not in {"dobj", "nsubjpass"} or act.lemma_ not in _OF_OFFENCES:
        return
    if offence is None or offence.pos_ != "NOUN" or first(offence, "det", "poss") is not None:
        return
    posts = nouns_of("role")
    if noun.lemma_.lower() not in posts and offence.lemma_.lower() not in posts:
        preposition.head = act


_MONTHS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)


def _free_from_date(clause: Token) -> None:
    """Let "the article published on 3 September, which alleged …" say what the article alleged, not September."""
    date = clause.head
    opener = first(clause, "nsubj", "nsubjpass")
    if clause.dep_ != "relcl" or date.lower_ not in _MONTHS or opener is None or opener.lower_ != "which":
        return
    above = next((t for t in date.ancestors if t.pos_ in {"VERB", "AUX", "NOUN"}), None)
    noun = above.head if above is not None and above.dep_ == "acl" else above
    if noun is not None and is_verbal(noun):
        noun = first(noun, "dobj", "nsubjpass", "nsubj")
    if noun is not None and noun.pos_ in {"NOUN", "PROPN"} and noun.i < date.i:
        clause.head = noun


_COURTS = frozenset("magistrate court judge jury tribunal bench panel arbitrator council committee".split())
_RULINGS = frozenset("fine jail sentence convict acquit imprison remand ban order clear award dismiss uphold".split())


def _free_ruling(verb: Token) -> None:
    """Read "Magistrates heard that the firm spilled oil and fined it" with the magistrates as those who fined it."""
    told, act = verb.head, verb.head.head
    if verb.dep_ != "conj" or told.dep_ != "ccomp" or act.lemma_ != "hear" or verb.tag_ != "VBD":
        return
    court = first(act, "nsubj")
    is_ruling = verb.lemma_ in _RULINGS or verb.lower_ == "fined"
    if court is None or court.lemma_.lower() not in _COURTS or not is_ruling or first(verb, "dobj") is None:
        return
    if first(verb, "nsubj", "nsubjpass", "auxpass") is None:
        verb.head = act


def _keep_noun(token: Token) -> None:
    """Read "left the luggage hold open" with its noun: a clause there would need a verb in use."""
    noun = token.doc[token.i - 1] if token.i else None
    if token.tag_ not in {"VB", "VBP"} or noun is None or noun.head.i != token.i or noun.tag_ != "NN":
        return
    article = next((c for word in (noun, token) for c in children(word, "det", "poss") if c.i < noun.i), None)
    is_built = token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass"} and noun.dep_ == "compound"
    is_clause = token.dep_ == "ccomp" and noun.dep_ == "nsubj" and token.head.lemma_ in _LEAVING
    if article is None or not (is_built or is_clause) or children(token, "aux", "mark", "neg", "dobj"):
        return
    token.pos_, token.tag_ = "NOUN", "NN"
    token.dep_, noun.dep_ = ("dobj" if is_clause else token.dep_), "compound"
    for child in children(noun, "det", "poss", "amod", "nummod"):
        child.head = token
    for child in children(token, "acomp"):
        child.head, child.dep_ = token.head, "oprd"


def _name_holder(name: Token) -> None:
    """Let the name behind "the head of the zoo," be the head's: what stands before it is a body, and a post is held."""
    body = name.head
    if name.dep_ != "appos" or name.ent_type_ != "PERSON" or body.dep_ != "pobj" or body.ent_type_ == "PERSON":
        return
    post = body.head.head
    if body.head.lower_ not in {"of", "at", "for"} or body.lemma_.lower() in nouns_of("role"):
        return
    if post.pos_ == "NOUN" and post.lemma_.lower() in nouns_of("role") and first(post, "appos") is None:
        name.head = post


def _part_namesake(noun: Token) -> None:
    """Let "a welder named Gus Tarrow" stand beside the neighbour, not beside the Mr Holt whose neighbour he is."""
    other = noun.head
    if noun.dep_ != "appos" or other.pos_ != "PROPN" or other.dep_ != "pobj" or other.head.lower_ != "of":
        return
    named = next((c for c in children(noun, "acl") if c.lower_ in {"named", "called"}), None)
    if named is not None and first(named, "oprd") is not None and other.head.head.pos_ == "NOUN":
        noun.head = other.head.head


def _part_article_from_plural(token: Token) -> None:
    """Read "a NOUN PLURAL say …" as an apposition with a contact relative."""
    if token.lower_ not in {"a", "an"} or token.dep_ != "det":
        return
    plural = token.head
    if plural.tag_ != "NNS" or plural.dep_ not in {"nsubj", "dobj"} or plural.i - token.i < 2:
        return
    noun, act = plural.doc[plural.i - 1], plural.head
    if noun.tag_ != "NN" or noun.head.i != plural.i or not is_verbal(act) or act.i != plural.i + 1:
        return
    main = next((c for c in act.children if c.dep_ in {"ccomp", "advcl"} and c.i < token.i and is_verbal(c)), None)
    if main is None:
        _hang_aside(noun, act, token)
        return
    _hang(noun, main, token)
    _lead(main, act)
    content = plural.doc[act.i + 1] if act.i + 1 < len(plural.doc) else None
    if content is not None and content.dep_ == "dobj" and content.tag_ == "NNS":
        content.pos_, content.tag_, content.dep_ = "VERB", "VBZ", "ccomp"
    act.head, act.dep_ = noun, "relcl"


def _hang_aside(noun: Token, act: Token, article: Token) -> None:
    """Do the same where the parser made the content the head: "…, a move *residents say* shows …"."""
    content = act.head
    if act.dep_ != "parataxis" or content.i != act.i + 1 or not is_verbal(content) or content.head.i == content.i:
        return
    _hang(noun, content.head, article)
    act.head, act.dep_ = noun, "relcl"
    content.head, content.dep_ = act, "ccomp"


def _keep_name(token: Token) -> None:
    """Read a hyphenated name that was tagged as a verb as the name it is, joined to the name before it."""
    text = token.text
    if "-" not in text or not text[0].isupper() or not text.split("-")[-1][:1].isupper() or not is_verbal(token):
        return
    if children(token, "nsubj", "dobj", "aux", "auxpass"):
        return
    token.pos_, token.tag_ = "PROPN", "NNP"
    if token.i < 2 or token.doc[token.i - 1].dep_ != "cc" or token.doc[token.i - 2].pos_ != "PROPN":
        return
    before = token.doc[token.i - 2]
    token.doc[token.i - 1].head = before
    token.head, token.dep_ = before, "conj"


def _lead_fragment(token: Token) -> None:
    """Read a sentence that the parser took for a noun with a participle: "The piano floated out of the door."."""
    noun = token.head
    if (
        token.dep_ != "acl"
        or token.tag_ not in {"VBD", "VBN"}
        or noun.dep_ != "ROOT"
        or noun.pos_ not in {"NOUN", "PROPN"}
    ):
        return
    verbs = [t for t in token.doc if is_verbal(t) and t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.i != token.i]
    if first(token, "agent", "auxpass") is not None or (token.tag_ == "VBN" and (verbs or token.i != noun.i + 1)):
        return
    token.tag_ = "VBD"
    token.head, token.dep_ = token, "ROOT"
    noun.head, noun.dep_ = token, "nsubj"
    for child in list(noun.children):
        if child.i > token.i:
            child.head = token


def _free_gerund(token: Token) -> None:
    """Read "denied dumping gravel" as a denial of dumping, not of gravel of some kind."""
    noun = token.head
    if token.tag_ != "VBG" or token.dep_ not in {"compound", "amod"} or noun.dep_ != "dobj":
        return
    act = noun.head
    if act.lemma_ not in {"deny", "admit", "consider", "recommend", "suggest", "recall"} or token.i != act.i + 1:
        return
    token.pos_, token.dep_, token.head = "VERB", "xcomp", act
    noun.head = token


def _attach_to_nearest(token: Token) -> None:
    """Let "interviews and dinners hosted by the guild" say who hosted the dinners, and no more."""
    if token.dep_ != "acl" or token.tag_ != "VBN" or first(token, "agent") is None:
        return
    nearer = [c for c in children(token.head, "conj") if token.head.i < c.i < token.i and c.pos_ == "NOUN"]
    if nearer:
        token.head = nearer[-1]


def _free_inverted_clause(act: Token) -> None:
    """Give "The lock jammed, said the engineer" its two clauses: the verb's one subject stands on the right."""
    if act.lemma_ not in _SPEECH or act.tag_ not in {"VBD", "VBZ"}:
        return
    left = [c for c in children(act, "nsubj") if c.i < act.i]
    right = [c for c in children(act, "nsubj", "dobj") if c.i > act.i]
    if len(left) != 1 or not right or act.i == 0 or not act.doc[act.i - 1].is_punct:
        return
    clause = next((c for c in left[0].children if c.dep_ in {"acl", "relcl"} and c.i > left[0].i), None)
    if clause is None or not is_verbal(clause):
        return
    if first(clause, "nsubj", "nsubjpass") is not None:  # "Quayle, who came in May, told investors …"
        right[0].dep_ = "dobj"
        return
    clause.tag_ = "VBD" if clause.tag_ == "VBN" and first(clause, "auxpass") is None else clause.tag_
    clause.head, clause.dep_ = act, "ccomp"
    left[0].head, left[0].dep_ = clause, "nsubj"
    right[0].dep_ = "nsubj"


_WHEN = frozenset("after before when because since once as while until although though".split())


def _part_time_clause(act: Token) -> None:
    """Read "Growers left after the chair, Jo Reed, said the shed would close" as a main clause and a time clause."""
    if act.lemma_ not in _SPEECH or act.tag_ not in {"VBD", "VBZ"} or first(act, "nsubj", "nsubjpass") is not None:
        return
    clause = next((c for c in children(act, "ccomp", "advcl", "dep") if c.i < act.i and is_verbal(c)), None)
    said = any(c.i > act.i and is_verbal(c) for c in children(act, "ccomp"))
    if clause is None or not said or first(clause, "nsubj", "nsubjpass", "expl") is None:
        return
    when = next((t for t in clause.subtree if t.lower_ in _WHEN and t.dep_ == "prep"), None)
    speaker = first(when, "pobj") if when is not None else None
    if when is None or speaker is None or not _reaches(speaker, act):
        return
    for name in [t for t in clause.children if speaker.right_edge.i < t.i < act.i and t.pos_ == "PROPN"]:
        name.head, name.dep_ = speaker, "appos"
    _lead(clause, act)
    act.head, act.dep_ = clause, "advcl"
    speaker.head, speaker.dep_ = act, "nsubj"
    when.head, when.dep_ = act, "mark"


def _reaches(noun: Token, act: Token) -> bool:
    """Whether nothing but names in commas stands between a noun phrase and the act."""
    if noun.right_edge.i >= act.i:
        return False
    return all(t.is_punct or t.pos_ == "PROPN" for t in act.doc[noun.right_edge.i + 1 : act.i])


def _give_speaker(act: Token) -> None:
    """Read "…, a clerk told the Post" with its speaker, not with an apposition to the last name of the clause."""
    if act.lemma_ not in _SPEECH or act.tag_ not in {"VBD", "VBZ"} or first(act, "nsubj", "nsubjpass") is not None:
        return
    clause = next((c for c in children(act, "ccomp", "advcl", "dep") if c.i < act.i and is_verbal(c)), None)
    if clause is None:
        return
    for noun in clause.subtree:
        is_beside = noun.dep_ in {"appos", "conj"} and noun.right_edge.i == act.i - 1
        if is_beside and noun.pos_ in {"NOUN", "PROPN"} and noun.left_edge.i > 0 and _follows_comma(noun):
            noun.head, noun.dep_ = act, "nsubj"
            return


def _free_speaker(act: Token) -> None:
    """Read "… the theft of a cello, spokeswoman Ada Wick said" with its speaker, no part of what was stolen."""
    name = act.doc[act.i - 1] if act.i else None
    if act.lemma_ not in _SPEECH or act.tag_ not in {"VBD", "VBZ"} or first(act, "nsubj", "nsubjpass") is not None:
        return
    if name is None or name.pos_ != "PROPN" or name.dep_ not in {"pobj", "dobj"}:
        return
    noun = next((c for c in name.children if c.i + 1 < name.i and c.nbor(1).text == ","), None)
    clause = next((c for c in children(act, "ccomp", "advcl", "dep") if c.i < act.i and is_verbal(c)), None)
    if noun is None or noun.pos_ != "NOUN" or clause is None or not clause.is_ancestor(name):
        return
    noun.head, noun.dep_ = name.head, name.dep_
    for child in list(name.children):
        if child.i < noun.i:
            child.head = noun
    name.head, name.dep_ = act, "nsubj"


def _follows_comma(noun: Token) -> bool:
    return noun.doc[noun.left_edge.i - 1].text == ","


def _lift_closing_act(act: Token) -> None:
    """Read "A photograph shows an owl, the Post reported" as what the Post reported, and not the other way round."""
    main = act.head
    if act.lemma_ not in _SPEECH or act.tag_ != "VBD" or act.dep_ != "ccomp" or main.dep_ != "ROOT" or main.i > act.i:
        return
    speaker = first(act, "nsubj")
    if speaker is None or speaker.i > act.i or not _follows_comma(speaker):
        return
    if children(act, "dobj", "ccomp", "xcomp", "mark") or first(main, "nsubj", "nsubjpass", "expl") is None:
        return
    act.head, act.dep_ = act, "ROOT"
    main.head, main.dep_ = act, "ccomp"


def _read_reported_verb(noun: Token) -> None:
    """Read "Historians say the seal points to …" with its verb: a plural noun is no object of "say"."""
    act = noun.head
    if noun.tag_ != "NNS" or noun.dep_ != "dobj" or act.lemma_ not in {"say", "think", "believe"}:
        return
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    subjects = [c for c in noun.children if c.dep_ == "compound" and c.i == noun.i - 1]
    if following is None or following.lower_ not in {"to", "that", "the", "a", "an"} or not subjects:
        return
    noun.pos_, noun.tag_, noun.dep_ = "VERB", "VBZ", "ccomp"
    subjects[0].dep_ = "nsubj"
    for child in children(noun, "det", "amod", "nummod", "poss"):
        child.head = subjects[0]


def _hang(noun: Token, governor: Token, article: Token) -> None:
    noun.head, noun.dep_ = governor, "appos"
    article.head = noun


def _lead(main: Token, former: Token) -> None:
    """Make ``main`` the head of the clause that ``former`` headed."""
    governor, label = former.head, former.dep_
    main.head, main.dep_ = (main, "ROOT") if governor.i == former.i else (governor, label)
