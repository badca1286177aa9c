"""ArnLike and ArnEquals compare the six parts of an ARN one by one, so a `*` never reaches over a colon."""
from ministack.core import iam_evaluator

TOUCHES = ["ministack.core.iam_evaluator:_CONDITION_OPS", "ministack.core.iam_evaluator:fnmatch_iam_cs"]


def arn_like(actual: str, pattern: str) -> bool:
    if pattern == "*":
        return True
    actual_parts, pattern_parts = actual.split(":", 5), pattern.split(":", 5)
    return len(actual_parts) == len(pattern_parts) == 6 and all(map(iam_evaluator.fnmatch_iam_cs, actual_parts, pattern_parts))


def _arn_not_like(actual: str, pattern: str) -> bool:
    return not arn_like(actual, pattern)


def apply() -> None:
    iam_evaluator._CONDITION_OPS.update(
        {"arnlike": arn_like, "arnequals": arn_like, "arnnotlike": _arn_not_like, "arnnotequals": _arn_not_like})
