"""SimulatePrincipalPolicy over all layers AWS looks at: identity policies, permissions boundary and service control
policies, without those the caller excludes by ARN, with the context entries and resources the caller gives.
"""
import re
from xml.sax.saxutils import escape

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import PrincipalInfo
from ministack.core.responses import get_region
from ministack.services import iam

import authorization
from repairs import service_control_policies

TOUCHES = [f"ministack.services.iam:{name}" for name in ("_error", "_xml", "_roles", "_users", "_p", "_IAM_HANDLERS")] + [
    f"ministack.core.iam_evaluator:{name}" for name in (
        "_gather_user_policies", "_gather_role_policies", "_permissions_boundary", "evaluate", "_resolve_managed_policy_document",
        "parse_policy_document")]

_SOURCE = re.compile(r"arn:[\w-]+:iam::(\d{12}):(user|role)/(?:.*/)?([^/]+)$")
_STATED = "countersign:stated"
_DECISIONS = {None: "allowed", True: "explicitDeny", False: "implicitDeny"}


def members(params: dict, prefix: str) -> list[str]:
    """`Prefix.member.1`, `.2` … of a query request."""
    found, i = [], 1
    while (value := iam._p(params, f"{prefix}.member.{i}")) not in (None, ""):
        found.append(value)
        i += 1
    return found


def _context_entries(params: dict) -> dict:
    entries, i = {}, 1
    while name := iam._p(params, f"ContextEntries.member.{i}.ContextKeyName"):
        values = members(params, f"ContextEntries.member.{i}.ContextKeyValues")
        kind = iam._p(params, f"ContextEntries.member.{i}.ContextKeyType") or "string"
        entries[name.lower()] = values if kind.endswith("List") else (values[0] if values else None)
        i += 1
    return entries


def _entity_policies(kind: str, name: str, account: str, excluded: frozenset) -> list:
    store = iam._users if kind == "user" else iam._roles
    attached = [arn for arn in store.get_scoped(account, None, name).get("AttachedPolicies", []) if arn in excluded]
    gathered = (iam_evaluator._gather_user_policies if kind == "user" else iam_evaluator._gather_role_policies)(name, account)
    without = [iam_evaluator.parse_policy_document(iam_evaluator._resolve_managed_policy_document(arn, account)) for arn in attached]
    return [policy for policy in gathered if policy not in without]


def _principal(source_arn: str, caller_arn: str, excluded: frozenset) -> PrincipalInfo | None:
    source = _SOURCE.match(source_arn)
    store = {"user": iam._users, "role": iam._roles}.get(source[2]) if source else None
    entity = store.get_scoped(source[1], None, source[3]) if source else None
    if entity is None:
        return None
    account, kind, name = source.groups()
    boundary = [] if entity.get("PermissionsBoundary") in excluded else iam_evaluator._permissions_boundary(store, name, account)
    tags = {f"aws:principaltag/{t['Key'].lower()}": t["Value"] for t in entity.get("Tags") or []}
    user = {"aws:username": name, "aws:userid": entity.get("UserId")} if kind == "user" else {"aws:userid": entity.get("RoleId")}
    return PrincipalInfo(arn=caller_arn or entity["Arn"], type="User" if kind == "user" else "AssumedRole", account=account,
                         policies=_entity_policies(kind, name, account, excluded), limits=boundary, keys={**user, **tags})


def _extra_policies(params: dict, prefix: str) -> list:
    return [iam_evaluator.parse_policy_document(text) for text in members(params, prefix)]


def _result(ctx, principal: PrincipalInfo, excluded: frozenset) -> str:
    by_organization = service_control_policies.denial(ctx, excluded)
    own = authorization.explain(ctx, principal, authorization.limit_layers(principal))
    denial = min(filter(None, (by_organization, own)), key=lambda d: not d.explicit, default=None)
    details = f"<OrganizationsDecisionDetail><AllowedByOrganizations>{str(by_organization is None).lower()}</AllowedByOrganizations></OrganizationsDecisionDetail>"
    if principal.limits:
        within = not any(iam_evaluator.evaluate(ctx, limit).decision != "Allow" for limit in principal.limits)
        details += f"<PermissionsBoundaryDecisionDetail><AllowedByPermissionsBoundary>{str(within).lower()}</AllowedByPermissionsBoundary></PermissionsBoundaryDecisionDetail>"
    return (f"<member><EvalActionName>{escape(ctx.action)}</EvalActionName><EvalResourceName>{escape(ctx.resource_arn)}</EvalResourceName>"
            f"<EvalDecision>{_DECISIONS[denial and denial.explicit]}</EvalDecision><MatchedStatements/><MissingContextValues/>{details}</member>")


def _simulate(params):
    source = iam._p(params, "PolicySourceArn")
    actions = members(params, "ActionNames")
    if not source or not actions:
        return iam._error(400, "ValidationError", "PolicySourceArn and ActionNames are required.", ns="iam")
    excluded = frozenset(members(params, "PolicyExclusionList"))
    principal = _principal(source, iam._p(params, "CallerArn"), excluded)
    if principal is None:
        return iam._error(404, "NoSuchEntity", f"The principal {source} cannot be found.", ns="iam")
    principal.policies.extend(_extra_policies(params, "PolicyInputList"))
    if replaced := _extra_policies(params, "PermissionsBoundaryPolicyInputList"):
        principal.limits[:] = [replaced]
    entries = _context_entries(params)
    results = "".join(
        _result(authorization.context(principal, action, resource, get_region(), {**entries, _STATED: entries}), principal, excluded)
        for action in actions for resource in (members(params, "ResourceArns") or ["*"]))
    return iam._xml(200, "SimulatePrincipalPolicyResponse",
                    f"<SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults>{results}</EvaluationResults>"
                    "</SimulatePrincipalPolicyResult>", ns="iam")


def apply() -> None:
    resolve = iam_evaluator._resolve_condition_key

    def resolve_condition_key(key, ctx):
        # What the caller states wins over what this moment and this principal would say.
        stated = ctx.service_context.get(_STATED) or {}
        return stated[key.lower()] if key.lower() in stated else resolve(key, ctx)

    iam_evaluator._resolve_condition_key = resolve_condition_key
    iam._IAM_HANDLERS["SimulatePrincipalPolicy"] = _simulate
