"""Names across reports: the same for a stated reason, else apart."""

from __future__ import annotations

import pytest

from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.resolve.names import leads_body, resolve_names
from tests.ask.factories import analysis, claim, entity, named

PERSON, ORG, GPE = EntityType.PERSON, EntityType.ORG, EntityType.GPE


def report(number: int, *entities: DocumentEntity, claims: tuple[Claim, ...] = (), text: str = "") -> Analysis:
    made = analysis(claims, entities)
    document = made.document
    return Analysis(
        **{
            **{name: getattr(made, name) for name in made.__slots__},
            "document": _renamed(document, f"doc-{number}", text),
        }
    )


def _renamed(document: object, name: str, text: str) -> object:
    from dataclasses import replace

    return replace(document, id=name, **({"text": text} if text else {}))  # type: ignore[type-var]


def are_same(one: DocumentEntity, other: DocumentEntity, *more: DocumentEntity) -> bool:
    """Whether two entities of two reports (the second holds ``more`` as well) are one in the story."""
    names = resolve_names([report(1, one), report(2, other, *more)])
    first, second = names.of_entity("doc-1", one.id), names.of_entity("doc-2", other.id)
    assert first is not None
    assert second is not None
    return first.key == second.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entity("Mara Quill", PERSON), entity("Mara Quill", PERSON)),
        (entity("Dr Mara Quill", PERSON), entity("Mara Quill", PERSON)),
        (entity("The Merrin Union", ORG), entity("Merrin Union", ORG)),
        (entity("José Núñez", PERSON), entity("Jose Nunez", PERSON)),
        (entity("Mara Quill", PERSON), entity("Quill", PERSON)),
        (entity("Mara Quill", PERSON), entity("M. Quill", PERSON)),
        (entity("Merrin Dairy Union", ORG, "MDU"), entity("MDU", ORG)),
        (entity("Orrin Brewery", ORG), entity("Orrin", ORG)),
        (entity("Orrin Brewery", ORG), entity("Orrin", PERSON)),
    ],
)
def test_one_name_for_a_stated_reason(one: DocumentEntity, other: DocumentEntity) -> None:
    assert are_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entity("Mara Quill", PERSON), entity("Jonas Quill", PERSON)),
        (entity("Mara Quill", PERSON), entity("Mara Reed", PERSON)),
        (entity("Mara Quill", PERSON), entity("J. Quill", PERSON)),
        (entity("Merrin Dairy Union", ORG), entity("Merrin Miners Union", ORG)),
        (entity("Saltby Echo", ORG), entity("Saltby", GPE)),
        (entity("Mara Quill", PERSON), entity("Quill Foundation", ORG)),
        (entity("Ministry of Trade", ORG), entity("Ministry of Health", ORG)),
    ],
)
def test_other_names_stay_apart(one: DocumentEntity, other: DocumentEntity) -> None:
    assert not are_same(one, other)


def test_a_surname_of_two_people_is_nobodys() -> None:
    assert not are_same(entity("Mara Quill", PERSON), entity("Quill", PERSON), entity("Jonas Quill", PERSON))


def test_a_short_form_of_two_bodies_is_nobodys() -> None:
    assert not are_same(entity("Orrin Brewery", ORG), entity("Orrin", ORG), entity("Orrin Bank", ORG))


def test_an_initial_beside_the_full_name_is_another() -> None:
    """A report that has both "O. Quill" and "Olga Quill" may mean two people."""
    assert not are_same(entity("Olga Quill", PERSON), entity("O. Quill", PERSON), entity("Olga Quill", PERSON))


def test_namesakes_are_kept_apart_by_their_posts() -> None:
    quill = entity("Mara Quill", PERSON)
    words = ("senior Tallow Guild treasurer Odile Marsh", "Marrow Choir director Piet Lund")
    first, second = (
        claim(w, ClaimKind.ROLE, family="role_in", predicate=p, subject=named(quill))
        for w, p in zip(words, ("treasurer", "rower"), strict=True)
    )
    told = "Mara Quill, a rower, is a different woman of the same name."
    names = resolve_names([report(1, quill, claims=(first,)), report(2, quill, claims=(second,), text=told * 40)])
    assert names.of_entity("doc-1", quill.id) != names.of_entity("doc-2", quill.id)


def test_who_leads_a_body_acts_for_it() -> None:
    assert leads_body("The board of the mill")
    assert not leads_body("a rival of the mill")
