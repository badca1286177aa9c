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
import policy_exclusions
from policy_exclusions import Exclusions
from repairs import service_control_policies

TOUCHES = [f"ministack.services.iam:{name}" for name in ("_error", "_xml", "_roles", "_users", "_groups", "_user_inline_policies", "_group_inline_policies", "_p", "_IAM_HANDLERS")] + [
    f"ministack.core.iam_evaluator:{name}" for name in (
        "_permissions_boundary", "evaluate", "_resolve_managed_policy_document", "parse_policy_document", "_resolve_condition_key")]

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


def _documents(entity: dict, inline: dict | None, account: str, excluded: Exclusions) -> list:
    attached = [iam_evaluator._resolve_managed_policy_document(arn, account)
                for arn in entity.get("AttachedPolicies", []) if not excluded.excludes_arn(arn)]
    return attached + [text for name, text in (inline or {}).items() if not excluded.excludes_inline(name)]


def _entity_policies(entity: dict, kind: str, name: str, account: str, excluded: Exclusions) -> list:
    if kind == "role":
        documents = _documents(entity, entity.get("InlinePolicies"), account, excluded)
    else:
        documents = _documents(entity, iam._user_inline_policies.get_scoped(account, None, name), account, excluded)
        for (owner, group_name), group in iam._groups.to_dict().items():
            if owner == account and name in group.get("Users", []):
                documents += _documents(group, iam._group_inline_policies.get_scoped(account, None, group_name), account, excluded)
    return [iam_evaluator.parse_policy_document(text) for text in documents if text]


def _principal(source_arn: str, caller_arn: str, excluded: Exclusions) -> PrincipalInfo | None:
    source = _SOURCE.match(source_arn)
    store = {"user": iam._users, "role": iam._roles}.get(source[2]) if source else None
    entity = store.get_scoped(source[1], None, source[3]) if source else None
    if entity is None:
        return None
    account, kind, name = source.groups()
    boundary = entity.get("PermissionsBoundary")
    limits = iam_evaluator._permissions_boundary(store, name, account) if boundary and not excluded.excludes_boundary(boundary) else []
    keys = {f"aws:principaltag/{t['Key'].lower()}": t["Value"] for t in entity.get("Tags") or []}
    keys.update({"aws:username": name, "aws:userid": entity.get("UserId")} if kind == "user" else {"aws:userid": entity.get("RoleId")})
    return PrincipalInfo(arn=caller_arn or entity["Arn"], type="User" if kind == "user" else "AssumedRole", account=account,
                         policies=_entity_policies(entity, kind, name, account, excluded), limits=limits, keys=keys)


def _extra_policies(params: dict, prefix: str) -> list:
    return [iam_evaluator.parse_policy_document(text) for text in members(params, prefix)]


def _result(ctx, principal: PrincipalInfo, excluded: Exclusions) -> str:
    by_organization = service_control_policies.denial(ctx, excluded.excludes_arn)
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
    excluded = policy_exclusions.parse(params)
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
