"""On whose behalf CloudFormation creates, updates and deletes: the caller, or the service role of the stack."""
import contextvars
from dataclasses import dataclass

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import AuthError, PrincipalInfo
from ministack.core.responses import get_account_id, get_region
from ministack.services import iam


@dataclass(frozen=True)
class Caller:
    access_key: str
    service_role_arn: str = ""

    def principal(self) -> PrincipalInfo | None:
        """The principal with the permissions it has now."""
        account = get_account_id()
        if self.service_role_arn:
            return _service_role(self.service_role_arn, account)
        found = iam_evaluator.resolve_principal(self.access_key, account)
        return None if isinstance(found, AuthError) else found


# Set while a request is handled; the task that provisions its stack copies the context and so still knows.
current: contextvars.ContextVar = contextvars.ContextVar("cloudformation_caller", default=None)

_service_roles: dict[tuple[str, str, str], str] = {}


def _service_role(arn: str, account: str) -> PrincipalInfo | None:
    name = arn.rpartition("/")[2]
    role = iam._roles.get_scoped(account, None, name)
    if role is None or role["Arn"] != arn:
        return None
    tags = {f"aws:principaltag/{t['Key'].lower()}": t["Value"] for t in role.get("Tags") or []}
    return PrincipalInfo(arn=f"arn:aws:sts::{account}:assumed-role/{name}/AWSCloudFormation", type="AssumedRole", account=account,
                         policies=iam_evaluator._gather_role_policies(name, account),
                         limits=iam_evaluator._permissions_boundary(iam._roles, name, account),
                         keys={"aws:userid": f"{role['RoleId']}:AWSCloudFormation", **tags})


def may_be_assumed(arn: str) -> bool:
    """Whether CloudFormation can use the role: it exists in the caller's account and trusts the service."""
    role = iam._roles.get_scoped(get_account_id(), None, arn.rpartition("/")[2])
    return bool(role and role["Arn"] == arn and "cloudformation.amazonaws.com" in str(role.get("AssumeRolePolicyDocument")))


def _stack_key(stack: str) -> tuple[str, str, str]:
    name = stack.split("/")[1] if stack.startswith("arn:") else stack
    return get_account_id(), get_region(), name


def remember(access_key: str, action: str, stack: str, role_arn: str) -> None:
    """Notes who acts; a stack keeps the service role it was last given until it is created anew."""
    key = _stack_key(stack)
    if role_arn:
        _service_roles[key] = role_arn
    elif action == "CreateStack":
        _service_roles.pop(key, None)
    current.set(Caller(access_key, _service_roles.get(key, "")))
