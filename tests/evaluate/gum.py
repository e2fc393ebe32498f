"""A tiny invented document in the format of the GUM corpus."""

from __future__ import annotations

from pathlib import Path


def row(number: str, form: str, tag: str, governor: int, relation: str, notes: str = "_", lemma: str = "") -> str:
    """Return a line of CoNLL-U."""
    return "\t".join((number, form, lemma or form.lower(), tag, "_", "_", str(governor), relation, "_", notes))


def opens(group: int, kind: str, core: str = "1", link: str = "coref", *, closes: bool = False) -> str:
    """Return the bracket that opens a mention."""
    return f"({group}-{kind}-new-nnnnn-cf1-{core}-{link}" + (")" if closes else "")


HEAD = "# newdoc id = GUM_news_mill\n# meta::genre = news\n# meta::title = The mill\n# meta::dateCreated = 2021-05-04\n"
FIRST = "\n".join(
    [
        "# newpar",
        row("1", "Hugo", "PROPN", 3, "nsubj", f"Entity={opens(1, 'person', '1,2')}"),
        row("2", "Orel", "PROPN", 1, "flat", "Entity=1)"),
        row("3", "met", "VERB", 0, "root", lemma="meet"),
        row("4", "Hannah", "PROPN", 3, "obj", f"Entity={opens(2, 'person', '1,2')}"),
        row("5", "Tarn", "PROPN", 4, "flat", "Entity=2)"),
        row("6", "in", "ADP", 7, "case"),
        row("7", "Oslo", "PROPN", 3, "obl", f"Entity={opens(3, 'place', closes=True)}|SpaceAfter=No"),
        row("8", ".", "PUNCT", 3, "punct"),
    ]
)
SECOND = "\n".join(
    [
        "# newpar",
        row("1", "She", "PRON", 2, "nsubj", f"Entity={opens(2, 'person', link='ana', closes=True)}"),
        row("2", "said", "VERB", 0, "root", lemma="say"),
        row("3", "they", "PRON", 6, "nsubj", f"Entity={opens(4, 'person', link='ana', closes=True)}|SplitAnte=1<4,2<4"),
        row("4-5", "don't", "_", 0, "_").replace("\t0\t", "\t_\t"),
        row("4", "do", "AUX", 6, "aux"),
        row("5", "n't", "PART", 6, "advmod"),
        row("6", "rhyme", "VERB", 2, "ccomp", "SpaceAfter=No"),
        row("7", ".", "PUNCT", 2, "punct"),
    ]
)
MILL = f"{HEAD}{FIRST}\n\n{SECOND}\n\n"


def corpus(folder: Path) -> Path:
    """Write a corpus of one document, in the split dev, and return its folder."""
    (folder / "dep").mkdir()
    (folder / "dep" / "GUM_news_mill.conllu").write_text(MILL, encoding="utf-8")
    (folder / "splits.md").write_text("# Splits\n\n## dev\n\n  * GUM_news_mill\n  * GUM_news_gone\n", encoding="utf-8")
    return folder
