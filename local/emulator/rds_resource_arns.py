"""The resource of an RDS call. RDS folds the names of what it authorises to lower case, as captured denials show."""
from ministack.services import rds

from request_values import first

# What the operation's name ends in -> parameter, kind in the ARN. The longer ending stands first.
_BY_ENDING = (
    ("DBClusterSnapshot", "DBClusterSnapshotIdentifier", "cluster-snapshot"), ("DBSnapshot", "DBSnapshotIdentifier", "snapshot"),
    ("DBClusterParameterGroup", "DBClusterParameterGroupName", "cluster-pg"), ("DBParameterGroup", "DBParameterGroupName", "pg"),
    ("DBSubnetGroup", "DBSubnetGroupName", "subgrp"), ("OptionGroup", "OptionGroupName", "og"), ("DBSecurityGroup", "DBSecurityGroupName", "secgrp"),
    ("DBSecurityGroupIngress", "DBSecurityGroupName", "secgrp"), ("EventSubscription", "SubscriptionName", "es"),
    ("DBClusterEndpoint", "DBClusterEndpointIdentifier", "cluster-endpoint"),
)
# Named by a caller's name, known in the ARN by an id that RDS made.
_PROXIES = (("DBProxyEndpointName", rds._db_proxy_endpoints, "DBProxyEndpointArn"), ("DBProxyName", rds._db_proxies, "DBProxyArn"))


def arn(headers, body, params, region, account, path) -> str | None:
    """Nothing where MiniStack's answer, an instance or a cluster, is right but for its case."""
    action = first(params, "Action")
    if first(params, "ResourceName").startswith("arn:"):
        return first(params, "ResourceName")
    if action.endswith("GlobalCluster") and first(params, "GlobalClusterIdentifier"):
        return f"arn:aws:rds::{account}:global-cluster:{first(params, 'GlobalClusterIdentifier').lower()}"
    for ending, parameter, kind in _BY_ENDING:
        if action.endswith(ending) and first(params, parameter):
            return f"arn:aws:rds:{region}:{account}:{kind}:{first(params, parameter).lower()}"
    for parameter, store, member in _PROXIES:
        record = store.get_scoped(account, region, first(params, parameter)) if first(params, parameter) else None
        if record:
            return record[member]
    for parameter, kind in (("DBInstanceIdentifier", "db"), ("DBClusterIdentifier", "cluster")):
        name = first(params, parameter)
        if name:
            return name if name.startswith("arn:") else f"arn:aws:rds:{region}:{account}:{kind}:{name.lower()}"
    return None
