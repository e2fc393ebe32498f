"""The origin tree for the terminal: reports under those they come from, what shows it, and the origins they bring.

An edge says in a word how it is known — credited, same wording, possible — and gives the words that show it. The line
above the tree has the count, always as reports, outlets, origins, parties (R14).
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import ConsoleRenderable, Group
from rich.text import Text
from rich.tree import Tree

from sayso.ask.story_answers import EdgeMark, OriginTree, PropositionAnswer, TreeEdge, TreeNode
from sayso.ask.story_words import DERIVATION_WORDS, KIND_OF_REPORT_WORDS, ORIGIN_WORDS, counted, counts_phrase
from sayso.export.console import QUIET, hanging, section
from sayso.export.printable import one_line
from sayso.export.story_terminal import axes, dated, headline, title_of

EDGES: dict[EdgeMark, str] = {
    EdgeMark.CREDITED: "── credited",
    EdgeMark.SAME_WORDING: "┄┄ same wording",
    EdgeMark.POSSIBLE: "·· possible",
    EdgeMark.AMENDS: "×× amends",
}
"""How an edge is drawn, and the word for it: solid for a credit, dotted for wording, thinner where it is not sure."""
SHOWN_WORDS = 30
SHOWN_PROOFS = 2
"""So many of the words that show an edge are printed, of so many places; the JSON has all of them."""


def tree_to_terminal(tree: OriginTree) -> Group:
    """Return an origin tree as something that a console prints."""
    return Group(*_parts(tree))


def _parts(tree: OriginTree) -> Iterator[ConsoleRenderable]:
    yield Text(headline(tree.counts), style="bold")
    if tree.about is not None:
        yield Text(one_line(tree.about.lead.statement.sentence))
        yield axes(tree.about.corroboration.status, confirmed=tree.about.corroboration.confirmed_by_party)
    for node in tree.roots:
        yield Text()
        yield _hang(Tree(_label(node, tree), guide_style=QUIET), node.below, tree, node.report.id)
    for loop in tree.loops:
        yield Text()
        yield Text(f"A circle of credit: {' → '.join(dated(report) for report in (*loop, loop[0]))}")
    yield from section("By what they say", (_count(answer) for answer in tree.shared)) if tree.shared else ()
    yield Text()
    yield Text("── credited   ┄┄ same wording   ·· possible   ×× amends   • origin that a report brings", style=QUIET)


def _count(answer: PropositionAnswer) -> ConsoleRenderable:
    row = hanging(2)
    text = Text(counts_phrase(answer.counts), style="bold")
    text.append(f"\n{one_line(answer.lead.statement.sentence)}", style="not bold")
    text.append(f" {answer.id}", style=f"not bold {QUIET}")
    row.add_row(Text("·"), text)
    return row


def _hang(branch: Tree, nodes: tuple[TreeNode, ...], tree: OriginTree, above: str) -> Tree:
    for node in nodes:
        _hang(branch.add(_label(node, tree, above)), node.below, tree, node.report.id)
    return branch


def _label(node: TreeNode, tree: OriginTree, above: str = "") -> Text:
    text = Text(f"{EDGES[node.edge.mark]}: " if node.edge is not None else "")
    text.append(dated(node.report), style="bold" if node.origins else "")
    text.append(f" · {title_of(node.report)}")
    text.append(f" · {KIND_OF_REPORT_WORDS.get(node.kind, node.kind)}", style=QUIET)
    if node.edge is not None:
        upstream = node.edge.derivation.upstream or ""
        text.append("" if upstream == above else f" · from {dated(tree.names[upstream])}")
        text.append(f"\n{_proof(node.edge)}", style=QUIET)
    for edge in node.others:
        other = tree.names[edge.derivation.upstream or ""]
        text.append(f"\nalso {EDGES[edge.mark]}: {dated(other)}: {_proof(edge)}", style=QUIET)
    for origin in node.origins:
        text.append(f"\n• {one_line(origin.label)} ({ORIGIN_WORDS[origin.kind]})")
    if not node.origins:
        text.append("\nadds no origin of its own", style=QUIET)
    return text


def _proof(edge: TreeEdge) -> str:
    """Say what shows an edge, and whether it shows who had it first."""
    shown = "; ".join(f"“{_shortened(one_line(words))}”" for words in edge.proof[:SHOWN_PROOFS])
    more = len(edge.proof) - SHOWN_PROOFS
    shown += f" and {counted(more, 'more place')}" if more > 0 else ""
    order = "" if edge.derivation.directed else "; which was first is not proved"
    shown = shown or "; ".join(one_line(reason.note) for reason in edge.derivation.reasons[:1]) or "no words to show"
    return f"{DERIVATION_WORDS[edge.derivation.kind]}: {shown}{order}"


def _shortened(words: str) -> str:
    parts = words.split()
    if len(parts) <= SHOWN_WORDS:
        return words
    return f"{' '.join(parts[:SHOWN_WORDS])} … ({len(parts)} words in all)"
