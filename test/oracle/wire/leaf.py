"""A leaf of a request, known by its member path: member names, list positions and map keys from the input shape down."""
from dataclasses import dataclass
from typing import Any

from botocore.model import Shape

Path = tuple[str | int, ...]

# A list, map or structure with nothing in it, where the protocol can say so: it is a leaf like any other.
EMPTY = type("Empty", (), {"__repr__": lambda _: "nothing in it"})()


class Unreadable(Exception):
    """The request says something that the model does not explain."""


@dataclass(frozen=True)
class Leaf:
    shape: Shape
    value: Any
    # A path label as it stands in the URL, still encoded.
    raw: str | None = None


def map_key(key: str) -> str:
    return f"={key}"


def written(path: Path) -> str:
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.lstrip(".")


def says_empty(protocol: str, shape: Shape, location: str) -> bool:
    """Whether the wire tells an empty list, map or structure from none at all."""
    if location not in ("body", "payload") or protocol == "ec2":
        return False
    if protocol == "query":
        return shape.type_name == "list"
    if protocol == "rest-xml":
        return not shape.serialization.get("flattened")
    return not (protocol == "rest-json" and location == "payload")
