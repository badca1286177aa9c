"""Every leaf of a record by member path, or what in it cannot be explained."""
from dataclasses import dataclass
from typing import Any

from botocore.model import OperationModel, Shape

from record.dialect import Dialect, Entries, Unexplained
from record.ec2_classic import Ec2Classic
from record.ec2_wrapped import Ec2Wrapped, is_wrapped
from record.extras import is_extra
from record.hidden import emptied, hidden
from record.s3 import S3
from wire.leaf import EMPTY, Path, map_key, says_empty, written


@dataclass(frozen=True)
class Logged:
    value: Any
    location: str


def _dialect_of(operation: OperationModel, record: dict) -> Dialect:
    service = operation.service_model.service_name
    if service == "ec2":
        return Ec2Wrapped() if is_wrapped(record) else Ec2Classic()
    return S3() if service in ("s3", "s3control") else Dialect()


class _Reading:
    def __init__(self, operation: OperationModel, record: dict, dialect: Dialect):
        self.operation, self.record, self.dialect = operation, record, dialect
        self.protocol = operation.service_model.metadata["protocol"]
        self.leaves: dict[Path, Logged] = {}

    def _location(self, name: str, member: Shape) -> str:
        if name == self.operation.input_shape.serialization.get("payload"):
            return "payload"
        return member.serialization.get("location", "body")

    def structure(self, shape: Shape, entries: Entries, path: Path, location: str) -> None:
        taken = set()
        for key, value in entries:
            found = self.dialect.members(self.operation, shape, key, value)
            if not found and not path and is_extra(self.operation.service_model.service_name, self.operation.name, key, value, self.record):
                continue
            if len(found) != 1:
                raise Unexplained(f"{key} of {written(path) or 'the record'} names {' or '.join(found) or 'no member'}")
            [name] = found
            if name in taken:
                raise Unexplained(f"{written((*path, name))} is logged twice")
            taken.add(name)
            self.value(shape.members[name], value, (*path, name), location if path else self._location(name, shape.members[name]))

    def value(self, shape: Shape, value, path: Path, location: str) -> None:
        if value is None:
            return
        kind = shape.type_name
        # A payload as a whole may be missing from the body; what is in it is like the rest of a body.
        inside = "body" if location == "payload" else location
        if kind == "structure" and not shape.is_document_type:
            parts = self.dialect.entries(shape, value)
            if not parts and emptied(shape):
                raise Unexplained(f"{written(path)} is hidden")
            self.structure(shape, parts, path, inside)
        elif kind == "list":
            parts = self.dialect.elements(shape, value)
            for i, item in enumerate(parts):
                self.value(shape.member, item, (*path, i), inside)
        elif kind == "map":
            parts = self.dialect.mapping(shape, value)
            for key, item in parts.items():
                self.value(shape.value, item, (*path, map_key(key)), inside)
        else:
            self.leaves[path] = Logged(value, location)
            return
        if not parts and says_empty(self.protocol, shape, location):
            self.leaves[path] = Logged(EMPTY, location)


def of(operation: OperationModel, record: dict) -> tuple[Dialect, dict[Path, Logged]]:
    if not isinstance(record, dict):
        raise Unexplained("the record has no parameters")
    if hidden(record):
        raise Unexplained("the record hides a value")
    dialect = _dialect_of(operation, record)
    reading = _Reading(operation, record, dialect)
    if operation.input_shape is None:
        if any(not is_extra(operation.service_model.service_name, operation.name, key, value, record) for key, value in record.items()):
            raise Unexplained(f"{operation.name} has no input")
        return dialect, {}
    reading.structure(operation.input_shape, dialect.top(operation, record), (), "body")
    return dialect, reading.leaves
