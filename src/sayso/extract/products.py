"""Matrix products for the parser by numpy, which has a faster library for them than spaCy brings: a third of the time.

That library would start threads of its own, whose waiting costs more than so small a product. It is held to one while
a product is made, and left as it was. Where numpy has another library, that one can't be held, and spaCy's own is used.
"""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from spacy.language import Language

Threads = tuple[Callable[[], int], Callable[[int], None]]
"""How to ask and to set how many threads numpy's library uses."""
_NAMES = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads", "openblas_{}_num_threads64_")
"""What OpenBLAS calls the asking and setting of its threads, by how it was built for numpy."""


class NumpyProducts(NumpyOps):  # type: ignore[misc] # thinc's class is compiled, and says nothing of its types
    """spaCy's operations on arrays, with numpy's products."""

    name = "sayso-numpy-products"

    def __init__(self, threads: Threads) -> None:
        super().__init__()
        self._asked, self._hold = threads

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Return the product of two matrices, either of them turned round first; into ``out`` where it is given."""
        before = self._asked()
        self._hold(1)
        try:
            return np.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)
        finally:
            self._hold(before)


def use_numpy_products(pipeline: Language) -> None:
    """Let the networks of a pipeline multiply by numpy, where numpy's library can be held to one thread."""
    threads = threads_of_numpy()
    if threads is None:
        return
    products = NumpyProducts(threads)
    for _, pipe in pipeline.pipeline:
        if hasattr(pipe, "model"):
            for node in pipe.model.walk():
                node.ops = products


def threads_of_numpy() -> Threads | None:
    """Return how to ask and to set the threads of the library that numpy multiplies with; ``None`` if unknown."""
    library = ctypes.CDLL(importlib.import_module("numpy._core._multiarray_umath").__file__)
    for name in _NAMES:
        asked, hold = (getattr(library, name.format(verb), None) for verb in ("get", "set"))
        if asked is not None and hold is not None:
            hold.restype = None
            return asked, hold
    return None
