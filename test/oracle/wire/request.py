"""The request that botocore sends for an input, made without network or credentials."""
import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from botocore.awsrequest import create_request_object, prepare_request_dict
from botocore.model import OperationModel, Shape
from botocore.serialize import create_serializer

_TIMESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})")
# botocore's clients make up a missing token that the model requires; nobody gave it, so it is not read back.
TOKEN = "00000000-0000-4000-8000-000000000000"


class Invalid(Exception):
    """The input is not one of this operation."""


@dataclass(frozen=True)
class Request:
    path: str
    query: str
    # Lower-case names; without what the HTTP client adds.
    headers: dict[str, str]
    body: bytes


def _native(shape: Shape, value):
    """Blobs from base64, timestamps only as ISO 8601; whatever else is wrong botocore's validator says."""
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict) and not shape.is_document_type:
        return {name: _native(shape.members[name], item) if name in shape.members else item for name, item in value.items()}
    if kind == "list" and isinstance(value, list):
        return [_native(shape.member, item) for item in value]
    if kind == "map" and isinstance(value, dict):
        return {key: _native(shape.value, item) for key, item in value.items()}
    if kind == "timestamp" and not (isinstance(value, str) and _TIMESTAMP.fullmatch(value)):
        raise Invalid(f"{value!r} is no ISO 8601 timestamp")
    if kind == "blob":
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, TypeError, ValueError):
            raise Invalid(f"{value!r} is no base64") from None
    if kind in ("integer", "long", "float", "double") and isinstance(value, bool):
        raise Invalid(f"{value!r} is no number")
    return value


def tokens(operation: OperationModel, given: dict) -> list[str]:
    """Idempotency tokens that the model requires and the input leaves to the client."""
    required = operation.input_shape.required_members if operation.input_shape else []
    return [member for member in operation.idempotent_members if member in required and member not in given]


def send(operation: OperationModel, given: dict) -> Request:
    shape = operation.input_shape
    if not isinstance(given, dict):
        raise Invalid("the input is no structure")
    if shape is None and given:
        raise Invalid(f"{operation.name} has no input")
    native = {**(_native(shape, given) if shape else {}), **{name: TOKEN for name in tokens(operation, given)}}
    protocol = operation.service_model.metadata["protocol"]
    serialized = create_serializer(protocol).serialize_to_request(native, operation)
    headers = {name.lower(): value for name, value in serialized["headers"].items()}
    prepare_request_dict(serialized, "https://oracle.invalid")
    prepared = create_request_object(serialized).prepare()
    url = urlsplit(prepared.url)
    body = prepared.body or b""
    return Request(url.path, url.query, headers, body if isinstance(body, bytes) else body.encode())
