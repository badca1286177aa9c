"""A source identity is asked for, kept, and handed on.

`sts:SetSourceIdentity` must be allowed by the caller's policies and by the role's trust policy; the session carries
the identity, and so does every session assumed from it, under the same two permissions.
"""
import contextvars
import dataclasses
from urllib.parse import parse_qs

import ministack.app as app
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_region, new_uuid
from ministack.core.router import extract_access_key_id
from ministack.services import sts

TOUCHES = ["ministack.app:SERVICE_HANDLERS", "ministack.core.iam_evaluator:evaluate_trust_policy",
           "ministack.core.iam_evaluator:enforce", "ministack.services.sts:register_session", "ministack.services.sts:_sessions"]

_requested: contextvars.ContextVar = contextvars.ContextVar("source_identity", default=None)


def _denied(message: str):
    return iam_actions.access_denied_response("sts", "sts:SetSourceIdentity", "", new_uuid(), message=message)


def apply() -> None:
    handle, trust, register = app.SERVICE_HANDLERS["sts"], iam_evaluator.evaluate_trust_policy, sts.register_session

    async def handler(method, path, headers, body, query_params):
        form = {**query_params, **parse_qs((body or b"").decode("utf-8", "replace"))}
        if (form.get("Action") or [""])[0] != "AssumeRole":
            return await handle(method, path, headers, body, query_params)
        access_key = extract_access_key_id(headers, query_params)
        inherited = (sts._sessions.get(access_key) or {}).get("SourceIdentity")
        wished = (form.get("SourceIdentity") or [None])[0]
        role_arn = (form.get("RoleArn") or [""])[0]
        if inherited and wished and wished != inherited:
            return _denied("A session that has a source identity cannot be given another one.")
        identity = wished or inherited
        if identity:
            refused = iam_evaluator.enforce(access_key, "sts:SetSourceIdentity", "sts", get_region(), resource_arn=role_arn,
                                            service_context={"sts:SourceIdentity": identity})
            if refused:
                return iam_actions.access_denied_response(
                    "sts", "sts:SetSourceIdentity", getattr(refused, "principal_arn", ""), new_uuid(), resource_arn=role_arn)
        token = _requested.set(identity)
        try:
            status, reply_headers, answer = await handle(method, path, headers, body, query_params)
        finally:
            _requested.reset(token)
        if identity and status == 200:
            answer = answer.replace(b"<PackedPolicySize>", f"<SourceIdentity>{identity}</SourceIdentity><PackedPolicySize>".encode(), 1)
        return status, reply_headers, answer

    def evaluate_trust_policy(trust_doc, caller_arn, ctx=None):
        identity = _requested.get()
        if ctx is None or identity is None:
            return trust(trust_doc, caller_arn, ctx)
        ctx = dataclasses.replace(ctx, service_context={**ctx.service_context, "sts:sourceidentity": identity})
        if ctx.action == "sts:AssumeRole" and not trust(trust_doc, caller_arn, dataclasses.replace(ctx, action="sts:SetSourceIdentity")):
            return False
        return trust(trust_doc, caller_arn, ctx)

    def register_session(access_key, session):
        if _requested.get() is not None:
            session["SourceIdentity"] = _requested.get()
        register(access_key, session)

    app.SERVICE_HANDLERS["sts"] = handler
    iam_evaluator.evaluate_trust_policy = evaluate_trust_policy
    sts.register_session = register_session
