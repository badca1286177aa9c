"""The ARN a call is authorised on, where MiniStack's differs from the one AWS asks about."""
import json
import re

from ministack.core import iam_actions
from ministack.services import iam, stepfunctions

from repairs import step_functions

TOUCHES = ["ministack.core.iam_actions:extract_resource_arn", "ministack.core.iam_actions:verified_access_resource_arns",
           "ministack.services.iam:_roles", "ministack.services.iam:_users", "ministack.services.iam:_groups",
           "ministack.services.iam:_instance_profiles", "ministack.services.stepfunctions:_task_tokens"]

_NAMED = (  # parameter, ARN kind, the existing entities, in the order of what IAM asks about first
    ("InstanceProfileName", "instance-profile", iam._instance_profiles),
    ("RoleName", "role", iam._roles),
    ("UserName", "user", iam._users),
    ("GroupName", "group", iam._groups),
)


def _first(params: dict, name: str) -> str:
    value = params.get(name) or ""
    return value[0] if isinstance(value, list) else value


def iam_arn(params: dict, account: str) -> str | None:
    """With the path: an existing entity's own, else the one the request creates it under."""
    action = _first(params, "Action")
    if action in ("AddUserToGroup", "RemoveUserFromGroup"):
        params = {**params, "UserName": ""}
    for parameter, kind, store in _NAMED:
        name = _first(params, parameter)
        if name:
            path = (store.get_scoped(account, None, name) or {}).get("Path") or _first(params, "Path") or "/"
            return f"arn:aws:iam::{account}:{kind}{path}{name}"
    if action == "CreatePolicy":
        return f"arn:aws:iam::{account}:policy{_first(params, 'Path') or '/'}{_first(params, 'PolicyName')}"
    if action in ("SimulatePrincipalPolicy", "GetContextKeysForPrincipalPolicy"):
        return _first(params, "PolicySourceArn")
    if action == "CreateServiceLinkedRole":
        return f"arn:aws:iam::{account}:role/aws-service-role/{_first(params, 'AWSServiceName')}/*"
    return None


def _callback_arn(headers: dict, body: bytes) -> str | None:
    """A task token is authorised on the state machine that waits for it."""
    if not str(headers.get("x-amz-target", "")).rpartition(".")[2].startswith("SendTask"):
        return None
    try:
        return step_functions.state_machine_of(json.loads(body).get("taskToken"))
    except (ValueError, AttributeError):
        return None


def _ec2_arn(action: str, arn: str) -> str:
    if action.startswith("Describe"):
        return "*"  # EC2 has no resource-level permissions on what only lists
    return re.sub(r"^(arn:aws:ec2:[^:]*:)\d*(:(?:image|snapshot)/)", r"\1\2", arn)


def _instances(params: dict, region: str, account: str) -> list[str]:
    keys = sorted((k for k in params if re.fullmatch(r"InstanceId\.\d+", k)), key=lambda k: int(k.rpartition(".")[2]))
    return [f"arn:aws:ec2:{region}:{account}:instance/{_first(params, key)}" for key in keys]


def apply() -> None:
    extract, further = iam_actions.extract_resource_arn, iam_actions.verified_access_resource_arns

    def extract_resource_arn(service, method, path, headers, body, query_params, region, account_id):
        arn = None
        if service == "iam":
            arn = iam_arn(query_params, account_id)
        elif service == "states":
            arn = _callback_arn(headers, body)
        arn = arn or extract(service, method, path, headers, body, query_params, region, account_id)
        return _ec2_arn(_first(query_params, "Action"), arn) if service == "ec2" else arn

    def ec2_resource_arns(query_params, region, account_id):
        # The dispatcher authorises EC2 calls on all but the first of this list: every instance is asked about.
        if _first(query_params, "Action").startswith("Describe"):
            return []
        return _instances(query_params, region, account_id) or further(query_params, region, account_id)

    iam_actions.extract_resource_arn = extract_resource_arn
    iam_actions.verified_access_resource_arns = ec2_resource_arns
