"""One English pipeline for all tests of extraction: loading it takes as long as reading a long report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayso.extract.parse import load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The pipeline that :func:`sayso.extract.parse.load_pipeline` keeps for the process."""
    return load_pipeline()
