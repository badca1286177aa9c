"""Values of the wire as the model types them."""
import base64
import datetime
import json

from botocore.model import Shape
from botocore.utils import is_json_value_header, parse_timestamp

from wire.leaf import Unreadable

_UTC = datetime.timezone.utc


def instant(text) -> datetime.datetime:
    return parse_timestamp(text).astimezone(_UTC)


def from_text(shape: Shape, text: str):
    """Of a form, an XML element, a path label, a query parameter or a header."""
    kind = shape.type_name
    if is_json_value_header(shape):
        return json.loads(base64.b64decode(text))
    if kind == "boolean":
        if text not in ("true", "false"):
            raise Unreadable(f"{text!r} is no boolean")
        return text == "true"
    if kind in ("integer", "long"):
        return int(text)
    if kind in ("float", "double"):
        return float(text)
    if kind == "timestamp":
        return instant(text)
    return base64.b64decode(text, validate=True) if kind == "blob" else text


_JSON_TYPES = {"boolean": (bool,), "integer": (int,), "long": (int,), "float": (int, float), "double": (int, float), "string": (str,)}


def from_json(shape: Shape, value):
    kind = shape.type_name
    if kind == "blob":
        return base64.b64decode(value, validate=True)
    if kind == "timestamp":
        return instant(value)
    if type(value) not in _JSON_TYPES[kind]:
        raise Unreadable(f"{value!r} is no {kind}")
    return float(value) if kind in ("float", "double") else value


def from_cbor(shape: Shape, value):
    """CBOR has bytes and instants of its own."""
    if shape.type_name == "blob" and isinstance(value, bytes):
        return value
    if shape.type_name == "timestamp" and isinstance(value, datetime.datetime):
        return value.astimezone(_UTC)
    return from_json(shape, value)
