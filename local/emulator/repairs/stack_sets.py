"""The CloudFormation resource AWS::CloudFormation::StackSet, service-managed: one stack per member account and region.

A provisioner normally runs on the event loop; this one calls the emulator over HTTP as the execution role of each
member, so it runs on a thread of its own and the parent stack waits for it, as CloudFormation does.
"""
import json
import logging
import threading

from ministack.core.responses import new_uuid, request_scope
from ministack.services.cloudformation import helpers, provisioners, stacks

import stack_instances
from repairs.organizations import MANAGEMENT, accounts_below, membership_listeners

TOUCHES = ["ministack.services.cloudformation.provisioners:_RESOURCE_HANDLERS",
           "ministack.services.cloudformation.provisioners:_iam_role_create", "ministack.services.cloudformation.stacks:_runs_on_worker_thread",
           "ministack.services.cloudformation.helpers:_resolve_template", "ministack.services.sts:register_session"]

_TYPE = "AWS::CloudFormation::StackSet"
_automatic: dict[str, dict] = {}
_one_at_a_time = threading.Lock()


def _filtered(found: list[str], targets: dict) -> list[str]:
    named, kind = list(targets.get("Accounts") or []), targets.get("AccountFilterType", "NONE")
    if kind == "DIFFERENCE":
        return [a for a in found if a not in named]
    if kind == "INTERSECTION":
        return [a for a in found if a in named]
    return found + [a for a in named if a not in found] if kind == "UNION" else found


def targets_of(props: dict) -> list[tuple[str, str, list]]:
    """(account, region, parameter overrides) in order; the management account never is one."""
    found: dict = {}
    for group in props.get("StackInstancesGroup") or []:
        targets = group["DeploymentTargets"]
        below = [a for ou in targets.get("OrganizationalUnitIds") or [] for a in accounts_below(ou)]
        for account in _filtered(list(dict.fromkeys(below)), targets):
            for region in group["Regions"]:
                if account != MANAGEMENT:
                    found[(account, region)] = group.get("ParameterOverrides") or []
    return [(account, region, overrides) for (account, region), overrides in found.items()]


def _template(props: dict) -> str:
    if props.get("TemplateBody"):
        body = props["TemplateBody"]
        return body if isinstance(body, str) else json.dumps(body)
    with request_scope(MANAGEMENT, "us-east-1"):
        body, error = helpers._resolve_template({"TemplateURL": [props["TemplateURL"]]})
    if error is not None or not body:
        raise ValueError(f"The template of the stack set cannot be read from {props['TemplateURL']}.")
    return body


def _parameters(props: dict, overrides: list) -> list:
    merged = {p["ParameterKey"]: p["ParameterValue"] for p in [*(props.get("Parameters") or []), *overrides]}
    return [{"ParameterKey": key, "ParameterValue": value} for key, value in merged.items()]


def _deploy(props: dict) -> None:
    if props.get("PermissionModel") != "SERVICE_MANAGED":
        raise ValueError("The local cloud has service-managed stack sets only.")
    if str((props.get("AutoDeployment") or {}).get("Enabled")).lower() == "true":
        _automatic[props["StackSetName"]] = props
    with _one_at_a_time:
        _fan_out(props)


def _fan_out(props: dict) -> None:
    name, body = props["StackSetName"], _template(props)
    wanted = targets_of(props)
    stack_instances.remove_others(name, {(account, region) for account, region, _ in wanted})
    failed = [instance for account, region, overrides in wanted
              if (instance := stack_instances.deploy(name, account, region, body, _parameters(props, overrides),
                                                     props.get("Capabilities") or [])).status != "CURRENT"]
    if failed:
        first = failed[0]
        raise ValueError(f"Stack set operation on {name} failed in {first.account}/{first.region}: {first.reason}")


def _create(_logical_id, props, _stack_name):
    _deploy(props)
    identifier = f"{props['StackSetName']}:{new_uuid()}"
    return identifier, {"StackSetId": identifier}


def _update(physical_id, _old_props, new_props, _stack_name):
    _deploy(new_props)
    return physical_id, {"StackSetId": physical_id}


def _follow_membership() -> None:
    """Deploys the automatic sets, in the order they were made, to accounts that came and from those that left."""
    for props in list(_automatic.values()):
        try:
            with _one_at_a_time:
                _fan_out(props)
        except ValueError as problem:
            logging.getLogger("stack_sets").error("%s", problem)


def _delete(_physical_id, props) -> None:
    _automatic.pop(props["StackSetName"], None)
    stack_instances.remove_others(props["StackSetName"], set())


def apply() -> None:
    provisioners._RESOURCE_HANDLERS[_TYPE] = {"create": _create, "update": _update, "delete": _delete}
    membership_listeners.append(lambda: _automatic and threading.Thread(target=_follow_membership, daemon=True).start())
    on_worker = stacks._runs_on_worker_thread
    stacks._runs_on_worker_thread = lambda resource_type: resource_type == _TYPE or on_worker(resource_type)
