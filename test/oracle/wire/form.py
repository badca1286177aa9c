"""Leaves of a form, for the query protocol and the one of EC2. Every parameter of the form must be explained."""
import re
from urllib.parse import parse_qsl

from botocore.model import OperationModel, Shape

from wire.leaf import EMPTY, Leaf, Path, Unreadable, map_key
from wire.scalar import from_text


class _Form:
    def __init__(self, body: bytes, ec2: bool):
        pairs = parse_qsl(body.decode(), keep_blank_values=True)
        self.values = dict(pairs)
        if len(self.values) != len(pairs):
            raise Unreadable("a parameter is in the form twice")
        self.ec2, self.leaves, self.explained = ec2, {}, {"Action", "Version"}

    def has(self, prefix: str) -> bool:
        return prefix in self.values or any(key.startswith(f"{prefix}.") for key in self.values)

    def name(self, name: str, shape: Shape) -> str:
        if not self.ec2:
            return shape.serialization.get("name", name)
        if "queryName" in shape.serialization:
            return shape.serialization["queryName"]
        given = shape.serialization.get("name", name)
        return given[0].upper() + given[1:]

    def read(self, shape: Shape, prefix: str, path: Path) -> None:
        getattr(self, f"_{shape.type_name}", self._scalar)(shape, prefix, path)

    def _structure(self, shape: Shape, prefix: str, path: Path) -> None:
        for name, member in shape.members.items():
            key = self.name(name, member)
            key = f"{prefix}.{key}" if prefix else key
            if self.has(self._list_prefix(member, key) if member.type_name == "list" else key) or key in self.values:
                self.read(member, key, (*path, name))

    def _list_prefix(self, shape: Shape, prefix: str) -> str:
        if self.ec2:
            return prefix
        if not shape.serialization.get("flattened"):
            return f"{prefix}.{shape.member.serialization.get('name', 'member')}"
        name = shape.member.serialization.get("name")
        return ".".join([*prefix.split(".")[:-1], name]) if name else prefix

    def _numbers(self, prefix: str) -> list[int]:
        found = {int(m[1]) for key in self.values if (m := re.match(re.escape(prefix) + r"\.(\d+)(?:\.|$)", key))}
        return sorted(found)

    def _list(self, shape: Shape, prefix: str, path: Path) -> None:
        if self.values.get(prefix) == "" and not self.ec2:
            self.explained.add(prefix)
            self.leaves[path] = Leaf(shape, EMPTY)
        elements = self._list_prefix(shape, prefix)
        for i, number in enumerate(self._numbers(elements)):
            self.read(shape.member, f"{elements}.{number}", (*path, i))

    def _map(self, shape: Shape, prefix: str, path: Path) -> None:
        entries = prefix if shape.serialization.get("flattened") else f"{prefix}.entry"
        for number in self._numbers(entries):
            key = f"{entries}.{number}.{shape.key.serialization.get('name', 'key')}"
            self.explained.add(key)
            value = f"{entries}.{number}.{shape.value.serialization.get('name', 'value')}"
            self.read(shape.value, value, (*path, map_key(self.values[key])))

    def _scalar(self, shape: Shape, prefix: str, path: Path) -> None:
        self.explained.add(prefix)
        self.leaves[path] = Leaf(shape, from_text(shape, self.values[prefix]))


def read(operation: OperationModel, body: bytes) -> dict[Path, Leaf]:
    form = _Form(body, operation.service_model.metadata["protocol"] == "ec2")
    if form.values.get("Action") != operation.name:
        raise Unreadable(f"the form asks for {form.values.get('Action')}")
    if operation.input_shape is not None:
        form.read(operation.input_shape, "", ())
    if unexplained := set(form.values) - form.explained:
        raise Unreadable(f"the model does not explain {', '.join(sorted(unexplained))}")
    return form.leaves
