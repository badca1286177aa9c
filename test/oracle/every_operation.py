"""Fills the whole input of every operation that botocore knows and reads it back from the wire, leaf by leaf.

Writes one line {operations, differences}: how many were read back, and for each that was not what was the matter.
"""
import base64
import datetime
import itertools
import json

import botocore.session
from botocore.exceptions import ParamValidationError
from botocore.model import Shape

from wire import leaves as wire_leaves
from wire.leaf import EMPTY, Path, Unreadable, map_key, written

_DEPTH = 4


class _Filling:
    """Every value differs from the one before, so that two that changed places show."""

    def __init__(self):
        self.numbers = itertools.count(1)
        self.around: list[str] = []

    def of(self, shape: Shape, depth: int):
        return getattr(self, f"_{shape.type_name}", self._scalar)(shape, depth)

    def _structure(self, shape: Shape, depth: int) -> dict:
        if shape.is_document_type:
            return {"any": [next(self.numbers), "thing", True]}
        names = list(shape.members) if depth > 0 else shape.required_members
        self.around.append(shape.name)
        if shape.is_tagged_union:
            # One member only, and one that does not lead back here.
            names = [name for name in shape.members if not self._within(shape.members[name])][:1]
        filled = {name: self.of(shape.members[name], depth - 1) for name in names}
        self.around.pop()
        return filled

    def _within(self, shape: Shape) -> bool:
        return self._within(shape.member) if shape.type_name == "list" else shape.name in self.around

    def _list(self, shape: Shape, depth: int) -> list:
        least = shape.metadata.get("min", 0)
        return [self.of(shape.member, depth - 1) for _ in range(max(2, least) if depth > 0 else least)]

    def _map(self, shape: Shape, depth: int) -> dict:
        return {self.of(shape.key, 0): self.of(shape.value, depth - 1) for _ in range(2)} if depth > 0 else {}

    def _scalar(self, shape: Shape, _: int):
        number, kind = next(self.numbers), shape.type_name
        if kind == "boolean":
            return number % 2 == 0
        if kind in ("integer", "long"):
            return max(number % 97, int(shape.metadata.get("min", 0)))
        if kind in ("float", "double"):
            return max(number % 97 + 0.5, float(shape.metadata.get("min", 0)))
        if kind == "timestamp":
            return f"2024-01-{number % 28 + 1:02d}T10:11:12Z"
        if kind == "blob":
            return base64.b64encode(f"{number}\xff".encode("latin-1")).decode()
        return f"v{number}".ljust(shape.metadata.get("min", 0), "v")


def _native(kind: str, value):
    if kind == "timestamp":
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    return base64.b64decode(value) if kind == "blob" else value


def _leaves(shape: Shape, value, path: Path, found: dict) -> dict:
    kind = shape.type_name
    if kind == "structure" and not shape.is_document_type:
        parts = [(name, shape.members[name], item) for name, item in value.items()]
    elif kind == "list":
        parts = [(i, shape.member, item) for i, item in enumerate(value)]
    elif kind == "map":
        parts = [(map_key(key), shape.value, item) for key, item in value.items()]
    else:
        found[path] = _native(kind, value)
        return found
    for step, part, item in parts:
        _leaves(part, item, (*path, step), found)
    return found


def _difference(operation) -> str | None:
    given = _Filling().of(operation.input_shape, _DEPTH)
    expected = _leaves(operation.input_shape, given, (), {})
    try:
        read = {path: leaf.value for path, leaf in wire_leaves.of(operation, given).items() if leaf.value is not EMPTY}
    except (Unreadable, ParamValidationError) as problem:
        return str(problem)
    return next((written(path) for path in {*expected, *read} if expected.get(path) != read.get(path)), None)


if __name__ == "__main__":
    session, count, differences = botocore.session.Session(), 0, []
    for service in session.get_available_services():
        model = session.get_service_model(service)
        for operation in map(model.operation_model, model.operation_names):
            if operation.input_shape is not None:
                difference = _difference(operation)
                count += difference is None
                differences += [f"{service} {operation.name}: {difference}"] if difference else []
    print(json.dumps({"operations": count, "differences": differences}))
