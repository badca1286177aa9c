"""The ids in the ARNs of load balancers, target groups, listeners and rules are sixteen hexadecimal digits."""
import secrets

from ministack.services import alb

TOUCHES = ["ministack.services.alb:_short_id"]


def apply() -> None:
    alb._short_id = lambda: secrets.token_hex(8)
