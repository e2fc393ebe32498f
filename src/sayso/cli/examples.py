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
    "story": (
        "sayso story --store case.db",
        "sayso story doc-3fa2 --why",
        'sayso story "Harbour Post" --since 2024-03 --until 2024-04',
        "sayso story --json --out story.json",
    ),
    "origins": ("sayso origins doc-3fa2", "sayso origins --claim clm-81c0", "sayso origins --json | jq .counts"),
    "drift": ("sayso drift doc-3fa2", "sayso drift --json | jq '.drift[].kind'"),
    "without": (
        'sayso without --outlet "Harbour Post"',
        "sayso without --unnamed",
        "sayso without doc-3fa2 --origin org-5b1e",
    ),
    "as-of": ("sayso as-of 2024-03-05", "sayso as-of 2024-03-05 doc-3fa2 --json"),
    "retract": (
        'sayso retract doc-3fa2 --why "withdrawn by its outlet" --by "the desk" --date 2024-03-08',
        'sayso retract doc-3fa2 --undo --why "marked in error"',
    ),
    "corrections": ("sayso corrections --store case.db",),
    "brief": (
        "sayso brief doc-3fa2 --store case.db --html brief.html",
        'sayso brief "Skerrow Cheese Guild" --as-of 2025-05-20 --pdf brief.pdf',
        "sayso brief --since 2025-05 --json --out brief.json",
        "sayso brief --since-brief brief.json",
    ),
    "read-sheet": ('sayso read-sheet "Oda Brennick" --store case.db', "sayso read-sheet doc-3fa2 --pdf legal.pdf"),
    "check": (
        "sayso check draft.txt --store case.db",
        "sayso check draft.txt --with doc-3fa2 --published 2025-05-28",
        "sayso check draft.txt --json | jq '.flagged'",
    ),
    "review": (
        'sayso review --by "the desk"',
        "sayso review doc-3fa2",
        "sayso review --kind identity --limit 20 --list",
        "sayso review --json | jq '.items[0]'",
        "sayso review --decided",
        "sayso review --export corrections.ann.txt",
    ),
    "who": ("sayso who --store case.db", 'sayso who "Mira Venn"', 'sayso who "Mira Venn" --json'),
    "merge": (
        'sayso merge "Mira Venn@Harbour Post" "Mira Venn@Radio Skerrow" --why "harbour master in both"',
        'sayso merge who-5b1e who-81c0 --why "same post, same town" --by "the desk"',
    ),
    "split": (
        'sayso split "Mira Venn@Harbour Post" "Mira Venn@Tribune" --why "one is a rower"',
        'sayso split who-5b1e "Mira Venn@Tribune" --why "one is a rower"',
    ),
    "unsure": ('sayso unsure who-5b1e who-81c0 --why "neither report gives a post"',),
    "undo": ('sayso undo --why "too quick"', 'sayso undo 3 --why "they are two"'),
    "history": ("sayso history --store case.db", "sayso history --json | jq '.changes[0].did'"),
    "judgements": ("sayso judgements --out judgements.jsonl", "sayso judgements --load judgements.jsonl"),
    "lists": (
        'sayso lists import register.csv --authority "Harbour Office" --dated 2024-03-01 --licence CC0',
        "sayso lists matches",
        'sayso lists remove lst-5b1e --why "a newer one is out"',
    ),
    "reply": (
        'sayso reply put "Merrin Dairy Union" --claim clm-5b1e --words "Did you hold talks?" --answer-by 2024-03-08',
        "sayso reply received req-3f0a --kind denial --file answer.txt --at 2024-03-07",
        'sayso reply flag --from "Merrin Dairy Union" --claim clm-5b1e --words "That is another dairy."',
    ),
    "serve": (
        "sayso serve --store case.db",
        'sayso serve --store case.db --by "the desk" --port 8400',
        "sayso serve --store case.db --host 192.0.2.7 --known-as newsroom.example",
    ),
    "demo": ("sayso demo", "sayso demo --store story.db --html sheet.html"),
    "doctor": ("sayso doctor", "sayso doctor --store case.db"),
    "limits": ("sayso limits",),
    "evaluate": ("sayso evaluate", "sayso evaluate wikinews --data articles/ --split test --errors 2"),
}
