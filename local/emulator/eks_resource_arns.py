"""The resource of an EKS call. What is inside a cluster ends in a UUID that only the existing resource knows."""
import re
from urllib.parse import unquote

from ministack.services import eks

from request_values import json_body

# Segment of the path -> kind in the ARN, the store that holds the existing ones, the ARN's member in a record.
_INSIDE = {
    "node-groups": ("nodegroup", eks._nodegroups, "nodegroupArn"),
    "addons": ("addon", eks._addons, "addonArn"),
    "access-entries": ("access-entry", eks._access_entries, "accessEntryArn"),
    "pod-identity-associations": ("podidentityassociation", eks._pod_identity_associations, "associationArn"),
    "identity-provider-configs": ("identityproviderconfig", eks._idp_configs, "identityProviderConfigArn"),
    "fargate-profiles": ("fargateprofile", None, ""),
    "capabilities": ("capability", None, ""),
}
_PATH = re.compile(rf"/clusters/(?P<cluster>[^/]+)/(?P<inside>{'|'.join(_INSIDE)})/(?P<name>.+?)(/access-policies.*|/update-(config|version)|/update)?/?")


def principal_path(principal_arn: str) -> str:
    """`role/111122223333/Name`: an access entry is named after kind, account and name of its principal."""
    parts = principal_arn.split(":", 5)
    kind, _, name = parts[-1].partition("/")
    return f"{kind}/{parts[4]}/{name.rpartition('/')[2]}" if len(parts) == 6 else principal_arn


def _of_identity_provider(name: str, body: bytes) -> tuple[str, str] | None:
    """Those are named in the body; `associate` makes one and is authorised on the cluster."""
    if name not in ("describe", "disassociate"):
        return None
    config = json_body(body).get("identityProviderConfig") or {}
    return config.get("name", ""), f"{config.get('type', 'oidc')}/{config.get('name', '')}"


def arn(headers, body, params, region, account, path) -> str | None:
    """Nothing where MiniStack's answer, the cluster, is right."""
    found = _PATH.fullmatch(unquote(path))
    if not found:
        return None
    kind, store, member = _INSIDE[found["inside"]]
    name = key = found["name"]
    if kind == "access-entry":
        name = principal_path(key)
    if kind == "identityproviderconfig":
        named = _of_identity_provider(name, body)
        if named is None:
            return None
        key, name = named
    separator = "/" if kind in ("nodegroup", "addon") else "\x00"
    record = store.get_scoped(account, region, f"{found['cluster']}{separator}{key}") if store is not None else None
    return (record or {}).get(member) or f"arn:aws:eks:{region}:{account}:{kind}/{found['cluster']}/{name}/*"
