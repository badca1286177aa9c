"""S3 is logged by its HTTP: bucket, key, host, sub-resource, headers by their names, and the body as parsed XML."""
import re
from urllib.parse import parse_qsl

from botocore.model import OperationModel, Shape

from record.dialect import Dialect, Entries, Unexplained, named

_NAMES = {"bucketname": "Bucket", "key": "Key", "bucketpolicy": "Policy", "accountid": "AccountId"}
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_ACCOUNT_HOST = re.compile(r"(\d{12})\.s3-control\.[a-z0-9.-]+")


def _only(value):
    return value[0] if isinstance(value, list) and len(value) == 1 else value


class S3(Dialect):
    texts = True
    raw_labels = False

    def top(self, operation: OperationModel, record: dict) -> Entries:
        subresources = dict(parse_qsl(operation.http["requestUri"].partition("?")[2], keep_blank_values=True))
        found = []
        for key, value in record.items():
            if key in subresources:
                if _only(value) not in ("", subresources[key]):
                    raise Unexplained(f"{key} is {value!r}")
            elif key.lower() == "host":
                found += self._host(operation, _only(value))
            elif key == "x-id":
                # SDKs add the name of the operation to the query.
                if value != operation.name:
                    raise Unexplained(f"x-id is {value!r}")
            else:
                found.append((key, value))
        return found

    def _host(self, operation: OperationModel, host) -> Entries:
        """S3 names the bucket elsewhere too; account-level calls name the account in the host only."""
        if not isinstance(host, str):
            raise Unexplained(f"{host!r} is no host")
        account = _ACCOUNT_HOST.fullmatch(host)
        return [("accountId", account[1])] if account and "AccountId" in operation.input_shape.members else []

    def entries(self, shape: Shape, value) -> Entries:
        if value == "":
            return []
        namespaces = [("xmlns", shape.serialization.get("xmlNamespace", {}).get("uri")), ("xmlns:xsi", _INSTANCE)]
        return [entry for entry in super().entries(shape, value) if entry not in namespaces]

    def elements(self, shape: Shape, value) -> list:
        if value == "":
            return []
        if not shape.serialization.get("flattened"):
            name = shape.member.serialization.get("name", "member")
            if not isinstance(value, dict) or set(value) - {name}:
                raise Unexplained(f"{value!r} is no list of {name}")
            value = value.get(name, [])
        return value if isinstance(value, list) else [value]

    def members(self, operation: OperationModel, shape: Shape, key: str, value) -> list[str]:
        known = _NAMES.get(key.lower())
        if shape is operation.input_shape and known in shape.members:
            return [known]
        return named(shape, key)
