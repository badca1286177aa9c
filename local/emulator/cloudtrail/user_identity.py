"""`userIdentity`: who called, by the access key the request was signed with."""
import time

from ministack.core import iam_evaluator
from ministack.core.responses import _account_from_sts_session
from ministack.services import sts

from repairs.principal_keys import role_of


def _utc(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def _session_context(credential) -> dict:
    session = sts._sessions.get(credential.access_key_id) or {}
    role = role_of(credential.principal_arn) or {}
    attributes = {"creationDate": _utc(session.get("IssuedAt") or time.time()), "mfaAuthenticated": "false"}
    issuer = {"type": "Role", "principalId": role.get("RoleId", ""), "arn": role.get("Arn", ""),
              "accountId": credential.account_id, "userName": role.get("RoleName", "")}
    context = {"sessionIssuer": issuer, "attributes": attributes} if role else {"attributes": attributes}
    return {**context, "sourceIdentity": session["SourceIdentity"]} if session.get("SourceIdentity") else context


def of(access_key: str) -> dict | None:
    """Nothing if the key belongs to nobody: such a request is no denial but a failed sign-in."""
    account = (access_key if iam_evaluator._ACCOUNT_ID_RE.fullmatch(access_key)
               else _account_from_sts_session(access_key) or iam_evaluator.find_iam_access_key_account(access_key))
    credential = iam_evaluator.resolve_credential(access_key, account)
    if isinstance(credential, iam_evaluator.CredentialResolutionError):
        return None
    kind = "IAMUser" if credential.principal_type == "User" else credential.principal_type
    found = {"type": kind, "principalId": credential.principal_id, "arn": credential.principal_arn,
             "accountId": credential.account_id, "accessKeyId": access_key}
    if kind == "IAMUser":
        found["userName"] = credential.principal_name
    if access_key in sts._sessions:
        found["sessionContext"] = _session_context(credential)
    return found
