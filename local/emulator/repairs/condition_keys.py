"""Condition keys that describe the request and its resource, where MiniStack leaves them absent.

An absent key is not harmless: a Deny with a negated operator then holds for everybody.
"""
import contextvars
import json
from email.utils import parseaddr

import ministack.app as app
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id
from ministack.services import iam, s3

from repairs.organizations import in_organization
from repairs.principal_keys import organization_id

TOUCHES = ["ministack.app:_enforce_ses_v2", "ministack.core.iam_actions:request_tag_context", "ministack.core.iam_actions:s3_service_context",
           "ministack.core.iam_evaluator:_resolve_condition_key", "ministack.core.iam_evaluator:_account_from_arn",
           "ministack.services.iam:_roles", "ministack.services.iam:_users", "ministack.services.s3:_buckets"]

# The S3 keys that are request headers under another name.
_S3_HEADERS = {
    "if-none-match": "s3:if-none-match",
    "if-match": "s3:if-match",
    "x-amz-object-lock-mode": "s3:object-lock-mode",
    "x-amz-object-lock-retain-until-date": "s3:object-lock-retain-until-date",
    "x-amz-object-lock-legal-hold": "s3:object-lock-legal-hold",
    "x-amz-storage-class": "s3:x-amz-storage-class",
}
_STS_PARAMETERS = {"SourceIdentity": "sts:SourceIdentity", "RoleSessionName": "sts:RoleSessionName", "ExternalId": "sts:ExternalId"}


def _first(params: dict, name: str):
    value = params.get(name)
    return (value[0] if value else None) if isinstance(value, list) else value


def _iam_keys(params: dict) -> dict:
    found = {}
    # A request that sets a boundary is judged by that one, any other by the one the role or user has.
    boundary = _first(params, "PermissionsBoundary")
    for parameter, store in (("RoleName", iam._roles), ("UserName", iam._users)):
        if not boundary and _first(params, parameter):
            boundary = (store.get_scoped(get_account_id(), None, _first(params, parameter)) or {}).get("PermissionsBoundary")
    if boundary:
        found["iam:PermissionsBoundary"] = boundary
    if _first(params, "PolicyArn"):
        found["iam:PolicyARN"] = _first(params, "PolicyArn")
    if _first(params, "AWSServiceName"):
        found["iam:AWSServiceName"] = _first(params, "AWSServiceName")
    return found


# MiniStack hands no condition keys to the check of SES v2.
_mail: contextvars.ContextVar = contextvars.ContextVar("mail_keys", default={})


def _mail_keys(body) -> dict:
    """SES tells address and display name of the sender apart."""
    try:
        sender = json.loads(body or b"{}").get("FromEmailAddress") or ""
    except (ValueError, AttributeError):
        return {}
    name, address = parseaddr(sender)
    return {key: value for key, value in {"ses:fromaddress": address, "ses:fromdisplayname": name}.items() if value}


def bucket_owner(resource_arn: str) -> str | None:
    bucket = resource_arn.removeprefix("arn:aws:s3:::").split("/", 1)[0]
    return next((account for account, name in s3._buckets.to_dict() if name == bucket), None)


def resource_account(resource_arn: str, caller_account: str) -> str:
    if resource_arn.startswith("arn:aws:s3:::"):
        return bucket_owner(resource_arn) or caller_account
    return iam_evaluator._account_from_arn(resource_arn) or caller_account


def apply() -> None:
    tags, s3_keys, resolve = iam_actions.request_tag_context, iam_actions.s3_service_context, iam_evaluator._resolve_condition_key
    enforce_mail = app._enforce_ses_v2

    def request_tag_context(service, iam_action, body, params):
        found = tags(service, iam_action, body, params)
        if service == "iam":
            found = {**found, **_iam_keys(params)}
        if service == "sts":
            given = {key: _first(params, name) for name, key in _STS_PARAMETERS.items()}
            found = {**found, **{key: value for key, value in given.items() if value}}
        return found

    def s3_service_context(iam_action, query_params, path="", headers=None):
        found = s3_keys(iam_action, query_params, path, headers)
        if iam_action == "s3:PutObject":
            found = {**found, **{key: headers[name] for name, key in _S3_HEADERS.items() if (headers or {}).get(name)}}
        return found

    def enforce_ses_v2(method, path, headers, body, query_params, request_id):
        token = _mail.set(_mail_keys(body))
        try:
            return enforce_mail(method, path, headers, body, query_params, request_id)
        finally:
            _mail.reset(token)

    def resolve_condition_key(key, ctx):
        name = key.lower()
        if name in _mail.get():
            return _mail.get()[name]
        if name in ("aws:resourceaccount", "s3:resourceaccount"):
            return resource_account(ctx.resource_arn, ctx.principal_account)
        if name == "aws:resourceorgid":
            owner = resource_account(ctx.resource_arn, ctx.principal_account)
            return organization_id(owner) if in_organization(owner) else None
        return resolve(key, ctx)

    iam_actions.request_tag_context = request_tag_context
    iam_actions.s3_service_context = s3_service_context
    iam_evaluator._resolve_condition_key = resolve_condition_key
    app._enforce_ses_v2 = enforce_ses_v2
