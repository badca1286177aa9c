"""What something else still needs is not deleted: services refuse, where MiniStack would delete it."""
import json

from ministack.services import alb, ec2, eks, iam, rds

from request_values import first

TOUCHES = [f"ministack.services.{name}" for name in (
    "alb:_ACTION_MAP", "alb:_listeners", "alb:_rules", "alb:_error", "ec2:_ACTION_MAP", "ec2:_instances", "ec2:_error", "eks:_delete_cluster",
    "eks:_nodegroups", "eks:_error", "iam:_IAM_HANDLERS", "iam:_user_inline_policies", "iam:_login_profiles", "iam:_error",
    "rds:_ACTION_MAP", "rds:_instances", "rds:_error")]


def _cluster(name):
    if any(key.startswith(f"{name}/") for key in eks._nodegroups):
        return eks._error(409, "ResourceInUseException", "Cluster has nodegroups attached")
    return None


def _target_group(params):
    arn = first(params, "TargetGroupArn")
    if any(f'"{arn}"' in json.dumps(user, default=str) for store in (alb._listeners, alb._rules) for user in store.values()):
        return alb._error("ResourceInUse", f"Target group '{arn}' is currently in use by a listener or a rule")
    return None


def _security_group(params):
    group = first(params, "GroupId")
    running = (i for i in ec2._instances.values() if (i.get("State") or {}).get("Name") != "terminated")
    if group and any(g.get("GroupId") == group for i in running for g in i.get("SecurityGroups") or []):
        return ec2._error("DependencyViolation", f"resource {group} has a dependent object", 400)
    return None


def _user(params):
    name = first(params, "UserName")
    for store, what in ((iam._user_inline_policies, "policies"), (iam._login_profiles, "login profile")):
        if store.get(name):
            return iam._error(409, "DeleteConflict", f"Cannot delete entity, must delete {what} first.", ns="iam")
    return None


def _subnet_group(params):
    name = first(params, "DBSubnetGroupName")
    users = [i["DBInstanceIdentifier"] for i in rds._instances.values() if (i.get("DBSubnetGroup") or {}).get("DBSubnetGroupName") == name]
    if users:
        return rds._error("InvalidDBSubnetGroupStateFault", f"Cannot delete the subnet group '{name}' because at least one database instance: "
                          f"{users[0]} is still using it.", 400)
    return None


def _parameter_group(params):
    name = first(params, "DBParameterGroupName")
    if any(g.get("DBParameterGroupName") == name for i in rds._instances.values() for g in i.get("DBParameterGroups") or []):
        return rds._error("InvalidDBParameterGroupState", "One or more database instances are still members of this parameter group "
                          f"{name}, so the group cannot be deleted", 400)
    return None


def _refusing(delete, refusal):
    return lambda *request: refusal(*request) or delete(*request)


def apply() -> None:
    eks._delete_cluster = _refusing(eks._delete_cluster, _cluster)
    for handlers, operation, refusal in (
            (alb._ACTION_MAP, "DeleteTargetGroup", _target_group), (ec2._ACTION_MAP, "DeleteSecurityGroup", _security_group),
            (iam._IAM_HANDLERS, "DeleteUser", _user), (rds._ACTION_MAP, "DeleteDBSubnetGroup", _subnet_group),
            (rds._ACTION_MAP, "DeleteDBParameterGroup", _parameter_group)):
        handlers[operation] = _refusing(handlers[operation], refusal)
