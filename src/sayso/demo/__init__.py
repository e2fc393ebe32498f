"""The bundled story: fourteen invented reports of one harmless affair, as an example to read and to test with."""

from __future__ import annotations

from sayso.demo.story import Report, story_reports

__all__ = ["Report", "story_reports"]
