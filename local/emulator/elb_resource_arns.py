"""The resource of an Elastic Load Balancing call: the second generation's requests carry the ARN itself, the first's a name."""
from request_values import first

_ARNS = ("RuleArn", "RulePriorities.member.1.RuleArn", "TrustStoreArn", "ResourceArns.member.1")
_KINDS = {"": "app", "application": "app", "network": "net", "gateway": "gwy"}


def arn(headers, body, params, region, account, path) -> str | None:
    """Nothing where MiniStack's answer, a load balancer, target group or listener by its ARN, is right."""
    given = next(filter(None, (first(params, name) for name in _ARNS)), "")
    if given:
        return given
    prefix, name = f"arn:aws:elasticloadbalancing:{region}:{account}:", first(params, "Name")
    if first(params, "LoadBalancerName"):
        return f"{prefix}loadbalancer/{first(params, 'LoadBalancerName')}"
    if first(params, "Action") == "CreateLoadBalancer" and name:
        return f"{prefix}loadbalancer/{_KINDS.get(first(params, 'Type'), 'app')}/{name}/*"
    if first(params, "Action") == "CreateTargetGroup" and name:
        return f"{prefix}targetgroup/{name}/*"
    return None
