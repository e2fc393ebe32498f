"""From the model's output for a batch of windows to spans, links and probabilities of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sayso.encoder.labels import HEADS, KIND_HEADS, LINK_SIZE, link_columns
from sayso.encoder.reading import Labelled, Said
from sayso.encoder.viterbi import best_paths, log_probabilities, runs_of
from sayso.encoder.windows import PiecedWord
from sayso.model.spans import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_SPAN_HEADS = tuple(head for head in HEADS.values() if head.is_spans)
_WIDEST = max(head.size for head in _SPAN_HEADS)


@dataclass(frozen=True, slots=True)
class _Run:
    """A labelled run of words of one window."""

    first: int
    last: int
    kind: str
    score: float


@dataclass(frozen=True, slots=True)
class WindowReading:
    """What the encoder says of one window: see :class:`EncoderReading`, whose parts these are."""

    spans: dict[str, tuple[Labelled, ...]]
    attributions: tuple[Said, ...]
    ties: dict[tuple[Span, Span], float]
    standing: Floats
    zone: Floats
    head: Floats


def decode(windows: Sequence[Sequence[PiecedWord]], outputs: Sequence[Floats]) -> Iterator[WindowReading]:
    """Read the output of each window: ``outputs`` hold a row a word and, last, one for the window's opening mark.

    Columns are as ``labels`` lays them out.
    """
    width = max(len(window) for window in windows)
    lengths = np.array([len(window) for window in windows])
    scores = np.full((len(_SPAN_HEADS), len(windows), width, _WIDEST), -1e9, dtype=np.float32)
    together = np.concatenate(outputs)
    ends = np.cumsum([len(output) for output in outputs])
    for number, head in enumerate(_SPAN_HEADS):
        parts = np.split(log_probabilities(together[:, head.columns]), ends[:-1])
        for row, part in enumerate(parts):
            scores[number, row, : len(part) - 1, : head.size] = part[:-1]
    paths = best_paths(scores.reshape(-1, width, _WIDEST), np.tile(lengths, len(_SPAN_HEADS)))
    paths = paths.reshape(len(_SPAN_HEADS), len(windows), width)
    for row, (window, output) in enumerate(zip(windows, outputs, strict=True)):
        runs = {
            head.name: _of_kind(_runs(paths[number, row], scores[number, row], head.types), head.name, output)
            for number, head in enumerate(_SPAN_HEADS)
        }
        yield _read_window(window, output, runs)


def _runs(path: NDArray[np.int64], scores: Floats, types: tuple[str, ...]) -> list[_Run]:
    found = []
    for first, last, kind in runs_of(path):
        at = np.arange(first, last + 1)
        score = float(np.exp(scores[at, path[first : last + 1]]).mean())
        found.append(_Run(first, last, types[kind], score))
    return found


def _of_kind(runs: list[_Run], name: str, output: Floats) -> list[_Run]:
    """Give names and cues their kinds: the likeliest over all their words. A name is as sure as its kind, at most."""
    if name not in KIND_HEADS:
        return runs
    head = HEADS[KIND_HEADS[name]]
    odds = np.exp(log_probabilities(output[:, head.columns]))
    found = []
    for run in runs:
        mean = odds[run.first : run.last + 1].mean(axis=0)
        best = int(mean.argmax())
        score = min(run.score, float(mean[best])) if name == "name" else run.score
        found.append(replace(run, kind=head.types[best], score=score))
    return found


def _read_window(window: Sequence[PiecedWord], output: Floats, runs: dict[str, list[_Run]]) -> WindowReading:
    def labelled(run: _Run) -> Labelled:
        return Labelled(Span(window[run.first].span.start, window[run.last].span.end), run.kind, run.score)

    head = np.exp(log_probabilities(output[:-1, HEADS["head"].columns]))
    return WindowReading(
        spans={name: tuple(map(labelled, runs[name])) for name in ("name", "hedge", "head", "time")},
        attributions=tuple(
            Said(labelled(cue), labelled(source) if source else None, tuple(map(labelled, contents)), score)
            for cue, source, score, contents in _linked(output, runs)
        ),
        ties=_ties(window, output, runs["name"]),
        standing=np.exp(log_probabilities(output[:-1, HEADS["standing"].columns])),
        zone=np.exp(log_probabilities(output[:-1, HEADS["zone"].columns])),
        head=1 - head[:, 0],
    )


def _vectors(output: Floats, name: str, runs: Sequence[_Run]) -> Floats:
    first = output[[run.first for run in runs], link_columns(name, last=False)]
    last = output[[run.last for run in runs], link_columns(name, last=True)]
    return first + last


def _linked(output: Floats, runs: dict[str, list[_Run]]) -> Iterator[tuple[_Run, _Run | None, float, list[_Run]]]:
    """Link each cue to its source, or to nobody, and each content to its cue.

    The last row of ``output`` stands for nobody: it is the window's opening mark, kept behind the words.
    """
    cues, sources = runs["cue"], runs["source"]
    if not cues:
        return
    contents: dict[int, list[_Run]] = {}
    said = sorted((*runs["content"], *runs["inner"]), key=lambda run: (run.first, run.last))
    if said:
        fit = _vectors(output, "content_asks_cue", said) @ _vectors(output, "cue", cues).T
        for content, cue in zip(said, fit.argmax(axis=1).tolist(), strict=True):
            contents.setdefault(cue, []).append(content)
    nobody = _Run(len(output) - 1, len(output) - 1, "", 1.0)
    asked = _vectors(output, "cue_asks_source", cues)
    odds = np.exp(log_probabilities(asked @ _vectors(output, "source", [nobody, *sources]).T / LINK_SIZE**0.5))
    for number, cue in enumerate(cues):
        chosen = int(odds[number].argmax())
        yield cue, sources[chosen - 1] if chosen else None, float(odds[number, chosen]), contents.get(number, [])


def _ties(window: Sequence[PiecedWord], output: Floats, names: list[_Run]) -> dict[tuple[Span, Span], float]:
    if len(names) < 2:
        return {}
    fit = _vectors(output, "first_name", names) @ _vectors(output, "second_name", names).T / LINK_SIZE**0.5
    spans = [Span(window[run.first].span.start, window[run.last].span.end) for run in names]
    return {
        (spans[a], spans[b]): float(1 / (1 + np.exp(-fit[a, b])))
        for a in range(len(names))
        for b in range(a + 1, len(names))
    }
