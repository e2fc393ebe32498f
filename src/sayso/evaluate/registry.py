"""The table of benchmarks: one line a benchmark."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import EvaluationError
from sayso.evaluate.credits import evaluate_credits
from sayso.evaluate.ecbplus import evaluate_ecbplus
from sayso.evaluate.floors import apply_floors, gold_digest, load_floors
from sayso.evaluate.gum_coreference import evaluate_gum_coreference
from sayso.evaluate.gum_dates import evaluate_gum_dates
from sayso.evaluate.independence import evaluate_independence
from sayso.evaluate.muc import evaluate_muc
from sayso.evaluate.name_bench import evaluate_name_bench
from sayso.evaluate.page_sets import evaluate_fundus, evaluate_trafilatura
from sayso.evaluate.polnear import evaluate_polnear
from sayso.evaluate.published import with_published
from sayso.evaluate.re3d_names import evaluate_re3d_names
from sayso.evaluate.re3d_ties import DEFAULT_FOLDER, evaluate_re3d_ties
from sayso.evaluate.recognizers import evaluate_recognizers
from sayso.evaluate.report import Report
from sayso.evaluate.scenarios import evaluate_scenarios
from sayso.evaluate.seed import evaluate_seed, evaluate_sheets
from sayso.evaluate.sfm import evaluate_sfm
from sayso.evaluate.sfm_aliases import evaluate_sfm_aliases
from sayso.evaluate.stories import evaluate_stories
from sayso.evaluate.story import evaluate_articles, evaluate_story
from sayso.evaluate.toponyms import DEFAULT_SPLIT, LOCAL_SPLIT, evaluate_local_toponyms, evaluate_toponyms
from sayso.evaluate.uds import evaluate_uds
from sayso.evaluate.wikinews import evaluate_wikinews

Evaluate = Callable[[Path, str, int | None], Report]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A benchmark: its name, what it measures in a line, how, which files are its gold, and where it usually is.

    ``evaluate`` takes the data folder, the split and the most documents to read. ``gold`` are patterns of files in
    the data folder; without any there is nothing to measure. ``home`` is where the data is when nobody says:
    ``repository:``, ``shared:`` or ``data:`` (the unpacked sets) and a folder in it; empty where it must be said.
    """

    name: str
    what: str
    evaluate: Evaluate
    gold: tuple[str, ...]
    home: str = ""
    split: str = ""


