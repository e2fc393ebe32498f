"""What stands on every page: where one can go, and in which collection one is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page that one can always go to. ``key`` is what is typed after g; ``also`` are pages that belong to it."""

    path: str
    name: str
    key: str
    about: str
    also: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Whether a page belongs here."""
        roots = (self.path, *self.also) if self.path != "/" else self.also
        return path == self.path or any(path == root or path.startswith(f"{root}/") for root in roots)


PLACES: tuple[Place, ...] = (
    Place(
        path="/",
        name="Collection",
        key="c",
        about="what was read, what was refused, what is new",
        also=("/reports", "/outlets", "/refusals"),
    ),
    Place(
        path="/stories",
        name="Stories",
        key="s",
        about="which reports tell the same, and who has it from whom",
        also=("/propositions",),
    ),
    Place(path="/search", name="Search", key="f", about="who says what"),
    Place(path="/names", name="Names", key="n", about="whom reports name"),
    Place(path="/ties", name="Ties", key="t", about="who is said to be tied to whom"),
    Place(path="/network", name="Network", key="w", about="the ties around a name, drawn"),
    Place(path="/timeline", name="Timeline", key="i", about="when things are said to have happened"),
    Place(path="/places", name="Places", key="p", about="where they are said to have happened"),
    Place(path="/review", name="Review", key="r", about="what the machine leaves to people"),
    Place(path="/corrections", name="Corrections", key="d", about="what was taken back, and what rests on it"),
    Place(path="/briefs", name="Briefs", key="b", about="a cited brief, a legal read sheet, a check of a draft"),
    Place(path="/history", name="History", key="h", about="what people decided, and undid"),
)
