"""``python -m sayso.cli`` is ``sayso``."""

from __future__ import annotations

from sayso.cli.main import main

if __name__ == "__main__":
    main()
