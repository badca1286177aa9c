"""Proves that an SDK input is what a CloudTrail record logged: the input goes through botocore's validator and
serializer, is read back from the wire, and every leaf of it must be one leaf of the record and the other way round.

Reads lines {id, service, operation, input, record}, answers a line {id, ok, why?, readBack?} to each.
"""
import functools
import json
import sys

import botocore.session
from botocore.exceptions import BotoCoreError, UnknownServiceError
from botocore.model import OperationModel, OperationNotFoundError

from record import leaves as record_leaves
from record.dialect import Unexplained
from same import same
from wire import leaves as wire_leaves
from wire.leaf import EMPTY, Leaf, Path, Unreadable, written
from wire.request import Invalid

_session = botocore.session.Session()


@functools.lru_cache(maxsize=None)
def operation_of(service: str, name: str) -> OperationModel:
    return _model(service).operation_model(name)


@functools.lru_cache(maxsize=None)
def _model(service: str):
    return _session.get_service_model(service)


def _differences(wire: dict[Path, Leaf], record: dict, dialect) -> list[str]:
    found = [f"{written(path)} is on the wire, not in the record" for path in wire if path not in record]
    found += [f"{written(path)} is in the record, not on the wire" for path in record if path not in wire]
    return found + [f"{written(path)} is {wire[path].value!r} on the wire, {record[path].value!r} in the record"
                    for path in wire if path in record and not same(path, wire[path], record[path], dialect)]


def _shown(wire: dict[Path, Leaf]) -> dict[str, str]:
    return {written(path): "" if leaf.value is EMPTY else str(leaf.value) for path, leaf in wire.items()}


def verdict(line: dict) -> dict:
    wire: dict[Path, Leaf] = {}
    try:
        operation = operation_of(line["service"], line["operation"])
        dialect, record = record_leaves.of(operation, line["record"])
        wire = wire_leaves.of(operation, line["input"])
        why = _differences(wire, record, dialect)
    except (OperationNotFoundError, UnknownServiceError):
        why = [f"botocore knows no {line['operation']} of {line['service']}"]
    except (Invalid, Unexplained, Unreadable, BotoCoreError, ValueError) as problem:
        why = [str(problem)]
    return {"id": line["id"], "ok": True} if not why else {"id": line["id"], "ok": False, "why": "; ".join(why), "readBack": _shown(wire)}


if __name__ == "__main__":
    for text in sys.stdin:
        print(json.dumps(verdict(json.loads(text))), flush=True)
