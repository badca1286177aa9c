"""The ARN a call is authorised on, where MiniStack's differs from the one AWS asks about."""
import re

from ministack.core import iam_actions

import ec2_resource_arns
from request_values import first
from service_resource_arns import BY_SERVICE

TOUCHES = ["ministack.core.iam_actions:extract_resource_arn", "ministack.core.iam_actions:verified_access_resource_arns",
           "ministack.services.iam:_roles", "ministack.services.iam:_users", "ministack.services.iam:_groups",
           "ministack.services.iam:_instance_profiles", "ministack.services.kms:_aliases", "ministack.services.ses:_identities",
           "ministack.services.ses_v2:_identities", "ministack.services.ec2:_security_groups", "ministack.services.rds:_db_proxies",
           "ministack.services.rds:_db_proxy_endpoints"] + [
    f"ministack.services.eks:{name}" for name in ("_nodegroups", "_addons", "_access_entries", "_pod_identity_associations", "_idp_configs")]


def _ec2_arn(action: str, arn: str) -> str:
    if action.startswith("Describe"):
        return "*"  # EC2 has no resource-level permissions on what only lists
    return re.sub(r"^(arn:aws:ec2:[^:]*:)\d*(:(?:image|snapshot)/)", r"\1\2", arn)


def apply() -> None:
    extract, further = iam_actions.extract_resource_arn, iam_actions.verified_access_resource_arns

    def extract_resource_arn(service, method, path, headers, body, query_params, region, account_id):
        if service == "ec2" and (named := ec2_resource_arns.arns(query_params, region, account_id)):
            return named[0]
        own = BY_SERVICE[service](headers, body, query_params, region, account_id, path) if service in BY_SERVICE else None
        arn = own or extract(service, method, path, headers, body, query_params, region, account_id)
        return _ec2_arn(first(query_params, "Action"), arn) if service == "ec2" else arn

    def ec2_resource_arns_of(query_params, region, account_id):
        # The dispatcher authorises EC2 calls on all but the first of this list: every resource named is asked about.
        if first(query_params, "Action").startswith("Describe"):
            return []
        return ec2_resource_arns.arns(query_params, region, account_id) or further(query_params, region, account_id)

    iam_actions.extract_resource_arn = extract_resource_arn
    iam_actions.verified_access_resource_arns = ec2_resource_arns_of
