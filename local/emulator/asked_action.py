"""The IAM action of a request, told by its bytes alone: the one it is authorised as."""
import base64
from urllib.parse import parse_qs, unquote

import ministack.app as app
from ministack.core import iam_actions
from ministack.core.router import detect_service


def of(described: dict) -> dict:
    """`{"action": "eks:DeleteCluster"}`, or `{"action": null}` for a request that names none."""
    method, path = described["method"], unquote(described["path"])
    headers = {name.lower(): value for name, value in described["headers"].items()}
    body = base64.b64decode(described.get("bodyBase64") or "")
    params = app._routing_params(method, path, headers, body, parse_qs(described.get("query") or "", keep_blank_values=True))
    service = detect_service(method, path, headers, params)
    return {"action": iam_actions.extract_iam_action(service, method, path, headers, body, params)}
