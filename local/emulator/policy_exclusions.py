"""The PolicyExclusionList of SimulatePrincipalPolicy: policies that count as removed, by type, ARN or inline name."""
from dataclasses import dataclass, field

from ministack.core.iam_evaluator import fnmatch_iam_cs
from ministack.services import iam


@dataclass
class Exclusions:
    types: set = field(default_factory=set)
    arns: list = field(default_factory=list)
    inline_names: list = field(default_factory=list)

    def excludes_arn(self, arn: str) -> bool:
        kind = "aws-managed" if ":iam::aws:policy/" in arn else "scp" if "/service_control_policy/" in arn else "user-managed"
        return kind in self.types or any(fnmatch_iam_cs(arn, pattern) for pattern in self.arns)

    def excludes_boundary(self, arn: str) -> bool:
        return "permission-boundary" in self.types or any(fnmatch_iam_cs(arn, pattern) for pattern in self.arns)

    def excludes_inline(self, name: str) -> bool:
        return "inline" in self.types or name in self.inline_names


def parse(params: dict) -> Exclusions:
    found, i = Exclusions(), 1
    while True:
        prefix = f"PolicyExclusionList.member.{i}."
        kind, arn, inline = (iam._p(params, prefix + name) for name in ("PolicyType", "PolicyArn", "InlinePolicyIdentifier.PolicyName"))
        if not (kind or arn or inline):
            return found
        found.types.update(filter(None, [kind]))
        found.arns += filter(None, [arn])
        found.inline_names += filter(None, [inline])
        i += 1
