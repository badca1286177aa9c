"""EC2's older operations are logged in the names of its former SOAP interface: `instancesSet: {items: [{instanceId}]}`.
An empty object stands for a list that was not given; numbers may be text.
"""
from botocore.model import OperationModel, Shape

from record.dialect import Dialect, Entries, Unexplained, named

# SOAP names that do not follow from the model. One of a list may depend on the name of its elements.
_NAMES = {
    ("CreateNetworkAclEntry", "aclProtocol"): "Protocol",
    ("ReplaceNetworkAclEntry", "aclProtocol"): "Protocol",
    ("CreateVolume", "zone"): "AvailabilityZone",
    ("DescribeSecurityGroups", "securityGroupSet"): "GroupNames",
    ("DescribeSecurityGroups", "securityGroupIdSet"): "GroupIds",
    ("DescribeAvailabilityZones", "availabilityZoneSet"): "ZoneNames",
    ("DescribeAvailabilityZones", "availabilityZoneIdSet"): "ZoneIds",
    ("DescribeAccountAttributes", "accountAttributeNameSet"): "AttributeNames",
    ("RunInstances", "groupSet", "groupId"): "SecurityGroupIds",
    ("RunInstances", "groupSet", "groupName"): "SecurityGroups",
}
# The name of a scalar element is the one of its list in the singular, but for these.
_ELEMENTS = {"SecurityGroupIdStringList": "groupid", "SecurityGroupStringList": "groupname"}


def _stems(name: str) -> set[str]:
    """`InstanceIds` is `instances` in SOAP, `KeyNames` is `key`: the name less Id, Name and plural."""
    lower = name.lower()
    found = {lower, lower.removesuffix("s")}
    return found | {stem.removesuffix(end) for stem in found for end in ("id", "name")}


def _items(value):
    return value.get("items") if isinstance(value, dict) and set(value) == {"items"} else value


class Ec2Classic(Dialect):
    texts = True

    def top(self, operation: OperationModel, record: dict) -> Entries:
        if operation.name != "RunInstances":
            return list(record.items())
        # SOAP's RunInstances put image and counts of all instances into the only element of a list.
        instances = _items(record.get("instancesSet"))
        if not (isinstance(instances, list) and len(instances) == 1 and isinstance(instances[0], dict)):
            raise Unexplained("instancesSet does not describe one kind of instance")
        return [*((key, value) for key, value in record.items() if key != "instancesSet"), *instances[0].items()]

    def elements(self, shape: Shape, value) -> list:
        items = [] if value == {} else _items(value)
        if not isinstance(items, list):
            raise Unexplained(f"{value!r} is no list")
        return items if shape.member.type_name == "structure" else [self._scalar(shape, item) for item in items]

    def _scalar(self, shape: Shape, item):
        if not isinstance(item, dict):
            return item
        [(key, value)] = item.items() if len(item) == 1 else [(None, None)]
        names = {shape.name, shape.serialization.get("name", ""), shape.member.serialization.get("name", "")}
        allowed = set().union(*map(_stems, names)) | {_ELEMENTS.get(shape.name)}
        if key is None or key.lower() not in allowed:
            raise Unexplained(f"{item!r} is no element of {shape.name}")
        return value

    def members(self, operation: OperationModel, shape: Shape, key: str, value) -> list[str]:
        if found := named(shape, key):
            return found
        items = _items(value)
        element = next(iter(items[0]), "") if isinstance(items, list) and items and isinstance(items[0], dict) else ""
        for known in ((operation.name, key), (operation.name, key, element)):
            if _NAMES.get(known) in shape.members:
                return [_NAMES[known]]
        if not key.endswith("Set"):
            return []
        stems = _stems(key.removesuffix("Set"))
        return [name for name, member in shape.members.items() if member.type_name == "list"
                and stems & (_stems(name) | _stems(member.serialization.get("name", name)))]
