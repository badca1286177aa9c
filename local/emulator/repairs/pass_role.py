"""Whoever hands a role to a service must be allowed `iam:PassRole` on it."""
import json
import re
from urllib.parse import unquote

import ministack.app as app
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.core.router import extract_access_key_id
from ministack.services import iam

TOUCHES = ["ministack.app:SERVICE_HANDLERS", "ministack.app:_routing_params", "ministack.core.iam_actions:extract_iam_action",
           "ministack.core.iam_evaluator:enforce", "ministack.services.iam:_instance_profiles", "ministack.services.iam:_roles"]

# Operation -> the service that receives the role, and where the request names it: members of a JSON body with
# dots between levels and [] for every element of a list, or parameters of a query body.
_PASSES = {
    "lambda:CreateFunction": ("lambda", ["Role"]),
    "lambda:UpdateFunctionConfiguration": ("lambda", ["Role"]),
    "states:CreateStateMachine": ("states", ["roleArn"]),
    "states:UpdateStateMachine": ("states", ["roleArn"]),
    "events:PutRule": ("events", ["RoleArn"]),
    "events:PutTargets": ("events", ["Targets[].RoleArn"]),
    "scheduler:CreateSchedule": ("scheduler", ["Target.RoleArn"]),
    "scheduler:UpdateSchedule": ("scheduler", ["Target.RoleArn"]),
    "ecs:RegisterTaskDefinition": ("ecs-tasks", ["taskRoleArn", "executionRoleArn"]),
    "glue:CreateJob": ("glue", ["Role"]),
    "eks:CreateCluster": ("eks", ["roleArn"]),
    "cloudformation:CreateStack": ("cloudformation", ["RoleARN"]),
    "cloudformation:UpdateStack": ("cloudformation", ["RoleARN"]),
    "cloudformation:DeleteStack": ("cloudformation", ["RoleARN"]),
    "cloudformation:CreateChangeSet": ("cloudformation", ["RoleARN"]),
    "iam:AddRoleToInstanceProfile": ("ec2", ["RoleName"]),
    "ec2:RunInstances": ("ec2", ["IamInstanceProfile.Arn", "IamInstanceProfile.Name"]),
    "ec2:AssociateIamInstanceProfile": ("ec2", ["IamInstanceProfile.Arn", "IamInstanceProfile.Name"]),
    "ec2:ReplaceIamInstanceProfileAssociation": ("ec2", ["IamInstanceProfile.Arn", "IamInstanceProfile.Name"]),
    "rds:CreateDBInstance": ("rds", ["MonitoringRoleArn"]),
}


def _at(value, path: str) -> list:
    """Every string at a path of a JSON value."""
    head, _, rest = path.partition(".")
    found = value.get(head.removesuffix("[]")) if isinstance(value, dict) else None
    found = found if isinstance(found, list) else [found]
    return [leaf for one in found for leaf in (_at(one, rest) if rest else [one]) if isinstance(leaf, str) and leaf]


def _roles(named: str, path: str) -> list[str]:
    """Role ARNs behind what the request names: an ARN, a role's name, or an instance profile."""
    account = get_account_id()
    if path.startswith("IamInstanceProfile"):
        profile = iam._instance_profiles.get_scoped(account, None, named.rpartition("/")[2] or named)
        return [arn for role in (profile or {}).get("Roles", []) for arn in _roles(role, "RoleName")]
    if named.startswith("arn:"):
        return [named]
    role = iam._roles.get_scoped(account, None, named)
    return [role["Arn"] if role else f"arn:aws:iam::{account}:role/{named}"]


def denial(access_key: str, role_arn: str, service: str) -> bool:
    """Whether the caller may not pass this role to this service."""
    return iam_evaluator.enforce(access_key, "iam:PassRole", "iam", get_region(), resource_arn=role_arn,
                                 service_context={"iam:PassedToService": f"{service}.amazonaws.com"}) is not None


def _wrap(service: str) -> None:
    handle = app.SERVICE_HANDLERS[service]

    async def handler(method, path, headers, body, query_params):
        access_key = extract_access_key_id(headers, query_params)
        params = app._routing_params(method, path, headers, body, query_params)
        action = iam_actions.extract_iam_action(service, method, unquote(path), headers, body, params) if access_key else None
        if action in _PASSES:
            recipient, places = _PASSES[action]
            try:
                request = json.loads(body)
            except ValueError:
                request = None
            for place in places:
                form = params.get(place) or []
                named = _at(request, place) if isinstance(request, dict) else form if isinstance(form, list) else [form]
                for role_arn in (arn for one in named if one for arn in _roles(one, place)):
                    if re.match(r"arn:[\w-]+:iam::\d+:role/", role_arn) and denial(access_key, role_arn, recipient):
                        return iam_actions.access_denied_response(
                            service, "iam:PassRole", "", new_uuid(), headers=headers, resource_arn=role_arn)
        return await handle(method, path, headers, body, query_params)

    app.SERVICE_HANDLERS[service] = handler


def apply() -> None:
    for service in sorted({action.partition(":")[0] for action in _PASSES}):
        _wrap(service)
