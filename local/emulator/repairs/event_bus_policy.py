"""The CloudFormation resource AWS::Events::EventBusPolicy."""
from ministack.services import eventbridge
from ministack.services.cloudformation import provisioners

TOUCHES = ["ministack.services.cloudformation.provisioners:_RESOURCE_HANDLERS", "ministack.services.eventbridge:_event_bus_policies"]

_LEGACY = ("Action", "Principal", "Condition")


def _bus(props: dict) -> str:
    return props.get("EventBusName") or "default"


def _delete(_physical_id, props) -> None:
    policy = eventbridge._event_bus_policies.get(_bus(props))
    if policy is None:
        return
    rest = [s for s in policy["Statement"] if s.get("Sid") != props["StatementId"]]
    if rest:
        eventbridge._event_bus_policies[_bus(props)] = {**policy, "Statement": rest}
    else:
        eventbridge._event_bus_policies.pop(_bus(props), None)


def _create(_logical_id, props, _stack_name):
    statement = props.get("Statement") or {"Effect": "Allow", **{k: props[k] for k in _LEGACY if k in props}}
    _delete("", props)
    policy = eventbridge._event_bus_policies.get(_bus(props)) or {"Version": "2012-10-17", "Statement": []}
    eventbridge._event_bus_policies[_bus(props)] = {
        **policy, "Statement": [*policy["Statement"], {"Sid": props["StatementId"], **statement}]}
    return props["StatementId"], {}


def _update(physical_id, old_props, new_props, stack_name):
    _delete(physical_id, old_props)
    return _create("", new_props, stack_name)


def apply() -> None:
    provisioners._RESOURCE_HANDLERS["AWS::Events::EventBusPolicy"] = {"create": _create, "update": _update, "delete": _delete}
