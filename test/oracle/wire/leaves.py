"""Every leaf of an input as the wire says it, by member path."""
import json

from botocore.model import OperationModel

from wire import cbor, form, rest, tree
from wire.leaf import Leaf, Path
from wire.request import send, tokens
from wire.scalar import from_json


def _json(operation: OperationModel, body: bytes) -> dict[Path, Leaf]:
    leaves: dict[Path, Leaf] = {}
    if operation.input_shape is not None:
        tree.read(operation.input_shape, json.loads(body), (), leaves, from_json)
    return leaves


def of(operation: OperationModel, given: dict) -> dict[Path, Leaf]:
    request = send(operation, given)
    protocol = operation.service_model.metadata["protocol"]
    if protocol in ("ec2", "query"):
        leaves = form.read(operation, request.body)
    elif protocol == "json":
        leaves = _json(operation, request.body)
    elif protocol == "smithy-rpc-v2-cbor":
        leaves = cbor.read(operation, request.body)
    else:
        leaves = rest.read(operation, request)
    for name in tokens(operation, given):
        leaves.pop((name,))
    return leaves
