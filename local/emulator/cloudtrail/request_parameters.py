"""`requestParameters` of a refused call: `null`, unless its event source is one of the few that log what was asked for."""
import json
import re
import xml.etree.ElementTree as ElementTree

from botocore.model import OperationModel

from cloudtrail import ec2_parameters, event_sources
from cloudtrail.operation import labels
from cloudtrail.wire_request import WireRequest


def bucket_and_key(request: WireRequest) -> tuple[str, str]:
    """From the path, or from a host like `bucket.s3.us-east-1.…`."""
    host = request.headers.get("host", "").split(":")[0]
    path = request.path.lstrip("/")
    if ".s3." in host or ".s3-" in host:
        return host.split(".s3", 1)[0], path
    bucket, _, key = path.partition("/")
    return bucket, key


def _scalar(text: str):
    """A text of an XML body: what looks like a boolean or a whole number becomes one."""
    if text in ("true", "false"):
        return text == "true"
    return int(text) if re.fullmatch(r"0|-?[1-9]\d{0,17}", text) else text


def _xml(element: ElementTree.Element):
    """An XML body the way CloudTrail turns it into JSON."""
    namespace, _, _ = element.tag.rpartition("}")
    children: dict = {"xmlns": namespace[1:]} if namespace else {}
    for child in element:
        name, value = child.tag.rpartition("}")[2], _xml(child)
        if isinstance(value, dict):
            value.pop("xmlns", None)
            value = value or _scalar(child.text or "")
        children[name] = [*(children[name] if isinstance(children[name], list) else [children[name]]), value] if name in children else value
    return children if len(element) or namespace else _scalar(element.text or "")


def _s3(operation: OperationModel, request: WireRequest) -> dict | None:
    bucket, _ = bucket_and_key(request)
    if not bucket:
        return None
    found = {"bucketName": bucket, "Host": f"{bucket}.s3.{request.region}.amazonaws.com"}
    found.update({name: values[0] for name, values in request.query.items() if not name.lower().startswith("x-amz-")})
    if operation.name == "PutBucketPolicy":
        found["bucketPolicy"] = json.loads(request.body or b"{}")
    elif request.body.lstrip().startswith(b"<"):
        root = ElementTree.fromstring(request.body)
        found[root.tag.rpartition("}")[2]] = _xml(root)
    return found


def _rest_json(operation: OperationModel, request: WireRequest) -> dict | None:
    shape = operation.input_shape
    members = {member.serialization.get("name", name): member for name, member in (shape.members if shape else {}).items()}
    body = json.loads(request.body) if request.body.strip() else {}
    in_body = {name: value for name, value in body.items() if name in members and "location" not in members[name].serialization}
    in_query = {name: values[0] for name, values in request.query.items() if name in members}
    return {**labels(operation, request), **in_query, **in_body} or None


def of(operation: OperationModel, request: WireRequest) -> dict | None:
    service = operation.service_model.service_name
    if not event_sources.logs_parameters(service):
        return None
    if service == "ec2":
        return ec2_parameters.of(operation, request.form())
    return _s3(operation, request) if service == "s3" else _rest_json(operation, request)
