"""One organization for all its accounts.

MiniStack gives every account an organization of its own. Here the management account creates one, its members
see that one, and a caller may choose the id of an account it creates with the tag `countersign:account-id`,
so that a local organization has the same readable ids at every start.
"""
import os
import re

from ministack.core.responses import error_response_json, get_account_id, request_scope
from ministack.services import organizations

TOUCHES = [f"ministack.services.organizations:{name}" for name in (
    "_DISPATCH", "_ensure_org", "_orgs", "_accounts", "_ous", "_roots", "_attachments", "_create_account",
    "_create_organizational_unit", "_public_account", "_public_ou", "_json", "FULL_ACCESS_POLICY_ID", "handle_request")]

MANAGEMENT = os.environ.get("MINISTACK_ACCOUNT_ID", "000000000000")
ACCOUNT_ID_TAG = "countersign:account-id"
# What a member may ask; AWS refuses it everything else unless it is a delegated administrator.
_MEMBER_OPERATIONS = frozenset({"DescribeOrganization"})

# Called after an account was created or moved; stack sets deploy themselves to it.
membership_listeners: list = []

_create_organization_record = organizations._ensure_org


def organization() -> dict | None:
    """The organization, if it was created."""
    return organizations._orgs.get_scoped(MANAGEMENT, None, "self")


def member(account: str) -> dict | None:
    """The record of a member account; the management account is none."""
    if account == MANAGEMENT or organization() is None:
        return None
    return organizations._accounts.get_scoped(MANAGEMENT, None, account)


def in_organization(account: str) -> bool:
    return organization() is not None and (account == MANAGEMENT or member(account) is not None)


def path_to_root(account: str) -> list[str]:
    """Ids from the account over its OUs to the root."""
    record = organizations._accounts.get_scoped(MANAGEMENT, None, account) if organization() else None
    node, path = (account, []) if record else (None, [])
    while node:
        path.append(node)
        record = (organizations._accounts.get_scoped(MANAGEMENT, None, node)
                  or organizations._ous.get_scoped(MANAGEMENT, None, node))
        node = record.get("_ParentId") if record else None
    return path


def accounts_below(parent: str) -> list[str]:
    """Active accounts directly or indirectly below an OU or the root."""
    with request_scope(MANAGEMENT, "us-east-1"):
        accounts = [a["Id"] for a in organizations._accounts.values()
                    if a.get("_ParentId") == parent and a.get("Status") == "ACTIVE"]
        children = [ou["Id"] for ou in organizations._ous.values() if ou.get("_ParentId") == parent]
    return accounts + [account for child in children for account in accounts_below(child)]


def _create_organization(payload):
    if organization() is not None:
        return error_response_json("AlreadyInOrganizationException", "The AWS account is already a member of an organization.", 400)
    _create_organization_record()
    organizations._orgs["self"]["FeatureSet"] = payload.get("FeatureSet") or "ALL"
    return organizations._json(200, {"Organization": dict(organizations._orgs["self"])})


def _create_account(payload, original=organizations._create_account):
    wished = next((t.get("Value", "") for t in payload.get("Tags") or [] if t.get("Key") == ACCOUNT_ID_TAG), None)
    if wished is None:
        return original(payload)
    if not re.fullmatch(r"\d{12}", wished) or wished in organizations._accounts:
        return error_response_json("InvalidInputException", f"{ACCOUNT_ID_TAG} must be an unused id of twelve digits, not {wished}.", 400)
    before = set(organizations._accounts)
    answer = original(payload)
    created = next(iter(set(organizations._accounts) - before), None)
    if created is None:
        return answer
    _rename_account(created, wished)
    return answer[0], answer[1], answer[2].replace(created.encode(), wished.encode())


def _rename_account(created: str, wished: str) -> None:
    record = organizations._accounts.pop(created)
    organizations._accounts[wished] = {**record, "Id": wished, "Arn": record["Arn"].replace(created, wished)}
    full_access = organizations.FULL_ACCESS_POLICY_ID
    organizations._attachments[full_access] = [
        wished if target == created else target for target in organizations._attachments[full_access]]
    for store in (organizations._tags, organizations._create_statuses):
        for key in list(store):
            if key == created:
                store[wished] = store.pop(created)
            elif isinstance(store[key], dict) and store[key].get("AccountId") == created:
                store[key]["AccountId"] = wished


def _create_organizational_unit(payload, original=organizations._create_organizational_unit):
    before = set(organizations._ous)
    answer = original(payload)
    # AWS attaches FullAWSAccess to a new OU; without it nothing below the OU would be allowed.
    full_access = organizations.FULL_ACCESS_POLICY_ID
    created = [ou for ou in organizations._ous if ou not in before]
    organizations._attachments[full_access] = list(organizations._attachments.get(full_access) or []) + created
    return answer


def _list_children(payload):
    parent, kind = payload.get("ParentId"), payload.get("ChildType")
    store = organizations._accounts if kind == "ACCOUNT" else organizations._ous
    children = [{"Id": r["Id"], "Type": kind} for r in store.values() if r.get("_ParentId") == parent]
    return organizations._json(200, {"Children": children})


_services_with_access: set = set()


def _enable_service_access(payload):
    _services_with_access.add(payload.get("ServicePrincipal"))
    return organizations._json(200, {})


def _list_service_access(_payload):
    return organizations._json(200, {"EnabledServicePrincipals": [{"ServicePrincipal": s} for s in sorted(_services_with_access)]})


def _list_delegated_administrators(_payload):
    return organizations._json(200, {"DelegatedAdministrators": []})


async def _handle_request(method, path, headers, body, query_params, original=organizations.handle_request):
    operation = (headers.get("x-amz-target") or "").rpartition(".")[2]
    account = get_account_id()
    if operation == "CreateOrganization":
        if account != MANAGEMENT:
            return error_response_json("AccessDeniedException", f"The local cloud has one organization, and {MANAGEMENT} manages it.", 400)
    elif not in_organization(account):
        return error_response_json("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.", 400)
    elif account != MANAGEMENT and operation not in _MEMBER_OPERATIONS:
        return error_response_json("AccessDeniedException", "You don't have permissions to access this resource.", 400)
    with request_scope(MANAGEMENT, "us-east-1"):
        answer = await original(method, path, headers, body, query_params)
    if operation in ("CreateAccount", "MoveAccount") and answer[0] == 200:
        for listener in membership_listeners:
            listener()
    return answer


def apply() -> None:
    organizations._ensure_org = lambda: None
    organizations._DISPATCH.update({
        "CreateOrganization": _create_organization,
        "CreateAccount": _create_account,
        "CreateOrganizationalUnit": _create_organizational_unit,
        "ListChildren": _list_children,
        "EnableAWSServiceAccess": _enable_service_access,
        "ListAWSServiceAccessForOrganization": _list_service_access,
        "ListDelegatedAdministrators": _list_delegated_administrators,
    })
    organizations.handle_request = _handle_request
