"""CloudFormation has no permissions of its own: what a stack does to a resource is authorised as the caller or as
the stack's service role. A refusal fails the resource, and the stack rolls back.
"""
from xml.sax.saxutils import escape

import ministack.app as app
from ministack.core.responses import get_region
from ministack.core.router import extract_access_key_id
from ministack.services.cloudformation import provisioners

import authorization
import cloudformation_caller
import cloudformation_service_actions  # noqa: F401  adds the types outside IAM
from cloudformation_actions import ACTIONS, Operation

TOUCHES = ["ministack.app:SERVICE_HANDLERS", "ministack.app:_routing_params", "ministack.core.iam_evaluator:resolve_principal",
           "ministack.services.cloudformation.provisioners:_RESOURCE_HANDLERS",
           "ministack.services.cloudformation.provisioners:_physical_name"]


def _authorise(operations: list[Operation]) -> None:
    caller = cloudformation_caller.current.get()
    if caller is None:
        return
    principal = caller.principal()
    if principal is None:
        raise ValueError("The security token included in the request is invalid.")
    access_key = "" if caller.service_role_arn else caller.access_key
    for action, resource, keys in operations:
        denial = authorization.judge(principal, action, resource, get_region(), keys, access_key)
        if denial:
            raise ValueError(f'Resource handler returned message: "{denial.message()} (Service: {action.partition(":")[0]}, Status Code: 403)"')


def _guarded(resource_type: str, handlers: dict) -> dict:
    actions = ACTIONS[resource_type]
    create, update, delete = handlers["create"], handlers.get("update"), handlers.get("delete")

    def created(logical_id, props, stack_name):
        _authorise(actions.create(props, logical_id, stack_name))
        return create(logical_id, props, stack_name)

    def updated(physical_id, old_props, new_props, stack_name, *rest):
        _authorise(actions.update(physical_id, old_props, new_props))
        return update(physical_id, old_props, new_props, stack_name, *rest)

    def deleted(physical_id, props, *rest):
        _authorise(actions.delete(physical_id, props))
        return delete(physical_id, props, *rest)

    guarded = {**handlers, "create": created}
    if update:
        guarded["update"] = updated
    if delete:
        guarded["delete"] = deleted
    return guarded


def _invalid_role(arn: str):
    body = ('<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type>'
            f"<Code>ValidationError</Code><Message>Role {escape(arn)} is invalid or cannot be assumed</Message></Error></ErrorResponse>")
    return 400, {"Content-Type": "text/xml"}, body.encode()


def apply() -> None:
    handle = app.SERVICE_HANDLERS["cloudformation"]

    async def handler(method, path, headers, body, query_params):
        params = app._routing_params(method, path, headers, body, query_params)
        action, stack, role_arn = ((params.get(name) or [""])[0] for name in ("Action", "StackName", "RoleARN"))
        if role_arn and not cloudformation_caller.may_be_assumed(role_arn):
            return _invalid_role(role_arn)
        cloudformation_caller.remember(extract_access_key_id(headers, query_params), action, _stack_of(params) or stack, role_arn)
        return await handle(method, path, headers, body, query_params)

    app.SERVICE_HANDLERS["cloudformation"] = handler
    for resource_type in ACTIONS.keys() & provisioners._RESOURCE_HANDLERS.keys():
        provisioners._RESOURCE_HANDLERS[resource_type] = _guarded(resource_type, provisioners._RESOURCE_HANDLERS[resource_type])


def _stack_of(params: dict) -> str:
    """The stack of a change set that is named by its ARN alone."""
    from ministack.services.cloudformation import _change_sets

    change_set = (params.get("ChangeSetName") or [""])[0]
    record = _change_sets.get(change_set) if change_set.startswith("arn:") else None
    return record.get("StackName", "") if record else ""
