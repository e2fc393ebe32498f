"""Write the trained weights as the ONNX model that ships: full precision first, then eight-bit numbers.

The gates (``parity``) hold what is lost: nothing that can be measured in the change of format, under half a point of F1
in the change of precision (``training.measure`` compares the two).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from sayso.encoder.labels import FORMAT, LABEL_COLUMNS, LINK_COLUMNS
from training.model import Encoder, shaped_like
from training.start import starting_weights, tokenizer_of

INPUTS = ("pieces", "mask", "shapes")
TOLERANCE = 1e-4
"""How far the exported model may be from the trained one, in scores."""


def load(weights: Path) -> Encoder:
    """Return the trained encoder, ready to answer."""
    return shaped_like(torch.load(weights, weights_only=True), starting_weights()).eval()


def kept_whole(model: Encoder) -> list[str]:
    """Name the last steps to the answers: three megabytes kept whole save a third of what eight bits cost."""
    last = len(model.bert.encoder.layer) - 1
    return ["/labels/MatMul", "/links/MatMul", f"/bert/encoder/layer.{last}/output/dense/MatMul"]


def export(model: Encoder, folder: Path, *, name: str) -> float:
    """Write ``model.onnx`` (eight bits), its tokenizer and description to a folder; return the parity found.

    ``model-fp32.onnx`` is left beside it for measuring and never shipped.
    """
    folder.mkdir(parents=True, exist_ok=True)
    full, small = folder / "model-fp32.onnx", folder / "model.onnx"
    _write(model, full)
    found = parity(model, full)
    quantize_dynamic(
        full,
        small,
        per_channel=True,
        reduce_range=True,  # with all eight bits, processors without VNNI saturate: answers depend on the machine
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        nodes_to_exclude=kept_whole(model),
    )
    tokenizer_of().save(str(folder / "tokenizer.json"), pretty=False)
    about = {
        "name": name,
        "format": FORMAT,
        "columns": LABEL_COLUMNS + LINK_COLUMNS,
        "digest": hashlib.sha256(small.read_bytes()).hexdigest(),
    }
    (folder / "model.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
    return found


def _write(model: Encoder, path: Path) -> None:
    example = tuple(torch.ones((2, 8), dtype=torch.int64) for _ in INPUTS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            example,
            str(path),
            input_names=list(INPUTS),
            output_names=["output"],
            dynamic_axes={name: {0: "window", 1: "piece"} for name in (*INPUTS, "output")},
            opset_version=17,
            dynamo=False,
        )


def parity(model: Encoder, exported: Path) -> float:
    """Return the largest difference of any score between the trained and the exported model, on random windows."""
    chance = np.random.default_rng(1)
    session = onnxruntime.InferenceSession(str(exported), providers=["CPUExecutionProvider"])
    worst = 0.0
    for count, width in ((1, 5), (3, 40), (2, 98)):
        pieces = chance.integers(1000, 20000, (count, width))
        mask = np.ones_like(pieces)
        mask[0, width // 2 :] = 0
        shapes = chance.integers(0, 7, (count, width))
        ours = session.run(None, dict(zip(INPUTS, (pieces, mask, shapes), strict=True)))[0]
        with torch.no_grad():
            theirs = model(*(torch.from_numpy(array) for array in (pieces, mask, shapes))).numpy()
        worst = max(worst, float(np.abs(ours - theirs)[mask == 1].max()))
    return worst


def main(arguments: Sequence[str] | None = None) -> int:
    """Export, and fail where the format changed an answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="minilm-1")
    given = parser.parse_args(arguments)
    found = export(load(given.weights), given.folder, name=given.name)
    size = (given.folder / "model.onnx").stat().st_size / 1e6
    print(f"largest difference {found:.1e} (at most {TOLERANCE:.0e}), {size:.1f} MB")
    return 0 if found < TOLERANCE else 1


if __name__ == "__main__":
    sys.exit(main())
