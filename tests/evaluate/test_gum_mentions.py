"""The reader of GUM's documents, on an invented one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.gum_mentions import parse_gum, read_gum
from tests.evaluate.gum import FIRST, HEAD, MILL, corpus


def test_the_text_is_put_together_and_every_word_stands_where_it_says() -> None:
    document = parse_gum("mill", MILL)
    assert document.text == "Hugo Orel met Hannah Tarn in Oslo.\n\nShe said they don't rhyme."
    assert [document.text[w.start : w.end] for w in document.words] == [w.form for w in document.words]
    assert (document.genre, document.title, document.written) == ("news", "The mill", "2021-05-04")


def test_mentions_have_their_place_their_group_and_their_head() -> None:
    document = parse_gum("mill", MILL)
    found = [(document.text[slice(*document.place(m))], m.group, m.type) for m in document.mentions]
    assert found == [
        ("Hugo Orel", "1", "person"),
        ("Hannah Tarn", "2", "person"),
        ("Oslo", "3", "place"),
        ("She", "2", "person"),
        ("they", "4", "person"),
    ]
    assert document.head(document.mentions[1]).form == "Hannah"
    assert document.words[document.head(document.mentions[3]).governor].lemma == "say"
    assert document.parts == {"4": frozenset({"1", "2"})}


def test_brackets_that_do_not_match_are_refused() -> None:
    with pytest.raises(EvaluationError, match="never closed"):
        parse_gum("mill", HEAD + FIRST.replace("Entity=2)", "_"))
    with pytest.raises(EvaluationError, match="never opened"):
        parse_gum("mill", HEAD + FIRST.replace("Entity=2)", "Entity=9)"))


def test_a_split_holds_the_documents_that_are_there(tmp_path: Path) -> None:
    folder = corpus(tmp_path)
    assert [document.id for document in read_gum(folder, "dev")] == ["GUM_news_mill"]
    with pytest.raises(EvaluationError, match="no split"):
        list(read_gum(folder, "absent"))
