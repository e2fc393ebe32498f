"""Where style sheets, fonts and scripts lie."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "static"
