"""Building an ONNX graph by hand: constants, nodes, and matrix products with 8-bit weights.

A product's inputs are quantised with a scale a row, so what a row gives hangs on that row alone: neither on its
neighbours in a batch nor on the batch's size. (DynamicQuantizeLinear, the usual way, has one scale for all rows.)
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Array = NDArray[Any]
Constant = Array | np.generic | list[int] | int
Attribute = int | float
_CONTRIB = "com.microsoft"
_OPSET, _CONTRIB_OPSET, _IR = 20, 1, 10
_TYPES = {"float": TensorProto.FLOAT, "int64": TensorProto.INT64}
_TINY = 1e-6


class Grid(NamedTuple):
    """How a row becomes bytes: `value / peak * steps + zero`; peak is the row's greatest value, at least `least`.

    `signed` rows reach as far below zero as above; others never fall far below.
    """

    steps: int
    zero: int
    least: float
    signed: bool


SIGNED = Grid(steps=127, zero=128, least=_TINY, signed=True)
GELU = Grid(steps=217, zero=38, least=1.0, signed=False)  # a GELU never falls under -0.17


class Graph:
    """Collects nodes and constants; every method returns the name of the value that it adds."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def constant(self, values: Constant) -> str:
        """A tensor."""
        name = f"c{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.asarray(values, order="C"), name))
        return name

    def node(self, kind: str, *inputs: str, **attributes: Attribute) -> str:
        """A standard operator with one output."""
        return self._add(kind, inputs, 1, "", attributes)[0]

    def nodes(self, kind: str, *inputs: str, outputs: int, **attributes: Attribute) -> list[str]:
        """A standard operator with several outputs."""
        return self._add(kind, inputs, outputs, "", attributes)

    def contrib(self, kind: str, *inputs: str, **attributes: Attribute) -> str:
        """An operator of ONNX Runtime's own set."""
        return self._add(kind, inputs, 1, _CONTRIB, attributes)[0]

    def _add(
        self, kind: str, inputs: Sequence[str], count: int, domain: str, attributes: dict[str, Attribute]
    ) -> list[str]:
        name = f"{kind}{len(self._nodes)}"
        outputs = [name] if count == 1 else [f"{name}.{number}" for number in range(count)]
        self._nodes.append(helper.make_node(kind, list(inputs), outputs, name=name, domain=domain, **attributes))
        return outputs

    def product(self, values: str, weight: Array, grid: Grid = SIGNED) -> str:
        """Rows (…, in) times a weight (in, out) held in 8 bits with a scale a column."""
        integers, scales = quantise(weight.T)
        if grid.signed:
            peak = self.node("ReduceMax", self.node("Abs", values), self.constant([-1]), keepdims=1)
        else:
            peak = self.node("ReduceMax", values, self.constant([-1]), keepdims=1)
        peak = self.node("Max", peak, self.constant(np.float32(grid.least)))
        step, zero = self.constant(np.float32(1 / grid.steps)), self.constant(np.uint8(grid.zero))
        bytes_ = self.node("QuantizeLinear", self.node("Div", values, peak), step, zero)
        none = self.constant(np.zeros_like(scales, np.int8))
        held = (self.constant(integers.T), step, self.constant(scales), zero, none)
        return self.node("Mul", self.contrib("MatMulIntegerToFloat", bytes_, *held), peak)

    def model(
        self, inputs: dict[str, tuple[str, list[str | int]]], outputs: dict[str, str], metadata: dict[str, str]
    ) -> bytes:
        """The serialised model; `outputs` gives values their public names, `inputs` their types and shapes."""
        for name, value in outputs.items():
            self._nodes.append(helper.make_node("Identity", [value], [name], name=f"output.{name}"))
        taken = [helper.make_tensor_value_info(name, _TYPES[kind], shape) for name, (kind, shape) in inputs.items()]
        given = [helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in outputs]
        graph = helper.make_graph(self._nodes, "encoder", taken, given, self._constants)
        sets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_CONTRIB, _CONTRIB_OPSET)]
        model = helper.make_model(graph, opset_imports=sets, ir_version=_IR)
        helper.set_model_props(model, metadata)
        return bytes(model.SerializeToString(deterministic=True))


def quantise(rows: Array) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows (n, size) as 8-bit integers and a scale a row."""
    scales = np.maximum(np.abs(rows).max(axis=1) / 127, _TINY / 127).astype(np.float32)
    return np.rint(rows / scales[:, None]).astype(np.int8), scales
