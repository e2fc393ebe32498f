"""The parser's matrix products are numpy's, on one thread, and numpy is left as it was."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from sayso.extract import products
from sayso.extract.parse import load_pipeline
from sayso.extract.products import NumpyProducts, use_numpy_products


class Threads:
    """Stands for numpy's library: remembers to how many threads it was held."""

    def __init__(self) -> None:
        self.now, self.held = 4, list[int]()

    def ask(self) -> int:
        return self.now

    def hold(self, count: int) -> None:
        self.now = count
        self.held.append(count)


@pytest.mark.parametrize(("trans1", "trans2"), [(False, False), (True, False), (False, True), (True, True)])
def test_a_product_is_that_of_the_matrices_as_they_are_turned(trans1: bool, trans2: bool) -> None:
    threads = Threads()
    one, other = np.arange(6, dtype="f").reshape(2, 3), np.arange(12, dtype="f").reshape(3, 4) - 5
    x, y = (one.T if trans1 else one).copy(), (other.T if trans2 else other).copy()
    found = NumpyProducts((threads.ask, threads.hold)).gemm(x, y, trans1=trans1, trans2=trans2)
    assert found.tolist() == [[5, 8, 11, 14], [-4, 8, 20, 32]]
    assert threads.held == [1, 4]


def test_the_threads_are_given_back_where_a_product_fails() -> None:
    threads = Threads()
    with pytest.raises(ValueError, match="mismatch"):
        NumpyProducts((threads.ask, threads.hold)).gemm(np.zeros((2, 3), "f"), np.zeros((2, 3), "f"))
    assert threads.now == 4


def test_a_product_goes_where_it_is_wanted() -> None:
    threads, out = Threads(), np.empty((1, 1), "f")
    NumpyProducts((threads.ask, threads.hold)).gemm(np.full((1, 2), 3, "f"), np.full((2, 1), 2, "f"), out=out)
    assert out.tolist() == [[12]]


def test_a_pipeline_is_left_alone_where_the_library_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "threads_of_numpy", lambda: None)
    node = SimpleNamespace(ops="spaCy's own")
    pipe = SimpleNamespace(model=SimpleNamespace(walk=lambda: [node]))
    use_numpy_products(SimpleNamespace(pipeline=[("parser", pipe)]))  # type: ignore[arg-type]
    assert node.ops == "spaCy's own"


def test_the_parser_multiplies_by_numpy_and_leaves_its_threads() -> None:
    threads = products.threads_of_numpy()
    if threads is None:
        pytest.skip("numpy here multiplies by a library whose threads cannot be held")
    before = threads[0]()
    pipeline = load_pipeline()
    model = pipeline.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    assert {type(node.ops) for node in model.walk()} == {NumpyProducts}
    assert [token.dep_ for token in pipeline("The boat sank.")] == ["det", "nsubj", "ROOT", "punct"]
    assert threads[0]() == before
