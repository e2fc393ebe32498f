"""The origin tree for the terminal: origins on top, reports under them, and on every edge what shows it.

An edge says in a word how it is known — credited, same wording, possible — and gives the words that show it. The line
above the tree has the count, always as reports, outlets, origins, parties (R14).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import ConsoleRenderable, Group
from rich.text import Text
from rich.tree import Tree

from sayso.ask.story_answers import EdgeMark, OriginBranch, OriginTree, PropositionAnswer, TreeEdge, TreeNode
from sayso.ask.story_statements import listed
from sayso.ask.story_words import DERIVATION_WORDS, KIND_OF_REPORT_WORDS, ORIGIN_WORDS, counts_phrase
from sayso.export.console import QUIET, hanging, section
from sayso.export.printable import one_line
from sayso.export.story_terminal import axes, dated, headline, title_of
from sayso.model.provenance import Origin, OriginKind

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
    shown = [branch for branch in tree.branches if not _is_repeated(branch)]
    for branch in shown:
        yield Text()
        yield _branch(branch)
    repeated = [branch.origin for branch in tree.branches if branch not in shown]
    if repeated:
        yield Text()
        yield Text(f"For some of what they say, reports above rest on {_listed(repeated)}.", style=QUIET)
    if tree.unsourced:
        yield Text()
        yield _hang(Tree(Text("No origin: nobody identifiable stands behind these", style="bold")), tree.unsourced)
    for loop in tree.loops:
        yield Text()
        yield Text(f"A circle of credit: {' → '.join(dated(report) for report in (*loop, loop[0]))}")
    yield from section("By what they say", (_count(answer) for answer in tree.shared)) if tree.shared else ()
    yield Text()
    yield Text("── credited   ┄┄ same wording   ·· possible   ×× amends", style=QUIET)


def _is_repeated(branch: OriginBranch) -> bool:
    """Whether an own word stands behind reports alone that are shown above with what else they rest on."""
    return branch.origin.kind is OriginKind.OWN_WORD and all(map(_is_seen, branch.roots))


def _is_seen(node: TreeNode) -> bool:
    return node.seen_above and all(map(_is_seen, node.below))


def _listed(origins: Sequence[Origin]) -> str:
    return listed([one_line(origin.label) for origin in origins])


def _count(answer: PropositionAnswer) -> ConsoleRenderable:
    row = hanging(2)
    text = Text(counts_phrase(answer.counts), style="bold")
    text.append(f"\n{one_line(answer.lead.statement.sentence)}", style="not bold")
    text.append(f" {answer.id}", style=f"not bold {QUIET}")
    row.add_row(Text("·"), text)
    return row


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
