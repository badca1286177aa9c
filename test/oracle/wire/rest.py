"""Leaves of a REST request: path labels by the template of the URI, query, headers, and the body."""
import json
import re
from urllib.parse import parse_qsl, unquote
from xml.etree import ElementTree

from botocore.model import OperationModel, Shape

from wire import tree, xml_body
from wire.leaf import Leaf, Path, Unreadable, map_key
from wire.request import Request
from wire.scalar import from_json, from_text

# Headers of the protocol itself, unless a member claims one.
_PROTOCOL = {"content-type"}


def _labels(members: dict[str, Shape], template: str, path: str, leaves: dict[Path, Leaf]) -> None:
    # Text and labels by turns.
    parts = re.split(r"\{(.*?)\}", template)
    pattern = "".join(("(.+)" if part.endswith("+") else "([^/]+)") if i % 2 else re.escape(part) for i, part in enumerate(parts))
    found = re.fullmatch(pattern, path)
    if not found:
        raise Unreadable(f"{path} is not {template}")
    by_wire = {m.serialization["name"]: name for name, m in members.items() if m.serialization.get("location") == "uri"}
    for label, raw in zip(parts[1::2], found.groups()):
        name = by_wire[label.rstrip("+")]
        leaves[(name,)] = Leaf(members[name], from_text(members[name], unquote(raw)), raw)


def _query_map(shape: Shape, name: str, pairs: list, leaves: dict[Path, Leaf]) -> None:
    """Whatever no other member takes is in the map; a key of a list is there once for each element."""
    for key, value in pairs:
        here = (name, map_key(key))
        if shape.value.type_name == "list":
            here = (*here, sum(path[:2] == here for path in leaves))
        leaves[here] = Leaf(shape.value, value)


def _query(members: dict[str, Shape], fixed: str, query: str, leaves: dict[Path, Leaf]) -> None:
    pairs = parse_qsl(query, keep_blank_values=True)
    for pair in parse_qsl(fixed, keep_blank_values=True):
        pairs.remove(pair)
    in_query = {name: m for name, m in members.items() if m.serialization.get("location") == "querystring"}
    for name, member in sorted(in_query.items(), key=lambda each: each[1].type_name == "map"):
        wire = member.serialization.get("name", name)
        values = [value for key, value in pairs if key == wire]
        if member.type_name == "map":
            _query_map(member, name, pairs, leaves)
            pairs = []
        elif member.type_name == "list":
            for i, value in enumerate(values):
                leaves[(name, i)] = Leaf(member.member, from_text(member.member, value))
        elif values:
            [value] = values
            leaves[(name,)] = Leaf(member, from_text(member, value))
        pairs = [(key, value) for key, value in pairs if key != wire]
    if pairs:
        raise Unreadable(f"the model does not explain {pairs}")


def _list_of_header(text: str) -> list[str]:
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"(?:,|$)|([^",]+)(?:,|$)', text)
    return [quoted.replace('\\"', '"') if quoted else plain for quoted, plain in parts]


def _headers(members: dict[str, Shape], headers: dict[str, str], leaves: dict[Path, Leaf]) -> None:
    left = dict(headers)
    for name, member in members.items():
        wire = member.serialization.get("name", name).lower()
        if member.serialization.get("location") == "headers":
            for key in [key for key in left if key.startswith(wire)]:
                leaves[(name, map_key(key[len(wire):]))] = Leaf(member.value, left.pop(key))
        elif member.serialization.get("location") == "header" and wire in left:
            text = left.pop(wire)
            if member.type_name == "list":
                for i, value in enumerate(_list_of_header(text)):
                    leaves[(name, i)] = Leaf(member.member, from_text(member.member, value))
            else:
                leaves[(name,)] = Leaf(member, from_text(member, text))
    if set(left) - _PROTOCOL:
        raise Unreadable(f"the model does not explain the headers {sorted(set(left) - _PROTOCOL)}")


def _body(operation: OperationModel, body: bytes, leaves: dict[Path, Leaf]) -> None:
    shape, path = operation.input_shape, ()
    payload = shape.serialization.get("payload")
    if payload:
        shape, path = shape.members[payload], (payload,)
    if not body:
        return
    if shape.type_name in ("blob", "string"):
        leaves[path] = Leaf(shape, body if shape.type_name == "blob" else body.decode())
    elif operation.service_model.metadata["protocol"] == "rest-xml":
        try:
            xml_body.read(shape, ElementTree.fromstring(body), path, leaves)
        except ElementTree.ParseError as problem:
            raise Unreadable(f"the body is no XML: {problem}") from None
    elif said := json.loads(body):
        tree.read(shape, said, path, leaves, from_json)


def read(operation: OperationModel, request: Request) -> dict[Path, Leaf]:
    leaves: dict[Path, Leaf] = {}
    if operation.input_shape is None:
        return leaves
    members = operation.input_shape.members
    template, _, fixed = operation.http["requestUri"].partition("?")
    _labels(members, template, request.path, leaves)
    _query(members, fixed, request.query, leaves)
    _headers(members, request.headers, leaves)
    _body(operation, request.body, leaves)
    return leaves
