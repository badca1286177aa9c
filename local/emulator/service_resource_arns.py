"""The resource of a request in services where it is not simply the name MiniStack reads: one function a service, each
giving an ARN or nothing where MiniStack's answer is right.
"""
import re

from ministack.services import iam, kms, ses, ses_v2

import eks_resource_arns
import elb_resource_arns
import rds_resource_arns
from repairs import step_functions
from request_values import first, json_body

_IAM_ENTITIES = (  # parameter, ARN kind, the existing entities; the first that a request has is what IAM asks about
    ("InstanceProfileName", "instance-profile", iam._instance_profiles), ("RoleName", "role", iam._roles),
    ("UserName", "user", iam._users), ("GroupName", "group", iam._groups))

_IAM_ARNS = ("SAMLProviderArn", "OpenIDConnectProviderArn", "SerialNumber")


def iam_arn(headers, body, params, region, account, path) -> str | None:
    """With the path: an existing entity's own, else the one the request creates it under."""
    action = first(params, "Action")
    if action in ("AddUserToGroup", "RemoveUserFromGroup"):
        params = {**params, "UserName": ""}
    for parameter, kind, store in _IAM_ENTITIES:
        name = first(params, parameter)
        if name:
            below = (store.get_scoped(account, None, name) or {}).get("Path") or first(params, "Path") or "/"
            return f"arn:aws:iam::{account}:{kind}{below}{name}"
    if action == "CreatePolicy":
        return f"arn:aws:iam::{account}:policy{first(params, 'Path') or '/'}{first(params, 'PolicyName')}"
    if action in ("SimulatePrincipalPolicy", "GetContextKeysForPrincipalPolicy"):
        return first(params, "PolicySourceArn")
    if action == "CreateServiceLinkedRole":
        return f"arn:aws:iam::{account}:role/aws-service-role/{first(params, 'AWSServiceName')}/*"
    return next(filter(None, (first(params, name) for name in _IAM_ARNS)), None)


def states_arn(headers, body, params, region, account, path) -> str | None:
    """A task token is authorised on the state machine that waits for it."""
    operation = str(headers.get("x-amz-target", "")).rpartition(".")[2]
    return step_functions.state_machine_of(json_body(body).get("taskToken")) if operation.startswith("SendTask") else None


def events_arn(headers, body, params, region, account, path) -> str | None:
    """Rules of the default bus have no bus in their ARN; targets belong to their rule."""
    operation, request = str(headers.get("x-amz-target", "")).rpartition(".")[2], json_body(body)
    name = request.get("Rule") or (request.get("Name") if operation.endswith("Rule") else None)
    if not name:
        return None
    bus = str(request.get("EventBusName") or "default").rpartition("/")[2]
    return f"arn:aws:events:{region}:{account}:rule/{name if bus == 'default' else f'{bus}/{name}'}"


def ses_arn(headers, body, params, region, account, path) -> str | None:
    """A mail is authorised on the identity it is sent from: the address if that is one, else its domain."""
    sender = json_body(body).get("FromEmailAddress") or first(params, "Source")
    if not sender:
        return None
    address = re.sub(r".*<([^>]*)>.*", r"\1", sender).strip()
    is_identity = any(store.get(address) is not None for store in (ses._identities, ses_v2._identities))
    identity = address if is_identity else address.rpartition("@")[2]
    return f"arn:aws:ses:{region}:{account}:identity/{identity}"


def kms_arn(headers, body, params, region, account, path) -> str | None:
    """An alias stands for its key, except in calls about the alias itself."""
    key = json_body(body).get("KeyId")
    if not isinstance(key, str) or "alias/" not in key:
        return None
    alias = key if key.startswith("arn:") else f"arn:aws:kms:{region}:{account}:{key}"
    target = kms._aliases.get(alias) or kms._aliases.get(alias.rpartition(":")[2])
    return f"arn:aws:kms:{region}:{account}:key/{target}" if isinstance(target, str) else None


BY_SERVICE = {"iam": iam_arn, "states": states_arn, "events": events_arn, "ses": ses_arn, "kms": kms_arn, "rds": rds_resource_arns.arn,
              "eks": eks_resource_arns.arn, "elasticloadbalancing": elb_resource_arns.arn}
