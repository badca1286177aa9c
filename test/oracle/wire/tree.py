"""Leaves of a JSON or CBOR body; `scalar` types the values of the one or the other."""
from collections.abc import Callable

from botocore.model import Shape

from wire.leaf import EMPTY, Leaf, Path, Unreadable, map_key, written


def read(shape: Shape, value, path: Path, leaves: dict[Path, Leaf], scalar: Callable) -> None:
    kind = shape.type_name
    if kind not in ("structure", "list", "map") or getattr(shape, "is_document_type", False):
        leaves[path] = Leaf(shape, value if kind == "structure" else scalar(shape, value))
        return
    if not isinstance(value, list if kind == "list" else dict):
        raise Unreadable(f"{written(path)} is no {kind}")
    if not value and path:
        leaves[path] = Leaf(shape, EMPTY)
    if kind == "list":
        for i, item in enumerate(value):
            read(shape.member, item, (*path, i), leaves, scalar)
    elif kind == "map":
        for key, item in value.items():
            read(shape.value, item, (*path, map_key(key)), leaves, scalar)
    else:
        members = {member.serialization.get("name", name): name for name, member in shape.members.items()}
        for key, item in value.items():
            if key not in members:
                raise Unreadable(f"{written(path)} has no member {key}")
            read(shape.members[members[key]], item, (*path, members[key]), leaves, scalar)
