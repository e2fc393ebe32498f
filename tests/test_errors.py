"""The tree of errors: what is drawn is what there is."""

from __future__ import annotations

import inspect
import re

import pytest

from sayso import errors
from sayso.errors import SaysoError

DRAWN = re.compile(r"^(?P<indent>[ │├└─]*)(?P<name>[A-Z]\w+)(?P<meaning> {2,}\S.*)?$", re.MULTILINE)


def drawn_parents() -> dict[str, str]:
    """Read the tree in the module's docstring: name of each class → name of the class it hangs under."""
    assert errors.__doc__
    path: list[tuple[int, str]] = []
    parents: dict[str, str] = {}
    for line in DRAWN.finditer(errors.__doc__):
        depth = len(line["indent"])
        while path and path[-1][0] >= depth:
            path.pop()
        parents[line["name"]] = path[-1][1] if path else "Exception"
        path.append((depth, line["name"]))
    return parents


def classes() -> dict[str, type[object]]:
    members = inspect.getmembers(errors, inspect.isclass)
    return {name: kind for name, kind in members if kind.__module__ == errors.__name__}


def test_the_tree_in_the_docstring_is_the_tree_of_classes() -> None:
    """A class that is not drawn, or is drawn under another parent, fails."""
    assert drawn_parents() == {name: kind.__bases__[0].__name__ for name, kind in classes().items()}


def test_the_tree_is_drawn_with_a_meaning_for_each_leaf() -> None:
    """A name alone does not tell a user what went wrong."""
    assert errors.__doc__
    silent = [m["name"] for m in DRAWN.finditer(errors.__doc__) if not m["meaning"]]
    assert silent == ["SaysoError"]


@pytest.mark.parametrize("name", sorted(classes()))
def test_every_error_is_a_saysoerror_and_says_what_it_means(name: str) -> None:
    """One ``except SaysoError`` catches all that sayso raises on purpose."""
    kind = classes()[name]
    assert issubclass(kind, SaysoError)
    assert inspect.getdoc(kind) != inspect.getdoc(kind.__bases__[0])


def test_an_error_prints_what_happened_and_then_what_to_do() -> None:
    assert str(SaysoError("The file is empty.", hint="Save the page again.")) == (
        "The file is empty. Save the page again."
    )


def test_an_error_without_a_hint_prints_no_trailing_space() -> None:
    assert str(SaysoError("The file is empty.")) == "The file is empty."
