"""What a denial is, and how one principal is judged for one action."""
import contextvars
from dataclasses import dataclass

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import EvalContext, PrincipalInfo
from ministack.services import sts

import denied_resource

IDENTITY = "identity-based policy"
BOUNDARY = "permissions boundary"
SESSION = "session policy"
RESOURCE = "resource-based policy"
SERVICE_CONTROL = "service control policy"


@dataclass(frozen=True)
class Denial:
    """Why a call was refused: which kind of policy decided, and which policy if AWS would name it."""

    principal: str
    action: str
    resource: str
    layer: str
    explicit: bool
    policy_arn: str = ""

    def message(self) -> str:
        resource = denied_resource.written(self.action, self.resource)
        on_resource = f" on resource: {resource}" if resource else ""
        article = "an" if self.layer == IDENTITY else "a"
        named = f": {self.policy_arn}" if self.policy_arn else ""
        reason = (f"with an explicit deny in {article} {self.layer}{named}" if self.explicit
                  else f"because no {self.layer} allows the {self.action} action")
        return f"User: {self.principal} is not authorized to perform: {self.action}{on_resource} {reason}"


# The denial of the check that ended the current request; the answer takes its text from it.
last_denial: contextvars.ContextVar = contextvars.ContextVar("last_denial", default=None)


def context(principal: PrincipalInfo, action: str, resource: str, region: str, keys: dict | None = None) -> EvalContext:
    found = {key.lower(): value for key, value in (keys or {}).items()}
    found.setdefault("aws:tagkeys", None)
    return EvalContext(principal_arn=principal.arn, principal_type=principal.type, principal_account=principal.account,
                       action=action, resource_arn=resource, region=region, service_context=found,
                       principal_keys=principal.keys)


def limit_layers(principal: PrincipalInfo, access_key: str = "") -> list[str]:
    """What each of a principal's limits is: MiniStack keeps them unlabelled, the boundary before the session policy."""
    has_session_policy = (sts._sessions.get(access_key) or {}).get("SessionPolicies") is not None
    return [SESSION if has_session_policy and i == len(principal.limits) - 1 else BOUNDARY for i in range(len(principal.limits))]


def explain(ctx: EvalContext, principal: PrincipalInfo, layers: list[str]) -> Denial | None:
    """The first layer of the principal's own policies that refuses: explicit denies before missing allows."""
    judged = [(IDENTITY, principal.policies or [])] + list(zip(layers, principal.limits))
    verdicts = [(layer, iam_evaluator.evaluate(ctx, policies).decision) for layer, policies in judged]
    for explicit, wanted in ((True, "Deny"), (False, "ImplicitDeny")):
        for layer, decision in verdicts:
            if decision == wanted:
                return Denial(ctx.principal_arn, ctx.action, ctx.resource_arn, layer, explicit)
    return None


def judge(principal: PrincipalInfo, action: str, resource: str, region: str, keys: dict | None = None,
          access_key: str = "") -> Denial | None:
    """Whether anything refuses this principal this action; resource policies are not asked."""
    from repairs import service_control_policies

    ctx = context(principal, action, resource, region, keys)
    denial = service_control_policies.denial(ctx)
    if denial or principal.policies is None:  # the account root holds every permission of its own
        return denial
    return explain(ctx, principal, limit_layers(principal, access_key))
