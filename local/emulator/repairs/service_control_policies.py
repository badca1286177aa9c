"""Service control policies: every principal of a member account, its root included, is bound by those of the
account, of each OU above it and of the organization's root. Service-linked roles and the management account are not.
"""
from typing import Callable

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import AuthError, EvalContext, EvalResult
from ministack.core.responses import get_account_id
from ministack.services import organizations as store

import authorization
from authorization import Denial
from repairs import organizations
from repairs.principal_keys import policy_arn_of

TOUCHES = [f"ministack.core.iam_evaluator:{name}" for name in (
    "enforce", "_first_match", "parse_policy_document", "resolve_principal", "_resource_policy", "evaluate_resource_policy",
    "_ALWAYS_ALLOWED_ACTIONS", "_names_condition_key")] + [
    f"ministack.services.organizations:{name}" for name in ("_policies", "_attachments", "_roots")]

# The root of the owning account can always get hold of its bucket again.
_ROOT_ALWAYS_MAY = frozenset({"s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"})
_parsed: dict = {}
_active = False


def _statements(content: str):
    if content not in _parsed:
        _parsed[content] = iam_evaluator.parse_policy_document(content)
    return _parsed[content]


def _enabled() -> bool:
    return any(entry.get("Type") == "SERVICE_CONTROL_POLICY" and entry.get("Status") == "ENABLED"
               for (account, _), root in store._roots.to_dict().items() if account == organizations.MANAGEMENT
               for entry in root.get("PolicyTypes") or [])


def levels(account: str) -> list[list[tuple[str, list]]]:
    """For each of account, OUs and root the (ARN, statements) of the policies attached there; none for who is not bound."""
    if organizations.member(account) is None or not _enabled():
        return []
    attached: dict = {}
    for (owner, policy_id), targets in store._attachments.to_dict().items():
        policy = store._policies.get_scoped(owner, None, policy_id)
        if owner == organizations.MANAGEMENT and policy and policy["Type"] == "SERVICE_CONTROL_POLICY":
            for target in targets:
                attached.setdefault(target, []).append((policy["Arn"], _statements(policy["_Content"])))
    return [attached.get(node, []) for node in organizations.path_to_root(account)]


def _is_service_linked(principal_arn: str) -> bool:
    return ":role/aws-service-role/" in policy_arn_of(principal_arn)


def denial(ctx: EvalContext, excluded: Callable[[str], bool] = lambda _arn: False) -> Denial | None:
    """The service control policy, or the lack of one, that refuses; policies with an `excluded` ARN count as detached."""
    if not _active or _is_service_linked(ctx.principal_arn):
        return None
    every = levels(ctx.principal_account)
    found = [[policy for policy in level if not excluded(policy[0])] for level in every]
    for arn, statements in (policy for level in found for policy in level):
        if iam_evaluator._first_match(ctx, statements, "Deny"):
            return Denial(ctx.principal_arn, ctx.action, ctx.resource_arn, authorization.SERVICE_CONTROL, True, arn)
    # A level whose policies are all excluded does not refuse for the lack of an Allow: nobody could be allowed then.
    for level in (level for level, before in zip(found, every) if level or not before):
        if not any(iam_evaluator._first_match(ctx, statements, "Allow") for _, statements in level):
            return Denial(ctx.principal_arn, ctx.action, ctx.resource_arn, authorization.SERVICE_CONTROL, False)
    return None


def _with_resource_tags(keys: dict | None, account: str, resource_arn: str) -> dict:
    statements = [statements for level in levels(account) for _, statements in level]
    if not iam_evaluator._names_condition_key(statements, "aws:resourcetag/"):
        return keys or {}
    from ministack.services.tagging import resource_tags

    tags = {f"aws:resourcetag/{name}": value for name, value in (resource_tags(resource_arn) or {}).items()}
    return {**tags, **(keys or {})}


def _root_denied_by_resource(principal, ctx, service: str) -> bool:
    found = iam_evaluator._resource_policy(service, ctx.resource_arn) if principal.type == "Root" else None
    return (found is not None and ctx.action not in _ROOT_ALWAYS_MAY
            and iam_evaluator.evaluate_resource_policy(found[0], ctx).decision == "Deny")


def apply() -> None:
    global _active
    _active = True
    original = iam_evaluator.enforce

    def enforce(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        authorization.last_denial.set(None)
        result = original(access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=service_context)
        if isinstance(result, AuthError) or not access_key_id or iam_action in iam_evaluator._ALWAYS_ALLOWED_ACTIONS:
            return result
        principal = iam_evaluator.resolve_principal(access_key_id, get_account_id())
        if isinstance(principal, AuthError):
            return result
        keys = _with_resource_tags(service_context, principal.account, resource_arn)
        ctx = authorization.context(principal, iam_action, resource_arn, region, keys)
        refused = denial(ctx)
        if refused is None and result is None and _root_denied_by_resource(principal, ctx, service):
            refused = Denial(principal.arn, iam_action, resource_arn, authorization.RESOURCE, True)
        if refused is None and result is not None:
            refused = _explain(result, principal, ctx, access_key_id)
        authorization.last_denial.set(refused)
        if refused is None:
            return None
        if result is not None and refused.layer == authorization.RESOURCE:
            return result
        return EvalResult("Deny" if refused.explicit else "ImplicitDeny", principal.arn)

    iam_evaluator.enforce = enforce


def _explain(result: EvalResult, principal, ctx, access_key: str) -> Denial:
    own = None if result.resource_policy_arn else authorization.explain(ctx, principal, authorization.limit_layers(principal, access_key))
    return own or Denial(principal.arn, ctx.action, ctx.resource_arn, authorization.RESOURCE, result.decision == "Deny")
