"""Whether a logged value is the value of a leaf of the wire."""
import base64
import datetime
import json
import re
from urllib.parse import unquote

from record.dialect import Dialect
from record.leaves import Logged
from wire.leaf import EMPTY, Leaf, Path
from wire.scalar import instant

_JAVA = re.compile(r"([A-Z][a-z]{2}) (\d{1,2}), (\d{4}),? (\d{1,2}):(\d{2}):(\d{2})[ \u202f](AM|PM)")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_BUFFER = {"offset": 0, "mark": -1, "position": 0, "address": 0, "isReadOnly": False, "bigEndian": True, "nativeByteOrder": False}
_UTC = datetime.timezone.utc
# Text members that hold version numbers, which XML-to-JSON logs as numbers. In any other, an id that began with a
# zero looks the same, so a number there matches nothing.
_NUMBERED = {"Versions", "Version", "SourceVersion", "DefaultVersion"}


def _instant(value) -> datetime.datetime | None:
    """Java's default format (taken as UTC), ISO 8601, or seconds or milliseconds since 1970."""
    if type(value) in (int, float) and 0 <= value < 1e14:
        return datetime.datetime.fromtimestamp(value / 1000 if value > 1e11 else value, _UTC)
    if not isinstance(value, str):
        return None
    if java := _JAVA.fullmatch(value):
        month, day, year, hour, minute, second, half = java.groups()
        hours = int(hour) % 12 + (12 if half == "PM" else 0)
        return datetime.datetime(int(year), _MONTHS.index(month) + 1, int(day), hours, int(minute), int(second), tzinfo=_UTC)
    return instant(value) if _ISO.fullmatch(value) else None


def _number(leaf: Leaf, value, texts: bool, floats: bool) -> bool:
    if texts and isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value):
        value = float(value) if "." in value else int(value)
    whole = leaf.shape.type_name in ("integer", "long")
    if type(value) is float and (not whole or floats):
        return value == leaf.value
    return type(value) is int and value == leaf.value


def _plain(value, key: str = ""):
    """A policy read as JSON; CloudTrail writes the date in its version as an instant."""
    if isinstance(value, dict):
        return {name: _plain(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.removesuffix("T00:00:00Z") if key == "Version" and isinstance(value, str) else value


def _equal(a, b) -> bool:
    return json.dumps(a, sort_keys=True) == json.dumps(b, sort_keys=True)


def _text(path: Path, leaf: Leaf, logged: Logged, dialect: Dialect) -> bool:
    value = logged.value
    if isinstance(value, dict) and leaf.shape.type_name == "string" and not dialect.raw_labels and logged.location == "payload":
        return _equal(_plain(value), _plain(json.loads(leaf.value)))
    if type(value) is int and dialect.floats:
        member = next(step for step in reversed(path) if isinstance(step, str))
        return member in _NUMBERED and str(value) == leaf.value
    if not isinstance(value, str):
        return False
    # A label with an escape in the log is one that was not decoded; of one without, both forms are the same.
    if leaf.raw is not None and dialect.raw_labels and re.search("%[0-9A-Fa-f]{2}", value):
        return unquote(value) == unquote(leaf.raw)
    return value == leaf.value


def _bytes(leaf: Leaf, value) -> bool:
    if not isinstance(value, dict):
        return isinstance(value, str) and value == base64.b64encode(leaf.value).decode()
    # Java's ByteBuffer taken apart: signed bytes, and what a buffer read from its start to its end says besides.
    size = len(leaf.value)
    buffer = {**_BUFFER, "hb": [byte - 256 if byte > 127 else byte for byte in leaf.value], "limit": size, "capacity": size}
    return "hb" in value and all(key in buffer and _equal(buffer[key], part) for key, part in value.items())


def same(path: Path, leaf: Leaf, logged: Logged, dialect: Dialect) -> bool:
    value, kind = logged.value, leaf.shape.type_name
    if leaf.value is EMPTY or value is EMPTY:
        return leaf.value is value
    # The wire itself has text there.
    texts = dialect.texts or logged.location in ("uri", "querystring", "header")
    if kind == "structure" or not isinstance(leaf.value, str) and kind == "string":
        return _equal(value, leaf.value)
    if kind == "boolean":
        return value is leaf.value or texts and value == str(leaf.value).lower()
    if kind in ("integer", "long", "float", "double"):
        return _number(leaf, value, texts, dialect.floats)
    if kind == "timestamp":
        return _instant(value) == leaf.value
    return _bytes(leaf, value) if kind == "blob" else _text(path, leaf, logged, dialect)
