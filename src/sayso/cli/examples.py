"""The examples of each command's help: what people type."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[str, ...]] = {
    "read": (
        "sayso read reports/ --store case.db",
        "sayso read a.html b.pdf wire.jsonl",
        "curl -s https://example.org/a.html | sayso read - --url https://example.org/a.html",
    ),
    "sheet": (
        "sayso sheet article.html",
        'sayso sheet article.txt --published 2025-05-12 --publisher "The Harbour Post"',
        "sayso sheet article.html --html sheet.html",
        "sayso sheet article.html --json | jq .summary.line",
        "sayso sheet doc-3fa2 --store case.db",
    ),
    "list": ("sayso list --store case.db",),
    "ties": ("sayso ties --store case.db", "sayso ties --standing asserted --json"),
    "timeline": ("sayso timeline --store case.db",),
    "search": (
        "sayso search talks",
        'sayso search "secret talks" --standing hedged',
        'sayso search --who officials --about "Mira Venn"',
        "sayso search ferry --since 2024-03 --until 2024",
    ),
    "demo": ("sayso demo", "sayso demo --store story.db --html sheet.html"),
    "doctor": ("sayso doctor", "sayso doctor --store case.db"),
    "limits": ("sayso limits",),
    "evaluate": ("sayso evaluate", "sayso evaluate wikinews --data articles/ --split test --errors 2"),
}
