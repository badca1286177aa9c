"""A load balancer takes its listeners and their rules along when it is deleted, and who asks for one that is gone is told so."""
from ministack.services import alb

from request_values import first

TOUCHES = [f"ministack.services.alb:{name}" for name in ("_ACTION_MAP", "_listeners", "_rules", "_error", "_parse_member_list")]


def _missing(describe, parameter: str, store, what: str):
    def described(params):
        if any(arn not in store for arn in alb._parse_member_list(params, parameter)):
            return alb._error(f"{what}NotFound", f"One or more {what.lower()}s not found")
        return describe(params)

    return described


def apply() -> None:
    delete = alb._ACTION_MAP["DeleteLoadBalancer"]

    def delete_load_balancer(params):
        answer, arn = delete(params), first(params, "LoadBalancerArn")
        for listener in [key for key, value in alb._listeners.items() if value.get("LoadBalancerArn") == arn]:
            alb._ACTION_MAP["DeleteListener"]({"ListenerArn": [listener]})
        return answer

    alb._ACTION_MAP.update({
        "DeleteLoadBalancer": delete_load_balancer,
        "DescribeListeners": _missing(alb._ACTION_MAP["DescribeListeners"], "ListenerArns", alb._listeners, "Listener"),
        "DescribeRules": _missing(alb._ACTION_MAP["DescribeRules"], "RuleArns", alb._rules, "Rule"),
    })
