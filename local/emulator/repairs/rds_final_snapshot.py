"""Who deletes a database must say whether a final snapshot is taken; an instance of a cluster or a replica never has one."""
from ministack.services import rds

from request_values import first

TOUCHES = [f"ministack.services.rds:{name}" for name in ("_ACTION_MAP", "_instances", "_clusters", "_error")]

_DATABASES = {"DeleteDBInstance": ("DBInstanceIdentifier", rds._instances), "DeleteDBCluster": ("DBClusterIdentifier", rds._clusters)}
_SNAPSHOT = "FinalDBSnapshotIdentifier"


def _has_one(database: dict) -> bool:
    part_of_cluster = "DBInstanceIdentifier" in database and database.get("DBClusterIdentifier")
    return not (part_of_cluster or database.get("ReadReplicaSourceDBInstanceIdentifier"))


def _asking(operation: str):
    (parameter, store), delete = _DATABASES[operation], rds._ACTION_MAP[operation]

    def deleted(params):
        database = store.get(first(params, parameter))
        said = first(params, _SNAPSHOT) or first(params, "SkipFinalSnapshot").lower() == "true"
        if database and _has_one(database) and not said:
            return rds._error("InvalidParameterCombination", f"{_SNAPSHOT} is required unless SkipFinalSnapshot is specified.", 400)
        return delete(params)

    return deleted


def apply() -> None:
    rds._ACTION_MAP.update({operation: _asking(operation) for operation in _DATABASES})
