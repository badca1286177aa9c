"""IAM entities that a stack creates get their permissions boundary, and never silently replace existing ones; the
default version of a managed policy can be chosen.
"""
from ministack.core.responses import get_account_id
from ministack.services import iam
from ministack.services.cloudformation import provisioners

TOUCHES = ["ministack.services.cloudformation.provisioners:_RESOURCE_HANDLERS", "ministack.services.iam:_roles",
           "ministack.services.iam:_users", "ministack.services.iam:_policies", "ministack.services.iam:_IAM_HANDLERS",
           "ministack.services.iam:_p", "ministack.services.iam:_xml", "ministack.services.iam:_error"]

_KINDS = {"AWS::IAM::Role": (iam._roles, "RoleName", "Role"), "AWS::IAM::User": (iam._users, "UserName", "User")}


def _keep_boundary(resource_type: str) -> None:
    store, name_property, kind = _KINDS[resource_type]
    handlers = provisioners._RESOURCE_HANDLERS[resource_type]
    create, update = handlers["create"], handlers["update"]

    def created(logical_id, props, stack_name):
        if props.get(name_property) in store:
            raise ValueError(f"{kind} with name {props[name_property]} already exists.")
        name, attributes = create(logical_id, props, stack_name)
        store[name]["PermissionsBoundary"] = props.get("PermissionsBoundary")
        return name, attributes

    def updated(physical_id, old_props, new_props, stack_name, logical_id=None):
        name, attributes = update(physical_id, old_props, new_props, stack_name, logical_id)
        store[name]["PermissionsBoundary"] = new_props.get("PermissionsBoundary")
        return name, attributes

    handlers.update(create=created, update=updated)


def _refuse_existing_policy() -> None:
    handlers = provisioners._RESOURCE_HANDLERS["AWS::IAM::ManagedPolicy"]
    create = handlers["create"]

    def created(logical_id, props, stack_name):
        arn = f"arn:aws:iam::{get_account_id()}:policy{props.get('Path', '/')}{props.get('ManagedPolicyName')}"
        if props.get("ManagedPolicyName") and iam._policies.get(arn) is not None:
            raise ValueError(f"A policy called {props['ManagedPolicyName']} already exists. Duplicate names are not allowed.")
        return create(logical_id, props, stack_name)

    handlers["create"] = created


def _set_default_policy_version(params):
    policy, chosen = iam._policies.get(iam._p(params, "PolicyArn")), iam._p(params, "VersionId")
    if not policy or chosen not in policy["Versions"]:
        return iam._error(404, "NoSuchEntity", f"Policy version {chosen} not found.", ns="iam")
    for version in policy["Versions"].values():
        version["IsDefaultVersion"] = version["VersionId"] == chosen
    policy["DefaultVersionId"] = chosen
    return iam._xml(200, "SetDefaultPolicyVersionResponse", "", ns="iam")


def apply() -> None:
    iam._IAM_HANDLERS["SetDefaultPolicyVersion"] = _set_default_policy_version
    for resource_type in _KINDS:
        _keep_boundary(resource_type)
    _refuse_existing_policy()