BENCHMARKS = (
    Benchmark(
        "story",
        "the bundled story, report by report: claims, chains, dates, ties, responses, noise",
        evaluate_story,
        ("[0-9]*.json",),
        "repository:tests/gold/story",
    ),
    Benchmark(
        "articles",
        "eight invented articles of eight kinds of newspaper, worked by hand before they were first read: the same",
        evaluate_articles,
        ("[0-9]*.json",),
        "repository:tests/gold/articles",
    ),
    Benchmark(
        "seed",
        "one news report worked by hand: the same, with must-nots and the summary line",
        evaluate_seed,
        ("gold.json",),
        "shared:seed",
    ),
    Benchmark(
        "wikinews",
        "every stage on annotated Wikinews articles (--split dev, train or all)",
        evaluate_wikinews,
        ("index.json", "out/*.ann.txt"),
        "data:wikinews-annotated",
        "dev",
    ),
    Benchmark(
        "polnear",
        "who says what as spans: sources, cues and contents of political news (--split dev or train)",
        evaluate_polnear,
        ("dev/attributions/*.ann", "dev/text/*.txt"),
        "data:polnear/data",
        "dev",
    ),
    Benchmark(
        "uds",
        "whether events happened, as sentences tell it: yes, no or open (--split dev or train)",
        evaluate_uds,
        ("dev.jsonl",),
        "data:factuality/UDS_IH2",
        "dev",
    ),
    Benchmark(
        "muc",
        "how sure a wire report is that an organisation did it, and on whose word (--split dev, tst1 or tst2)",
        evaluate_muc,
        ("dev/key-*",),
        "data:muc34/raw_files/muc34/TASK/CORPORA",
        "dev",
    ),
    Benchmark(
        "gum-coreference",
        "whom pronouns and definite noun phrases mean, by genre (--split dev or train)",
        evaluate_gum_coreference,
        ("splits.md", "dep/*.conllu"),
        "data:gum",
        "dev",
    ),
    Benchmark(
        "gum-dates",
        "dates: found, exact in value, and never finer than the words (--split dev or train)",
        evaluate_gum_dates,
        ("splits.md", "dep/*.conllu"),
        "data:gum",
        "dev",
    ),
    Benchmark(
        "recognizers",
        "dates and ranges of dates in sentences to an assistant, with a day to count from; times and durations apart",
        evaluate_recognizers,
        ("DateTimeModel.json", "Date*Parser.json", "Date*Extractor.json"),
        "data:recognizers-text-en/Specs/DateTime/English",
    ),
    Benchmark(
        "toponyms",
        "which places news reports name and in which country, with the places given and our own (--split gwn or lgl)",
        evaluate_toponyms,
        ("GWN.xml",),
        "data:toponyms/corpora",
        DEFAULT_SPLIT,
    ),
    Benchmark(
        "toponyms-local",
        "the same of local papers, whose towns have namesakes that are better known",
        evaluate_local_toponyms,
        ("lgl.xml",),
        "data:toponyms/corpora",
        LOCAL_SPLIT,
    ),
    Benchmark(
        "name-bench",
        "whether two names are one name: labelled pairs of people's and organisations' names (--split dev)",
        evaluate_name_bench,
        ("dev.csv",),
        "data:name-bench/split",
        "dev",
    ),
    Benchmark(
        "re3d-names",
        "names of people, organisations and places in official statements on a war (--split FOLDER)",
        evaluate_re3d_names,
        ("*/entities.json", "*/documents.json"),
        "data:re3d",
        DEFAULT_FOLDER,
    ),
    Benchmark(
        "sfm",
        "security forces in news reports: names, who is posted where, by how many reports and when",
        evaluate_sfm,
        ("*.ann", "*.txt"),
        "data:sfm-nigeria/annotated_sources",
    ),
    Benchmark(
        "re3d-ties",
        "who is related to whom in official statements on a war, with own and with gold names (--split FOLDER)",
        evaluate_re3d_ties,
        ("*/relations.json", "*/entities.json", "*/documents.json"),
        "data:re3d",
        DEFAULT_FOLDER,
    ),
    Benchmark(
        "fundus",
        "the article's text on its page, beside trafilatura alone: whole paragraphs of 16 publishers",
        evaluate_fundus,
        ("dataset/ground_truth.json",),
        "data:fundus-eval",
    ),
    Benchmark(
        "trafilatura",
        "the article's text on its page, beside trafilatura alone: segments that must and must not be there",
        evaluate_trafilatura,
        ("evaldata-en.json",),
        "data:trafilatura-eval-en",
    ),
    Benchmark(
        "scenarios",
        "invented stories told by several outlets, report by report: dates, silences, denials, credits, noise",
        evaluate_scenarios,
        ("gold.json",),
        "shared:scenarios",
    ),
    Benchmark(
        "stories",
        "invented stories told by several outlets, as wholes: who had it first, how it stands by day, what drifted",
        evaluate_stories,
        ("*.json",),
        "repository:tests/stories",
    ),
    Benchmark(
        "outcomes",
        "the shared stories as wholes, against their expected outcomes: the same",
        evaluate_stories,
        ("gold.json",),
        "shared:scenarios",
    ),
    Benchmark(
        "credits",
        "how reports credit other outlets, and what only looks like it: named outlets in five sets of news",
        evaluate_credits,
        ("credits.jsonl",),
        "data:independence",
        "dev",
    ),
    Benchmark(
        "independence",
        "whether two reports rest on each other, are independent or of other matters: labelled pairs of five sets",
        evaluate_independence,
        ("pairs.jsonl",),
        "data:independence",
        "dev",
    ),
    Benchmark(
        "ecbplus",
        "who is who across reports of several outlets: people and organisations, gold mentions (--split dev or train)",
        evaluate_ecbplus,
        ("ECB_Dev_corpus.txt", "ECB_Dev_Entity_gold_mentions.json"),
        "data:ecbplus/data/interim/cybulska_setup",
        "dev",
    ),
    Benchmark(
        "sfm-aliases",
        "other spellings of officers' names, brought together by name and post",
        evaluate_sfm_aliases,
        ("ng_persons_dev.csv",),
        "data:sfm-nigeria/common_sources/sfm/ng/persons",
    ),
    Benchmark(
        "sheets",
        "a folder of articles with gold in the seed's format: NAME.txt beside NAME.gold.json",
        evaluate_sheets,
        ("*.gold.json", "gold.json", "*/gold.json"),
    ),
)


def benchmark(name: str) -> Benchmark:
    """Return the benchmark of that name; raises EvaluationError naming those that exist."""
    for entry in BENCHMARKS:
        if entry.name == name:
            return entry
    known = ", ".join(entry.name for entry in BENCHMARKS)
    raise EvaluationError(f"There is no benchmark {name!r}.", hint=f"There are: {known}.")


def home_of(name: str) -> Path | None:
    """Return the folder where a benchmark's data usually is, whether or not it is there; None where it must be said.

    ``shared:`` is SAYSO_SHARED or the folder ``shared`` beside the working directory; ``data:`` is SAYSO_DATA or
    ``~/.cache/sayso-data``.
    """
    place, _, folder = benchmark(name).home.partition(":")
    if not place:
        return None
    roots = {
        "repository": Path(),
        "shared": Path(os.environ.get("SAYSO_SHARED") or "../shared"),
        "data": Path(os.environ.get("SAYSO_DATA") or Path.home() / ".cache" / "sayso-data"),
    }
    return roots[place] / folder


def run(name: str, data: Path | None = None, split: str = "", *, limit: int | None = None) -> Report:
    """Score one benchmark on the data in a folder (its home where None), beside its floors.

    Returns a report that says why it was skipped where the data is absent. Part of the data (``limit``) has no floors.
    """
    entry = benchmark(name)
    folder = data or home_of(name)
    if folder is None:
        return Report(benchmark=name, split=split, skipped="Say with --data where the annotated articles are.")
    files = gold_files(entry, folder)
    if not files:
        return Report(benchmark=name, split=split, skipped=f"{folder} holds no {' or '.join(entry.gold)}.")
    report = with_published(entry.evaluate(folder, split or entry.split, limit))
    return report if limit is not None else apply_floors(report, gold_digest(files), load_floors())


def gold_files(entry: Benchmark, folder: Path) -> list[Path]:
    """Return the gold files of a benchmark in a folder, sorted."""
    return sorted(path for pattern in entry.gold for path in folder.glob(pattern))
