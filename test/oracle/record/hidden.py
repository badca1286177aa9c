"""Values that CloudTrail or a service keeps out of the log. What they stood for cannot be known, so nothing matches them."""
import re

from botocore.model import Shape

_HIDDEN = re.compile(r"HIDDEN_(DUE_TO|FOR)_SECURITY_REASONS|<sensitiveDataRemoved>|\*{3,}")


def hidden(value) -> bool:
    """Whether any value in a record is masked."""
    if isinstance(value, dict):
        return any(map(hidden, value.values()))
    if isinstance(value, list):
        return any(map(hidden, value))
    return isinstance(value, str) and bool(_HIDDEN.fullmatch(value))


def emptied(shape: Shape) -> bool:
    """An empty structure with a sensitive member in its model (Lambda's `environment`) says nothing about that member."""
    return any(member.metadata.get("sensitive") for member in shape.members.values())
