"""Which IAM actions, on which resources, a CloudFormation resource type needs when it is created, updated, deleted."""
from dataclasses import dataclass
from typing import Callable

from ministack.core.responses import get_account_id, get_region
from ministack.services import iam
from ministack.services.cloudformation import provisioners

# Action, resource ARN, condition keys of the request.
Operation = tuple


@dataclass(frozen=True)
class Actions:
    create: Callable  # (properties, logical id, stack name) -> operations
    update: Callable  # (physical id, old properties, new properties) -> operations
    delete: Callable  # (physical id, properties) -> operations


def _iam_arn(kind: str, name: str, path: str = "/") -> str:
    return f"arn:aws:iam::{get_account_id()}:{kind}{path}{name}"


def _boundary(props: dict) -> dict:
    return {"iam:PermissionsBoundary": props["PermissionsBoundary"]} if props.get("PermissionsBoundary") else {}


def _entity_policies(verb_inline: str, verb_managed: str, kind: str, arn: str, props: dict, keys: dict) -> list[Operation]:
    inline = [(f"iam:{verb_inline}{kind}Policy", arn, keys) for _ in props.get("Policies") or []]
    managed = [(f"iam:{verb_managed}{kind}Policy", arn, {**keys, "iam:PolicyARN": policy}) for policy in props.get("ManagedPolicyArns") or []]
    return inline + managed


def _entity(kind: str, name_property: str, store) -> Actions:
    """AWS::IAM::Role and AWS::IAM::User, which carry their policies inside."""
    lower = kind.lower()

    def create(props, logical_id, stack_name):
        name = props.get(name_property) or provisioners._physical_name(stack_name, logical_id, max_len=64)
        arn, keys = _iam_arn(lower, name, props.get("Path", "/")), _boundary(props)
        tags = [(f"iam:Tag{kind}", arn, keys)] if props.get("Tags") else []
        return [(f"iam:Create{kind}", arn, keys), *tags, *_entity_policies("Put", "Attach", kind, arn, props, keys)]

    def arn_of(physical_id, props):
        record = store.get(physical_id)
        return record["Arn"] if record else _iam_arn(lower, physical_id, props.get("Path", "/"))

    def update(physical_id, old, new):
        arn, keys = arn_of(physical_id, old), _boundary(old)
        found = [(f"iam:Update{kind}", arn, keys)]
        if old.get("AssumeRolePolicyDocument") != new.get("AssumeRolePolicyDocument"):
            found.append(("iam:UpdateAssumeRolePolicy", arn, keys))
        if old.get("PermissionsBoundary") != new.get("PermissionsBoundary"):
            verb = "Put" if new.get("PermissionsBoundary") else "Delete"
            found.append((f"iam:{verb}{kind}PermissionsBoundary", arn, _boundary(new) or keys))
        if old.get("Tags") != new.get("Tags"):
            found.append((f"iam:Tag{kind}", arn, keys))
        if old.get("Policies") != new.get("Policies"):
            found += _entity_policies("Delete", "Detach", kind, arn, {"Policies": old.get("Policies")}, keys)
            found += _entity_policies("Put", "Attach", kind, arn, {"Policies": new.get("Policies")}, keys)
        before, after = set(old.get("ManagedPolicyArns") or []), set(new.get("ManagedPolicyArns") or [])
        found += _entity_policies("Delete", "Detach", kind, arn, {"ManagedPolicyArns": sorted(before - after)}, keys)
        found += _entity_policies("Put", "Attach", kind, arn, {"ManagedPolicyArns": sorted(after - before)}, keys)
        if (new.get(name_property) or physical_id, new.get("Path", "/")) != (physical_id, old.get("Path", "/")):
            found += create({**new, name_property: new.get(name_property) or physical_id}, "", "")
        return found

    def delete(physical_id, props):
        arn, keys = arn_of(physical_id, props), _boundary(props)
        return [*_entity_policies("Delete", "Detach", kind, arn, props, keys), (f"iam:Delete{kind}", arn, keys)]

    return Actions(create, update, delete)


