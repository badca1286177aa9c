"""One emulator with one organization for all test files of a run: management, hub and two members in two OUs."""
import atexit
import functools
import io
import itertools
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from pathlib import Path

import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError

MANAGEMENT, HUB, PAYMENTS, ANALYTICS = "111111111111", "222222222222", "333333333333", "444444444444"
START = Path(__file__).resolve().parents[3] / "local" / "emulator" / "start.py"
_numbers = itertools.count(1)
_session = botocore.session.Session()


def unique(prefix: str) -> str:
    """A name no other test of this run has."""
    return f"{prefix}-{os.getpid()}-{next(_numbers)}"


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@functools.cache
def url() -> str:
    """Starts the emulator at the first call; it ends with this process."""
    home, port = tempfile.TemporaryDirectory(prefix="emulator-test-"), _free_port()
    log = open(os.path.join(home.name, "log"), "w+")
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith("AWS_")},
        "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port), "AUTH": "true", "MINISTACK_ACCOUNT_ID": MANAGEMENT,
        "IOT_MTLS_ENABLED": "0", "SFTP_ENABLED": "0", "STATE_DIR": home.name, "HOME": home.name, "TMPDIR": home.name,
        "COUNTERSIGN_GATEWAY": f"http://127.0.0.1:{port}"}
    process = subprocess.Popen([sys.executable, str(START)], env=environment, stdout=log, stderr=log, cwd=home.name)

    def stop():
        process.terminate()
        process.wait()
        log.close()
        home.cleanup()

    atexit.register(stop)
    address = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/_countersign/health", timeout=1).read()
            break
        except OSError:
            if process.poll() is not None:
                log.seek(0)
                raise RuntimeError(log.read()[-3000:]) from None
            time.sleep(0.05)
    return address


@functools.cache
def _loader_client(service: str, keys: tuple, region: str):
    return _session.create_client(
        service, region_name=region, endpoint_url=url(), aws_access_key_id=keys[0], aws_secret_access_key=keys[1],
        aws_session_token=keys[2] if len(keys) > 2 else None,
        config=Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}, parameter_validation=False))


def client(service: str, who, region: str = "us-east-1"):
    """A client for an account's root (its id) or for the keys of a user or session."""
    return _loader_client(service, (who, "test") if isinstance(who, str) else tuple(who), region)


@functools.cache
def organization() -> dict:
    """The organization of the run: ids of its root and its two OUs."""
    o = client("organizations", MANAGEMENT)
    o.create_organization(FeatureSet="ALL")
    root = o.list_roots()["Roots"][0]["Id"]
    ous = {name: o.create_organizational_unit(ParentId=root, Name=name)["OrganizationalUnit"]["Id"] for name in ("Production", "Sandbox")}
    for account, name, ou in ((HUB, "countersign-hub", None), (PAYMENTS, "payments-prod", "Production"), (ANALYTICS, "analytics-sandbox", "Sandbox")):
        o.create_account(AccountName=name, Email=f"{name}@example.com", Tags=[{"Key": "countersign:account-id", "Value": account}])
        if ou:
            o.move_account(AccountId=account, SourceParentId=root, DestinationParentId=ous[ou])
    return {"root": root, **ous}


def document(*statements: dict) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Resource": "*", **s} for s in statements]})


ALLOW_ALL = document({"Effect": "Allow", "Action": "*"})


def user(account: str, policy: str = ALLOW_ALL, path: str = "/") -> tuple[str, str]:
    """Keys of a new IAM user with this policy."""
    iam, name = client("iam", account), unique("user")
    iam.create_user(UserName=name, Path=path)
    iam.put_user_policy(UserName=name, PolicyName="given", PolicyDocument=policy)
    key = iam.create_access_key(UserName=name)["AccessKey"]
    return key["AccessKeyId"], key["SecretAccessKey"]


def role(account: str, policy: str = ALLOW_ALL, path: str = "/", trust: dict | None = None, **more) -> str:
    """ARN of a new role that anybody of its account may assume, unless told otherwise."""
    iam, name = client("iam", account), unique("role")
    trust = trust or {"Effect": "Allow", "Principal": {"AWS": account}, "Action": ["sts:AssumeRole", "sts:SetSourceIdentity"]}
    arn = iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]}), **more)["Role"]["Arn"]
    iam.put_role_policy(RoleName=name, PolicyName="given", PolicyDocument=policy)
    return arn


def assume(who, role_arn: str, **more) -> tuple[str, str, str]:
    c = client("sts", who).assume_role(RoleArn=role_arn, RoleSessionName="session", **more)["Credentials"]
    return c["AccessKeyId"], c["SecretAccessKey"], c["SessionToken"]


class attached:
    """A service control policy, attached while the block runs; `arn` is its ARN."""

    def __init__(self, target: str, *statements: dict):
        self.target, self.statements = target, statements

    def __enter__(self):
        organization()
        o = client("organizations", MANAGEMENT)
        summary = o.create_policy(Name=unique("guard"), Description="", Type="SERVICE_CONTROL_POLICY", Content=document(*self.statements))["Policy"]["PolicySummary"]
        self.id, self.arn = summary["Id"], summary["Arn"]
        o.attach_policy(PolicyId=self.id, TargetId=self.target)
        return self

    def __exit__(self, *_):
        o = client("organizations", MANAGEMENT)
        o.detach_policy(PolicyId=self.id, TargetId=self.target)
        o.delete_policy(PolicyId=self.id)


def refusal(call, **arguments) -> dict:
    """Code, message and status of a call that must not succeed."""
    try:
        call(**arguments)
    except ClientError as error:
        return {**error.response["Error"], "Status": error.response["ResponseMetadata"]["HTTPStatusCode"]}
    raise AssertionError("the call was allowed")


def stack(who, template: dict, name: str | None = None, region: str = "us-east-1", **more) -> dict:
    """Creates a stack and waits; its status, the first failure's reason, and its resources by logical id."""
    cfn, name = client("cloudformation", who, region), name or unique("stack")
    cfn.create_stack(StackName=name, TemplateBody=json.dumps(template), Capabilities=["CAPABILITY_NAMED_IAM"], **more)
    return settled(cfn, name)


def settled(cfn, name: str) -> dict:
    while (status := cfn.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]).endswith("IN_PROGRESS"):
        time.sleep(0.03)
    events = cfn.describe_stack_events(StackName=name)["StackEvents"]
    reasons = [e["ResourceStatusReason"] for e in reversed(events) if e["ResourceStatus"].endswith("_FAILED") and e.get("ResourceStatusReason")]
    resources = {r["LogicalResourceId"]: r["PhysicalResourceId"] for r in cfn.describe_stack_resources(StackName=name)["StackResources"]}
    return {"name": name, "status": status, "reason": reasons[0] if reasons else "", "resources": resources}


def zipped(code: str) -> bytes:
    """A deployment package with one file, index.js."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("index.js", code)
    return buffer.getvalue()


def route(path: str, body=None):
    """The answer of one of the emulator's own routes."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{url()}/_countersign/{path}", data=data, headers={"content-type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)
