"""The CloudTrail record of one refused request."""
import base64
import datetime
import re
import uuid

import botocore.parsers
from botocore.model import OperationModel

from cloudtrail import operation as operations
from cloudtrail import event_sources, request_parameters, user_identity, wire_request
from cloudtrail.wire_request import WireRequest

_DENIED = re.compile(r"(AccessDenied|UnauthorizedOperation|AuthorizationError|UnauthorizedException|NotAuthorized)(Exception)?$")
_MESSAGE_LIMIT = 1024
_GLOBAL = frozenset({"iam", "organizations", "cloudfront", "route53"})
_READS = re.compile(r"(Get|List|Describe|Head|Search|Select|Lookup|BatchGet|Query|Scan|Simulate|Preview|Check|Estimate|Validate|Test|Filter)[A-Z0-9]|AssumeRole")
# Data events: CloudTrail gives them to EventBridge only if a trail was told to record them.
_DATA = {
    "dynamodb": re.compile(r"(Batch|Transact)?(Get|Put|Update|Delete|Write)Items?$|Query$|Scan$|(BatchExecute|Execute)(Statement|Transaction)$"),
    "lambda": re.compile(r"Invoke"), "sns": re.compile(r"Publish"), "sqs": re.compile(r"(Send|Receive|Delete|Change)Message"),
    "s3": re.compile(r"DeleteObjects$"), "kinesis": re.compile(r"(Put|Get)Records?$"),
}
_S3_EVENT_NAMES = {"DeletePublicAccessBlock": "DeleteBucketPublicAccessBlock", "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
                   "PutBucketLifecycleConfiguration": "PutBucketLifecycle"}
_LAMBDA_V2 = frozenset({"AddPermission", "RemovePermission", "UpdateFunctionCode", "UpdateFunctionConfiguration", "GetFunction", "GetPolicy"})


def _error(operation: OperationModel, request: WireRequest) -> tuple[str, str, str]:
    """Code, message and request id of the answer, as botocore reads it."""
    service = operation.service_model
    protocol = service.resolved_protocol
    if protocol == "smithy-rpc-v2-cbor" and request.response_body[:1] in (b"{", b"<"):
        protocol = "json" if request.response_body[:1] == b"{" else "query"
    answer = botocore.parsers.create_parser(protocol).parse(
        {"body": request.response_body, "headers": {}, "status_code": request.status}, operation.output_shape)
    error = answer.get("Error", {})
    return error.get("Code", ""), error.get("Message", ""), answer.get("ResponseMetadata", {}).get("RequestId") or str(uuid.uuid4())


def _is_data_event(service: str, operation: OperationModel, request: WireRequest) -> bool:
    if service == "s3" and request_parameters.bucket_and_key(request)[1]:
        return True
    return service in _DATA and _DATA[service].match(operation.name) is not None


def _event_name(service: str, operation: OperationModel, request: WireRequest) -> str:
    if service == "lambda" and (version := re.match(r"/(\d{4})-(\d{2})-(\d{2})/", request.path)):
        return operation.name + "".join(version.groups()) + ("v2" if operation.name in _LAMBDA_V2 else "")
    return _S3_EVENT_NAMES.get(operation.name, operation.name) if service == "s3" else operation.name


def _message(service: str, message: str, request_id: str) -> str:
    if service == "ec2":
        # Ends as EC2's do; where no room is left for it, the sentence itself matters more.
        encoded = base64.urlsafe_b64encode((request_id * 9).encode()).decode().rstrip("=")
        with_encoded = f"{message}. Encoded authorization failure message: {encoded}"
        message = with_encoded if len(with_encoded) <= _MESSAGE_LIMIT else message
    return message if len(message) <= _MESSAGE_LIMIT else message[:_MESSAGE_LIMIT - 3] + "..."


def _user_agent(service: str, request: WireRequest) -> str:
    agent = request.headers.get("user-agent", "")[:_MESSAGE_LIMIT]
    return f"[{agent}]" if service == "s3" else agent


def of_refusal(described: dict) -> dict:
    """`{"record": …}`, or `{"record": null, "why": …}` where CloudTrail would have nothing for EventBridge."""
    request = wire_request.parse(described)
    if request is None:
        return _nothing("the request is not signed")
    operation = operations.of(request)
    if operation is None:
        return _nothing(f"botocore knows no such operation of {request.signing_name}")
    code, message, request_id = _error(operation, request)
    if not _DENIED.search(code):
        return _nothing(f"{code or request.status} is not a denial")
    service = request.signing_name if request.signing_name != "email" else "ses"
    if _is_data_event(service, operation, request):
        return _nothing(f"{service} {operation.name} is a data event")
    identity = user_identity.of(request.access_key)
    if identity is None:
        return _nothing("the access key belongs to nobody")
    return {"record": _record(service, operation, request, identity, message, request_id)}


def _nothing(why: str) -> dict:
    return {"record": None, "why": why}


def _record(service: str, operation: OperationModel, request: WireRequest, identity: dict, message: str, request_id: str) -> dict:
    region = "us-east-1" if service in _GLOBAL else request.region
    read_only = _READS.match(operation.name) is not None
    record = {
        "eventVersion": "1.11",
        "userIdentity": identity,
        "eventTime": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "eventSource": f"{service}.amazonaws.com",
        "eventName": _event_name(service, operation, request),
        "awsRegion": region,
        "sourceIPAddress": request.headers.get("x-forwarded-for", "127.0.0.1").split(",")[0].strip(),
        "userAgent": _user_agent(service, request),
        "errorCode": "Client.UnauthorizedOperation" if service == "ec2" else "AccessDenied",
    }
    in_response = event_sources.puts_message_in_response(service)
    if not in_response:
        record["errorMessage"] = _message(service, message, request_id)
    record["requestParameters"] = request_parameters.of(operation, request)
    record["responseElements"] = {"message": message} if in_response and not read_only else None
    if service == "s3":
        record["additionalEventData"] = {"SignatureVersion": "SigV4", "CipherSuite": "TLS_AES_128_GCM_SHA256", "bytesTransferredIn": len(request.body),
                                         "AuthenticationMethod": "AuthHeader", "bytesTransferredOut": len(request.response_body)}
    record.update({"requestID": request_id, "eventID": str(uuid.uuid4()), "readOnly": read_only})
    bucket = request_parameters.bucket_and_key(request)[0] if service == "s3" else ""
    if bucket:
        record["resources"] = [{"accountId": identity["accountId"], "type": "AWS::S3::Bucket", "ARN": f"arn:aws:s3:::{bucket}"}]
    record["eventType"] = "AwsApiCall"
    host = f"{service}.amazonaws.com" if service in _GLOBAL else f"{service}.{region}.amazonaws.com"
    record.update({"managementEvent": True, "recipientAccountId": identity["accountId"], "eventCategory": "Management",
                   "tlsDetails": {"tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256", "clientProvidedHostHeader": host}})
    return record
