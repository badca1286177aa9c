"""Condition keys that describe who is calling.

`aws:PrincipalArn` of a role session is the role's ARN with its path, `aws:PrincipalOrgID` is the one organization,
and `aws:SourceIdentity` is what the session was given.
"""
import re

from ministack.core import iam_evaluator
from ministack.services import iam, sts

from repairs import organizations

TOUCHES = ["ministack.core.iam_evaluator:_resolve_condition_key", "ministack.core.iam_evaluator:_principal_org_id",
           "ministack.core.iam_evaluator:_principal_keys", "ministack.services.iam:_roles", "ministack.services.sts:_sessions"]

_SESSION = re.compile(r"arn:[\w-]+:sts::(\d{12}):assumed-role/([^/]+)/")


def role_of(principal_arn: str) -> dict | None:
    """The record of the role behind an assumed-role ARN."""
    session = _SESSION.match(principal_arn)
    return iam._roles.get_scoped(session[1], None, session[2]) if session else None


def policy_arn_of(principal_arn: str) -> str:
    """The ARN that policies know a principal by: a session is its role."""
    role = role_of(principal_arn)
    return role["Arn"] if role else principal_arn


def organization_id(account: str) -> str | None:
    found = organizations.organization() if organizations.in_organization(account) else None
    return found["Id"] if found else None


def _organization_paths(account: str) -> list[str]:
    path = organizations.path_to_root(account)
    return ["/".join([organization_id(account), *reversed(path[1:])]) + "/"] if path else []


def apply() -> None:
    resolve, keys = iam_evaluator._resolve_condition_key, iam_evaluator._principal_keys

    def resolve_condition_key(key, ctx):
        if key.lower() == "aws:principalarn":
            return policy_arn_of(ctx.principal_arn)
        return resolve(key, ctx)

    def principal_keys(credential):
        found = keys(credential)
        found["aws:principalisawsservice"] = "false"
        found["aws:viaawsservice"] = "false"
        if paths := _organization_paths(credential.account_id):
            found["aws:principalorgpaths"] = paths
        session = sts._sessions.get(credential.access_key_id) or {}
        if session.get("SourceIdentity"):
            found["aws:sourceidentity"] = session["SourceIdentity"]
        return found

    iam_evaluator._resolve_condition_key = resolve_condition_key
    iam_evaluator._principal_keys = principal_keys
    iam_evaluator._principal_org_id = organization_id
