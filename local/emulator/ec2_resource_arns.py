"""The resources of an EC2 call that changes something: each is named by an id in a parameter of its own, and each is
authorised. Source: the actions of EC2 in the Service Authorization Reference.
"""
import re

from ministack.services import ec2

from request_values import first

# Parameter -> resource type. A list has the same name with `.1`, `.2` …
_TYPES = {
    "InstanceId": "instance", "VolumeId": "volume", "SnapshotId": "snapshot", "ImageId": "image", "GroupId": "security-group",
    "NetworkInterfaceId": "network-interface", "AllocationId": "elastic-ip", "KeyName": "key-pair", "LaunchTemplateId": "launch-template",
    "VpcId": "vpc", "SubnetId": "subnet", "RouteTableId": "route-table", "NetworkAclId": "network-acl", "DhcpOptionsId": "dhcp-options",
    "InternetGatewayId": "internet-gateway", "EgressOnlyInternetGatewayId": "egress-only-internet-gateway", "NatGatewayId": "natgateway",
    "CustomerGatewayId": "customer-gateway", "VpnGatewayId": "vpn-gateway", "VpnConnectionId": "vpn-connection",
    "VpcEndpointId": "vpc-endpoint", "VpcPeeringConnectionId": "vpc-peering-connection", "FlowLogId": "vpc-flow-log",
    "PrefixListId": "prefix-list",
}
# Ids of tagged resources stand in one parameter whatever their type is; their own beginning tells it.
_PREFIXES = {
    "i": "instance", "vol": "volume", "snap": "snapshot", "ami": "image", "sg": "security-group", "eni": "network-interface",
    "eipalloc": "elastic-ip", "lt": "launch-template", "vpc": "vpc", "subnet": "subnet", "rtb": "route-table", "acl": "network-acl",
    "dopt": "dhcp-options", "igw": "internet-gateway", "eigw": "egress-only-internet-gateway", "nat": "natgateway",
    "vpce": "vpc-endpoint", "pcx": "vpc-peering-connection", "fl": "vpc-flow-log", "pl": "prefix-list",
}
_WITHOUT_ACCOUNT = frozenset({"image", "snapshot"})
# What a call makes has no id yet, and what only lists has no resource.
_NAMES_NOTHING = re.compile(r"Create(?!Tags$)|Run|Allocate|Describe|Get|List|Import|Request|Copy|Register|.*VerifiedAccess")


def _arn(kind: str, name: str, region: str, account: str) -> str:
    return f"arn:aws:ec2:{region}:{'' if kind in _WITHOUT_ACCOUNT else account}:{kind}/{name}"


def _named(params: dict) -> list[tuple[str, str]]:
    """(type, id) of every id, in the order in which the parameters stand in the table."""
    found = []
    for parameter, kind in _TYPES.items():
        keys = sorted((k for k in params if re.fullmatch(rf"{parameter}(\.\d+)?", k)), key=lambda k: (len(k), k))
        found += [(kind, first(params, key)) for key in keys if first(params, key)]
    tagged = [first(params, key) for key in sorted(params) if re.fullmatch(r"ResourceId\.\d+", key)]
    return found + [(_PREFIXES[one.partition("-")[0]], one) for one in tagged if one.partition("-")[0] in _PREFIXES]


def _by_group_name(action: str, name: str, region: str, account: str) -> list[tuple[str, str]]:
    if action.endswith("PlacementGroup"):
        return [("placement-group", name)]
    groups = ec2._security_groups.to_dict().items()
    return [("security-group", key[-1]) for key, group in groups if key[:2] == (account, region) and group.get("GroupName") == name]


def arns(params: dict, region: str, account: str) -> list[str]:
    """All ARNs, the one that the operation is named after first; none where the call names no existing resource."""
    action = first(params, "Action")
    if _NAMES_NOTHING.match(action):
        return []
    found = _named(params)
    if not found and first(params, "GroupName"):
        found = _by_group_name(action, first(params, "GroupName"), region, account)
    written = action.lower()
    found.sort(key=lambda one: -len(one[0]) if one[0].replace("-", "") in written else 0)
    return list(dict.fromkeys(_arn(kind, name, region, account) for kind, name in found))
