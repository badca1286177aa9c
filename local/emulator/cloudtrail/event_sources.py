"""What CloudTrail logs of a refused call, which differs by event source; the evidence stands beside each entry of the table."""
import json
from pathlib import Path

_TABLE = json.loads((Path(__file__).parent / "event_sources.json").read_text())


def logs_parameters(service: str) -> bool:
    """Whether a denial carries `requestParameters`; without evidence it does not."""
    return service in _TABLE["parametersLogged"]


def puts_message_in_response(service: str) -> bool:
    """Whether the sentence stands in `responseElements` instead of `errorMessage`; a call that only reads has it nowhere."""
    return service in _TABLE["messageInResponse"]


def false_logged(service: str, operation: str) -> dict:
    """Parameters that are logged as false though the caller gave none."""
    return _TABLE["falseLogged"].get(f"{service}:{operation}", {})