def _targets(verb: str, props: dict, keys: dict) -> list[Operation]:
    """The roles, users and groups a policy resource is put on or attached to."""
    stores = (("Roles", "Role", iam._roles), ("Users", "User", iam._users), ("Groups", "Group", iam._groups))
    found = []
    for prop, kind, store in stores:
        for name in props.get(prop) or []:
            record = store.get(name) or {}
            boundary = {"iam:PermissionsBoundary": record["PermissionsBoundary"]} if record.get("PermissionsBoundary") else {}
            found.append((f"iam:{verb}{kind}Policy", record.get("Arn") or _iam_arn(kind.lower(), name), {**boundary, **keys}))
    return found


_INLINE_POLICY = Actions(
    create=lambda props, _logical_id, _stack: _targets("Put", props, {}),
    update=lambda _physical_id, old, new: _targets("Delete", old, {}) + _targets("Put", new, {}),
    delete=lambda _physical_id, props: _targets("Delete", props, {}))


def _managed_policy_create(props, logical_id, stack_name):
    arn = _iam_arn("policy", props.get("ManagedPolicyName") or provisioners._physical_name(stack_name, logical_id), props.get("Path", "/"))
    return [("iam:CreatePolicy", arn, {}), *_targets("Attach", props, {"iam:PolicyARN": arn})]


_MANAGED_POLICY = Actions(
    create=_managed_policy_create,
    update=lambda arn, old, new: [("iam:CreatePolicyVersion", arn, {}), *_targets("Attach", new, {"iam:PolicyARN": arn}),
                                  *_targets("Detach", old, {"iam:PolicyARN": arn})],
    delete=lambda arn, props: [*_targets("Detach", props, {"iam:PolicyARN": arn}), ("iam:DeletePolicy", arn, {})])


def _instance_profile(props, arn):
    passed = [("iam:PassRole", (iam._roles.get(role) or {}).get("Arn") or _iam_arn("role", role), {"iam:PassedToService": "ec2.amazonaws.com"})
              for role in props.get("Roles") or []]
    return [("iam:CreateInstanceProfile", arn, {}), *[("iam:AddRoleToInstanceProfile", arn, {}) for _ in passed], *passed]


_INSTANCE_PROFILE = Actions(
    create=lambda props, logical_id, stack: _instance_profile(props, _iam_arn(
        "instance-profile", props.get("InstanceProfileName") or provisioners._physical_name(stack, logical_id), props.get("Path", "/"))),
    update=lambda arn, _old, new: _instance_profile(new, arn)[1:],
    delete=lambda arn, _props: [("iam:DeleteInstanceProfile", arn, {})])


def plain(create: str, update: str, delete: str, name_property: str, arn: str, passes_role: tuple = ()) -> Actions:
    """A type with one action each; `{name}`, `{account}`, `{region}` are filled into the ARN. `passes_role` names the
    property that holds a role, and the service that receives it."""

    def resource(name):
        if name.startswith("arn:"):
            return name
        return arn.format(name=name, account=get_account_id(), region=get_region())

    def passed(props):
        role = props.get(passes_role[0]) if passes_role else None
        return [("iam:PassRole", role, {"iam:PassedToService": f"{passes_role[1]}.amazonaws.com"})] if isinstance(role, str) else []

    def on(actions, props, name):
        return [(action, resource(name), {}) for action in actions.split()] + passed(props)

    return Actions(
        create=lambda props, logical_id, stack: on(create, props, str(props.get(name_property) or provisioners._physical_name(stack, logical_id))),
        update=lambda physical_id, _old, new: on(update, new, str(new.get(name_property) or physical_id)),
        delete=lambda physical_id, props: [(action, resource(str(props.get(name_property) or physical_id)), {}) for action in delete.split()])


ACTIONS: dict[str, Actions] = {
    "AWS::IAM::Role": _entity("Role", "RoleName", iam._roles),
    "AWS::IAM::User": _entity("User", "UserName", iam._users),
    "AWS::IAM::Policy": _INLINE_POLICY,
    "AWS::IAM::ManagedPolicy": _MANAGED_POLICY,
    "AWS::IAM::InstanceProfile": _INSTANCE_PROFILE,
}
