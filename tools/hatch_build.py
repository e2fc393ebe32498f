"""What hatchling does before it packs: the scripts of the reading room are built and go into the package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import frontend  # the folder above is on no path in an isolated build


class Scripts(BuildHookInterface):  # type: ignore[type-arg]  # the same for every kind of build
    """Builds what ``frontend/`` holds; without npm the package is built without scripts, and says so."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the scripts; an editable install takes those of ``make install``."""
        if version == "editable":
            return
        frontend.install(self.app.display_warning)
