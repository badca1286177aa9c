"""The CloudFormation resource AWS::Organizations::Policy."""
import json

from ministack.services import organizations
from ministack.services.cloudformation import provisioners

from repairs.organizations import MANAGEMENT
from ministack.core.responses import get_account_id

TOUCHES = ["ministack.services.cloudformation.provisioners:_RESOURCE_HANDLERS"] + [
    f"ministack.services.organizations:{name}" for name in (
        "_create_policy", "_update_policy", "_delete_policy", "_attach_policy", "_detach_policy", "_attachments", "_policies")]


def _call(operation, payload: dict) -> dict:
    status, _, body = operation(payload)
    answer = json.loads(body)
    if status >= 400:
        raise ValueError(f"Resource handler returned message: \"{answer.get('message') or answer.get('Message')} (Service: Organizations)\"")
    return answer


def _content(props: dict) -> str:
    content = props.get("Content")
    return content if isinstance(content, str) else json.dumps(content, separators=(",", ":"))


def _described(props: dict) -> dict:
    return {"Name": props["Name"], "Description": props.get("Description", ""), "Content": _content(props)}


def _attach(policy_id: str, targets) -> None:
    for target in targets:
        _call(organizations._attach_policy, {"PolicyId": policy_id, "TargetId": target})


def _create(_logical_id, props, _stack_name):
    if get_account_id() != MANAGEMENT:
        raise ValueError("You don't have permissions to access this resource.")
    created = _call(organizations._create_policy, {**_described(props), "Type": props["Type"], "Tags": props.get("Tags") or []})
    summary = created["Policy"]["PolicySummary"]
    try:
        _attach(summary["Id"], props.get("TargetIds") or [])
    except ValueError:
        _delete(summary["Id"], props)
        raise
    return summary["Id"], {"Id": summary["Id"], "Arn": summary["Arn"], "AwsManaged": False}


def _update(physical_id, old_props, new_props, stack_name):
    if old_props.get("Type") != new_props.get("Type"):
        return _create("", new_props, stack_name)
    summary = _call(organizations._update_policy, {"PolicyId": physical_id, **_described(new_props)})["Policy"]["PolicySummary"]
    attached, wished = set(organizations._attachments.get(physical_id) or []), set(new_props.get("TargetIds") or [])
    _attach(physical_id, sorted(wished - attached))
    for target in sorted(attached - wished):
        _call(organizations._detach_policy, {"PolicyId": physical_id, "TargetId": target})
    return physical_id, {"Id": physical_id, "Arn": summary["Arn"], "AwsManaged": False}


def _delete(physical_id, _props) -> None:
    if physical_id not in organizations._policies:
        return
    organizations._attachments.pop(physical_id, None)
    _call(organizations._delete_policy, {"PolicyId": physical_id})


def apply() -> None:
    provisioners._RESOURCE_HANDLERS["AWS::Organizations::Policy"] = {"create": _create, "update": _update, "delete": _delete}
