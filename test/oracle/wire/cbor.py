"""Leaves of a CBOR body, decoded by botocore's parser."""
from botocore.model import OperationModel
from botocore.parsers import RpcV2CBORParser

from wire import tree
from wire.leaf import Leaf, Path, Unreadable
from wire.scalar import from_cbor


def read(operation: OperationModel, body: bytes) -> dict[Path, Leaf]:
    leaves: dict[Path, Leaf] = {}
    if operation.input_shape is None:
        return leaves
    parser = RpcV2CBORParser()
    stream = parser.get_peekable_stream_from_bytes(body)
    value = parser.parse_data_item(stream)
    if stream.read():
        raise Unreadable("bytes after the CBOR body")
    tree.read(operation.input_shape, value, (), leaves, from_cbor)
    return leaves
