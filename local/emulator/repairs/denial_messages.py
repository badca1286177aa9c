"""A refusal reads like AWS: it names the resource and the kind of policy that decided, and for a service control
policy the policy itself, which is how anybody finds out whose guard refused.
"""
from ministack.core import iam_actions

import authorization

TOUCHES = ["ministack.core.iam_actions:access_denied_response", "ministack.core.iam_actions:identity_denial_message"]

_EC2_PREFIX = "You are not authorized to perform this operation. "


def text(denial: authorization.Denial, service: str) -> str:
    return (_EC2_PREFIX if service == "ec2" else "") + denial.message()


def apply() -> None:
    respond, identity_message = iam_actions.access_denied_response, iam_actions.identity_denial_message

    def access_denied_response(service, action, principal_arn, request_id, *, error_code="", message="", **rest):
        denial = authorization.last_denial.get()
        if denial is not None and not error_code:
            message = text(denial, service)
        return respond(service, action, principal_arn, request_id, error_code=error_code, message=message, **rest)

    def identity_denial_message(action, principal_arn, resource, explicit_deny):
        denial = authorization.last_denial.get()
        return denial.message() if denial is not None else identity_message(action, principal_arn, resource, explicit_deny)

    iam_actions.access_denied_response = access_denied_response
    iam_actions.identity_denial_message = identity_denial_message
