"""The stacks of stack sets: created in member accounts by a role of the member account, as AWS does it."""
import hashlib
import os
import time
from dataclasses import asdict, dataclass

from ministack.core.responses import new_uuid, request_scope
from ministack.services import iam, sts
from ministack.services.cloudformation import provisioners

from repairs.organizations import MANAGEMENT

_EXECUTION_ROLE = "stacksets-exec-" + hashlib.md5(MANAGEMENT.encode()).hexdigest()
_TRUST = {"Version": "2012-10-17", "Statement": [{
    "Effect": "Allow", "Principal": {"Service": "stacksets.cloudformation.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
_ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"
_WAIT_SECONDS = 60
# CloudFormation registers this create, but what a repair wraps around it judges callers, and this caller is AWS.
_create_role = provisioners._iam_role_create


@dataclass
class StackInstance:
    name: str
    account: str
    region: str
    status: str  # RUNNING, CURRENT or FAILED
    reason: str = ""
    stack: str = ""


_instances: dict[tuple[str, str, str], StackInstance] = {}


def listed() -> list[dict]:
    return [asdict(instance) for instance in _instances.values()]


def _client(account: str, region: str):
    """A CloudFormation client with a session of the account's StackSets execution role."""
    import botocore.session
    from botocore.config import Config

    with request_scope(account, region):
        if _EXECUTION_ROLE not in iam._roles:
            _create_role("StackSetsExecution", {
                "RoleName": _EXECUTION_ROLE, "AssumeRolePolicyDocument": _TRUST, "ManagedPolicyArns": [_ADMINISTRATOR]}, "StackSets")
        key, secret, token = "ASIA" + new_uuid().replace("-", "")[:16].upper(), new_uuid(), new_uuid()
        sts.register_session(key, {
            "Arn": f"arn:aws:sts::{account}:assumed-role/{_EXECUTION_ROLE}/{new_uuid()}",
            "UserId": f"{iam._roles[_EXECUTION_ROLE]['RoleId']}:StackSets", "SecretAccessKey": secret, "SessionToken": token,
            "Expiration": time.time() + 3600, "AccountId": account, "PrincipalType": "AssumedRole"})
    return botocore.session.get_session().create_client(
        "cloudformation", region_name=region, endpoint_url=f"http://127.0.0.1:{os.environ['GATEWAY_PORT']}",
        aws_access_key_id=key, aws_secret_access_key=secret, aws_session_token=token, config=Config(retries={"max_attempts": 1}))


def _settled(client, stack: str) -> tuple[str, str]:
    """The status a stack comes to rest in, and the first reason given for a failure."""
    deadline = time.monotonic() + _WAIT_SECONDS
    while True:
        status = client.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"]
        if not status.endswith("_IN_PROGRESS") or time.monotonic() > deadline:
            break
        time.sleep(0.05)
    if status in ("CREATE_COMPLETE", "UPDATE_COMPLETE", "DELETE_COMPLETE"):
        return status, ""
    events = client.describe_stack_events(StackName=stack)["StackEvents"]
    reasons = [e.get("ResourceStatusReason", "") for e in reversed(events) if e["ResourceStatus"].endswith("_FAILED")]
    return status, next(filter(None, reasons), status)


def deploy(name: str, account: str, region: str, body: str, parameters: list, capabilities: list) -> StackInstance:
    """Creates or updates the stack of one account and region, and waits for it."""
    from botocore.exceptions import ClientError

    known = _instances.get((name, account, region))
    update = known is not None and bool(known.stack) and known.status == "CURRENT"
    instance = StackInstance(name, account, region, "RUNNING", stack=known.stack if update else f"StackSet-{name}-{new_uuid()}")
    _instances[(name, account, region)] = instance
    client = _client(account, region)
    try:
        call = client.update_stack if update else client.create_stack
        call(StackName=instance.stack, TemplateBody=body, Parameters=parameters, Capabilities=capabilities)
        status, instance.reason = _settled(client, instance.stack)
        instance.status = "CURRENT" if status in ("CREATE_COMPLETE", "UPDATE_COMPLETE") else "FAILED"
    except ClientError as error:
        unchanged = "No updates are to be performed" in str(error)
        instance.status, instance.reason = ("CURRENT", "") if unchanged else ("FAILED", str(error))
    return instance


def remove_others(name: str, kept: set) -> None:
    """Deletes the stacks of a stack set outside the accounts and regions that are kept."""
    for key, instance in list(_instances.items()):
        if key[0] == name and key[1:] not in kept:
            client = _client(instance.account, instance.region)
            stack = client.describe_stacks(StackName=instance.stack)["Stacks"][0]["StackId"]
            client.delete_stack(StackName=stack)
            status, reason = _settled(client, stack)
            if status != "DELETE_COMPLETE":
                instance.status, instance.reason = "FAILED", reason
                raise ValueError(f"Stack {instance.stack} in {instance.account}/{instance.region} was not deleted: {reason}")
            del _instances[key]
