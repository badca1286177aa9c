"""`requestParameters` of EC2: read from the query protocol by botocore's model, written the two ways CloudTrail does.

Older operations are logged in the names of EC2's former SOAP interface, newer ones under `<Operation>Request`. The
model tells them apart: only the older ones have a lower-case wire name for DryRun.
"""
import re

from botocore.model import OperationModel, Shape

from cloudtrail import event_sources

# Names of the former SOAP interface that do not follow from the model: list member -> (set, element).
_SETS = {
    "InstanceIds": ("instancesSet", "instanceId"), "VolumeIds": ("volumeSet", "volumeId"), "VpcIds": ("vpcSet", "vpcId"),
    "KeyNames": ("keySet", "keyName"), "GroupNames": ("securityGroupSet", "groupName"), "GroupIds": ("securityGroupIdSet", "groupId"),
    "SnapshotIds": ("snapshotSet", "snapshotId"), "ImageIds": ("imagesSet", "imageId"), "SubnetIds": ("subnetSet", "subnetId"),
    "Resources": ("resourcesSet", "resourceId"), "Tags": ("tagSet", ""), "Filters": ("filterSet", ""), "Values": ("valueSet", "value"),
    "RegionNames": ("regionSet", "regionName"), "ZoneNames": ("availabilityZoneSet", "zoneName"),
    "AttributeNames": ("accountAttributeNameSet", "attributeName"), "DhcpOptionsIds": ("dhcpOptionsSet", "dhcpOptionsId"),
    "UserIdGroupPairs": ("groups", ""), "IpPermissions": ("ipPermissions", ""), "IpRanges": ("ipRanges", ""),
    "Ipv6Ranges": ("ipv6Ranges", ""), "PrefixListIds": ("prefixListIds", ""), "BlockDeviceMappings": ("blockDeviceMapping", ""),
}
# The lists of a security group's rule, each logged even where it is empty.
_RULE_LISTS = ("groups", "ipRanges", "ipv6Ranges", "prefixListIds")
# Lists that are logged empty when the caller gave none.
_ALWAYS = {"DescribeInstances": ("InstanceIds", "Filters"), "RunInstances": ("BlockDeviceMappings",)}
_IN_INSTANCES_SET = ("ImageId", "MinCount", "MaxCount")
_HIDDEN = {"UserData"}


def _wire_name(name: str, shape: Shape) -> str:
    if "queryName" in shape.serialization:
        return shape.serialization["queryName"]
    wire = shape.serialization.get("name", name)
    return wire[0].upper() + wire[1:]


def _read(shape: Shape, form: dict, prefix: str):
    """The value of a shape at a prefix of the form, in member names; None where the form has nothing."""
    if shape.type_name == "structure":
        members = {name: _read(member, form, f"{prefix}.{_wire_name(name, member)}" if prefix else _wire_name(name, member))
                   for name, member in shape.members.items()}
        return {name: value for name, value in members.items() if value is not None} or None
    if shape.type_name == "list":
        numbers = sorted({int(m[1]) for key in form if (m := re.match(re.escape(prefix) + r"\.(\d+)(?:\.|$)", key))})
        return [_read(shape.member, form, f"{prefix}.{number}") for number in numbers] or None
    text = form.get(prefix)
    if text is None:
        return None
    if shape.type_name == "boolean":
        return text.lower() == "true"
    return int(text) if shape.type_name in ("integer", "long") and re.fullmatch(r"-?\d+", text) else text


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]


def _classic(shape: Shape, value):
    if shape.type_name != "structure":
        return value
    written = {}
    for name, given in value.items():
        member = shape.members[name]
        key = _lower(member.serialization.get("name", name))
        if name in _HIDDEN:
            written[key] = "<sensitiveDataRemoved>"
        elif member.type_name == "list":
            set_name, element = _SETS.get(name, (key if key.endswith("Set") else f"{key}Set", key))
            written[set_name] = {"items": [_classic(member.member, item) if isinstance(item, dict) else {element: item} for item in given]}
        else:
            written[key] = _classic(member, given)
    return {**written, **{name: written.get(name, {}) for name in _RULE_LISTS}} if shape.name == "IpPermission" else written


def _wrapped(shape: Shape, value):
    """Elements of lists carry their number as `tag`; a list of one is the element itself."""
    if shape.type_name == "structure":
        return {_wire_name(name, shape.members[name]): _wrapped(shape.members[name], given) for name, given in value.items()}
    if shape.type_name == "list":
        items = [{**_wrapped(shape.member, item), "tag": i} if isinstance(item, dict) else {"tag": i, "content": item}
                 for i, item in enumerate(value, 1)]
        return items[0] if len(items) == 1 else items
    return value


def of(operation: OperationModel, form: dict) -> dict | None:
    shape = operation.input_shape
    if shape is None:
        return None
    value = _read(shape, form, "") or {}
    dry_run = shape.members.get("DryRun")
    if dry_run is not None and dry_run.serialization.get("name") != "dryRun":
        return {f"{operation.name}Request": _wrapped(shape, value) or ""}
    written = {**event_sources.false_logged("ec2", operation.name), **_classic(shape, value)}
    for name in _ALWAYS.get(operation.name, ()):
        written.setdefault(_SETS[name][0], {})
    if operation.name == "RunInstances":
        first = {_lower(name): value[name] for name in _IN_INSTANCES_SET if name in value}
        written = {**{k: v for k, v in written.items() if k not in first}, "instancesSet": {"items": [first]}}
    return written
