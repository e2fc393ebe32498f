"""Who did it, and on whose word: invented wire reports in the form of MUC-3/4."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.muc import evaluate_muc
from sayso.evaluate.muc_messages import BY_AUTHORITIES, CLAIMED, FACT, SUSPECTED, read_key, recased, split_messages

MESSAGES = """DEV-MUC3-0001 (X)

   TARN, 3 JAN 90 -- [TEXT] MEMBERS OF THE LANTERN CLUB LAST NIGHT BURNED THE HAY BARN AT
VELDMARK.  NOBODY WAS HURT.

DEV-MUC3-0002 (X)

   TARN, 4 JAN 90 -- [TEXT] THE LANTERN CLUB [LC] TODAY CLAIMED RESPONSIBILITY FOR
THE DESTRUCTION OF THE HAY BARN.

DEV-MUC3-0003 (X)

   TARN, 5 JAN 90 -- [TEXT] THE POLICE ACCUSED THE LANTERN CLUB OF BURNING THE HAY BARN.

DEV-MUC3-0004 (X)

   TARN, 5 JAN 90 -- [TEXT] IT RAINED.  THE FARMERS BLAMED THE LANTERN CLUB FOR THE ATTACK ON THE HAY BARN.

DEV-MUC3-0005 (X)

   TARN, 6 JAN 90 -- [TEXT] IT RAINED.  THE LANTERN CLUB DENIED THE BURNING OF THE HAY BARN.
"""
LABELS = (FACT, CLAIMED, BY_AUTHORITIES, SUSPECTED, SUSPECTED)


def template(number: int, label: str) -> str:
    return (
        f"0.  MESSAGE: ID                     DEV-MUC3-{number:04} (X)\n"
        "4.  INCIDENT: TYPE                  ARSON\n"
        '9.  PERP: INDIVIDUAL ID             "MEMBERS"\n'
        '10. PERP: ORGANIZATION ID           "LANTERN CLUB" / "LC"\n'
        f'11. PERP: ORGANIZATION CONFIDENCE   {label.upper()}: "LANTERN CLUB" / "LC"\n'
        '12. PHYS TGT: ID                    "HAY BARN"\n'
        "18. HUM TGT: NAME                   -\n"
    )


KEY = "\n".join(template(number, label) for number, label in enumerate(LABELS, 1))


def test_keys_and_messages_are_read() -> None:
    questions = list(read_key(KEY))
    assert [question.labels for question in questions] == [(label,) for label in LABELS]
    assert questions[0].names == ("LANTERN CLUB", "LC")
    assert questions[0].targets == ("HAY BARN",)
    assert sorted(split_messages(MESSAGES)) == [f"DEV-MUC3-000{n}" for n in (1, 2, 3, 4, 5)]
    either = template(1, "POSSIBLE / SUSPECTED OR ACCUSED")
    assert [question.labels for question in read_key(either)] == [("possible", "suspected or accused")]
    assert list(read_key(template(1, "ACQUITTED"))) == []


def test_capital_letters_become_sentences_with_names() -> None:
    text = recased(
        "TARN, 3 JAN 90 -- [TEXT] THE FARMERS OF FRANCE SAID\nTHE LANTERN CLUB [LC] LEFT.  IT DID.", ["LANTERN CLUB"]
    )
    assert text == "Tarn, 3 Jan 90 -- [TEXT] The farmers of France said the Lantern Club [LC] left.  It did."


def test_each_branch_of_the_tree_is_reached(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "dev-muc3-0001-0004").write_text(MESSAGES, encoding="latin-1")
    (tmp_path / "dev" / "key-dev-0001").write_text(KEY, encoding="latin-1")
    report = evaluate_muc(tmp_path, "dev")
    assert report.documents == 5
    assert report.confusions == ()
    assert report.figure("who did it: accuracy").value == 1.0
    with pytest.raises(EvaluationError):
        evaluate_muc(tmp_path, "tst1")
