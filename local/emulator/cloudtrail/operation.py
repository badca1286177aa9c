"""Which operation of which service a request is, by botocore's service models."""
import functools
import re

import botocore.exceptions
import botocore.session
from botocore.model import OperationModel, ServiceModel

from cloudtrail.wire_request import WireRequest

# Signing names under which botocore knows no service, or more than one.
_SERVICES = {
    "access-analyzer": ["accessanalyzer"], "airflow": ["mwaa"], "apigateway": ["apigatewayv2", "apigateway"],
    "elasticfilesystem": ["efs"], "elasticloadbalancing": ["elbv2", "elb"], "elasticmapreduce": ["emr"],
    "email": ["sesv2", "ses"], "es": ["opensearch", "es"], "monitoring": ["cloudwatch"], "s3": ["s3", "s3control"],
    "servicequotas": ["service-quotas"], "ses": ["sesv2", "ses"], "states": ["stepfunctions"],
    "tagging": ["resourcegroupstaggingapi"],
}
_session = botocore.session.Session()


@functools.lru_cache(maxsize=32)
def _model(service: str) -> ServiceModel | None:
    try:
        return _session.get_service_model(service)
    except botocore.exceptions.UnknownServiceError:
        return None


@functools.lru_cache(maxsize=8)
def _templates(service: str) -> list[tuple[str, re.Pattern, dict, int, str]]:
    """HTTP method, path pattern, fixed query, how specific, operation name; the most specific first."""
    model, found = _model(service), []
    for name in model.operation_names:
        http = model.operation_model(name).http
        path, _, query = http["requestUri"].partition("?")
        pattern = re.sub(r"\\\{(\w+)(\\\+)?\\\}", lambda m: f"(?P<{m[1]}>{'.+' if m[2] else '[^/]+'})", re.escape(path.rstrip("/") or "/"))
        fixed = dict(pair.partition("=")[::2] for pair in query.split("&") if pair)
        literal = len(re.sub(r"\{[^}]*\}", "", path))
        found.append((http["method"], re.compile(pattern + "/?"), fixed, literal + 100 * len(fixed), name))
    return sorted(found, key=lambda t: -t[3])


def labels(operation: OperationModel, request: WireRequest) -> dict[str, str]:
    """Path labels of a REST request by their wire names, still URL-encoded."""
    for _, pattern, _, _, name in _templates(operation.service_model.service_name):
        if name == operation.name and (match := pattern.fullmatch(request.path)):
            return match.groupdict()
    return {}


def _by_rest(service: str, request: WireRequest) -> str | None:
    for method, pattern, fixed, _, name in _templates(service):
        if method == request.method and pattern.fullmatch(request.path) and all(
                key in request.query and (not value or request.query[key][0] == value) for key, value in fixed.items()):
            return name
    return None


def _named(request: WireRequest) -> str | None:
    """The operation a request names itself: by target header, by Smithy RPC path, or by Action."""
    if target := request.headers.get("x-amz-target"):
        return target.rpartition(".")[2]
    if rpc := re.fullmatch(r"/service/\w+/operation/(\w+)", request.path):
        return rpc[1]
    return request.form().get("Action")


def of(request: WireRequest) -> OperationModel | None:
    """The operation of a request, or nothing if botocore knows none like it."""
    models = [m for m in map(_model, _SERVICES.get(request.signing_name, [request.signing_name])) if m]
    name, version = _named(request), request.form().get("Version")
    if name:
        having = [m for m in models if name in m.operation_names]
        having = [m for m in having if m.api_version == version] or having
        return having[0].operation_model(name) if having else None
    for model in models:
        if model.protocol.startswith("rest") and (found := _by_rest(model.service_name, request)):
            return model.operation_model(found)
    return None
