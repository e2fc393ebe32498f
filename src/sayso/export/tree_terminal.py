"""The origin tree for the terminal: origins on top, reports under them, and on every edge what shows it.

An edge says in a word how it is known — credited, same wording, possible — and gives the words that show it. The line
above the tree has the count, always as reports, outlets, origins, parties (R14).
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import ConsoleRenderable, Group
from rich.text import Text
from rich.tree import Tree

from sayso.ask.story_answers import EdgeMark, OriginBranch, OriginTree, TreeEdge, TreeNode
from sayso.ask.story_words import DERIVATION_WORDS, KIND_OF_REPORT_WORDS, ORIGIN_WORDS
from sayso.export.console import QUIET
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
"""So many of the words that show an edge are printed; the JSON has all of them."""


def tree_to_terminal(tree: OriginTree) -> Group:
    """Return an origin tree as something that a console prints."""
    return Group(*_parts(tree))


def _parts(tree: OriginTree) -> Iterator[ConsoleRenderable]:
    yield Text(headline(tree.counts), style="bold")
    if tree.about is not None:
        yield Text(one_line(tree.about.lead.statement.sentence))
        yield axes(tree.about.corroboration.status, confirmed=tree.about.corroboration.confirmed_by_party)
    for branch in tree.branches:
        yield Text()
        yield _branch(branch)
    if tree.unsourced:
        yield Text()
        yield _hang(Tree(Text("No origin: nobody identifiable stands behind these", style="bold")), tree.unsourced)
    for loop in tree.loops:
        yield Text()
        yield Text(f"A circle of credit: {' → '.join(dated(report) for report in (*loop, loop[0]))}")
    yield Text()
    yield Text("── credited   ┄┄ same wording   ·· possible   ×× amends", style=QUIET)


def _branch(branch: OriginBranch) -> Tree:
    origin = branch.origin
    label = Text(one_line(origin.label), style="bold")
    label.append(f" ({ORIGIN_WORDS[origin.kind]})", style="not bold")
    if origin.party:
        label.append(f" · party: {one_line(origin.party)}", style=f"not bold {QUIET}")
    return _hang(Tree(label, guide_style=QUIET), branch.roots)


def _hang(tree: Tree, nodes: tuple[TreeNode, ...]) -> Tree:
    for node in nodes:
        _hang(tree.add(_label(node)), node.below if not node.seen_above else ())
    return tree


def _label(node: TreeNode) -> Text:
    text = Text()
    if node.edge is not None:
        text.append(f"{EDGES[node.edge.mark]}: ")
    text.append(dated(node.report), style=QUIET if node.seen_above else "")
    if node.seen_above:
        text.append(" (as above)", style=QUIET)
        return text
    text.append(f" · {title_of(node.report)}")
    text.append(f" · {KIND_OF_REPORT_WORDS.get(node.kind, node.kind)}", style=QUIET)
    if node.edge is not None:
        text.append(f"\n{_proof(node.edge)}", style=QUIET)
    return text


def _proof(edge: TreeEdge) -> str:
    """Say what shows an edge, and whether it shows who had it first."""
    shown = "; ".join(f"“{_shortened(one_line(words))}”" for words in edge.proof)
    order = "" if edge.derivation.directed else "; which was first is not proved"
    return f"{DERIVATION_WORDS[edge.derivation.kind]}: {shown or 'by the reports’ dates'}{order}"


def _shortened(words: str) -> str:
    parts = words.split()
    if len(parts) <= SHOWN_WORDS:
        return words
    return f"{' '.join(parts[:SHOWN_WORDS])} … ({len(parts)} words in all)"
