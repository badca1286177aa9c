"""Values of a request, however its protocol carries them."""
import json


def first(params: dict, name: str) -> str:
    value = params.get(name) or ""
    return value[0] if isinstance(value, list) else value


def json_body(body: bytes) -> dict:
    """The members of a JSON body; nothing where the body is no JSON object."""
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
