"""How most services are logged: lowerCamel member names or wire names, plain arrays, typed values."""
from typing import Any

from botocore.model import OperationModel, Shape

Entries = list[tuple[str, Any]]


class Unexplained(Exception):
    """The record says something that no member of the input explains, or more than one does."""


def named(shape: Shape, key: str) -> list[str]:
    """Members that a key names whatever its case: by their own name or by their name on the wire."""
    exact = [name for name in shape.members if name == key]
    lower = key.lower()
    return exact or [name for name, member in shape.members.items()
                     if lower in (name.lower(), member.serialization.get("name", name).lower())]


class Dialect:
    # Whether numbers and booleans may be logged as text, and whole numbers as `12.0`.
    texts = False
    floats = False
    # Whether path labels are logged as they stand in the URL.
    raw_labels = True

    def top(self, operation: OperationModel, record: dict) -> Entries:
        return list(record.items())

    def entries(self, shape: Shape, value) -> Entries:
        """Keys and values of a logged structure."""
        if not isinstance(value, dict):
            raise Unexplained(f"{value!r} is no structure")
        return list(value.items())

    def elements(self, shape: Shape, value) -> list:
        """Elements of a logged list."""
        if not isinstance(value, list):
            raise Unexplained(f"{value!r} is no list")
        return value

    def mapping(self, shape: Shape, value) -> dict:
        if not isinstance(value, dict):
            raise Unexplained(f"{value!r} is no map")
        return value

    def members(self, operation: OperationModel, shape: Shape, key: str, value) -> list[str]:
        return named(shape, key)
