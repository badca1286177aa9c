"""One signed HTTP request and its answer, as the gateway saw them."""
import base64
import re
from dataclasses import dataclass
from urllib.parse import parse_qs

_SCOPE = re.compile(r"(?:Credential=)?(?P<key>[^/,\s]+)/\d{8}/(?P<region>[^/]*)/(?P<service>[^/]+)/aws4_request")


@dataclass(frozen=True)
class WireRequest:
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes
    access_key: str
    region: str
    signing_name: str
    status: int
    response_body: bytes

    def form(self) -> dict[str, str]:
        """Parameters of a query-protocol request, from body and query string."""
        body = parse_qs(self.body.decode("utf-8", "replace"), keep_blank_values=True) if "form-urlencoded" in self.headers.get("content-type", "") else {}
        return {name: values[0] for name, values in {**body, **self.query}.items()}


def parse(described: dict) -> WireRequest | None:
    """The request the gateway describes, or nothing if it carries no signature."""
    headers = {name.lower(): value if isinstance(value, str) else ", ".join(value) for name, value in described["headers"].items()}
    query = parse_qs(described.get("query") or "", keep_blank_values=True)
    scope = _SCOPE.search(headers.get("authorization", "")) or _SCOPE.search((query.get("X-Amz-Credential") or [""])[0])
    if not scope:
        return None
    return WireRequest(
        method=described["method"], path=described["path"], query=query, headers=headers,
        body=base64.b64decode(described.get("bodyBase64") or ""), access_key=scope["key"], region=scope["region"],
        signing_name=scope["service"], status=int(described["status"]), response_body=base64.b64decode(described.get("responseBodyBase64") or ""))
