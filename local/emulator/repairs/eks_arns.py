"""What is inside an EKS cluster is named by a whole UUID, and an access entry by its principal as well."""
from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.services import eks

from eks_resource_arns import principal_path

TOUCHES = [f"ministack.services.eks:{name}" for name in ("_nodegroup_arn", "_addon_arn", "_access_entry_arn")]


def _arn(kind: str, cluster: str, name: str) -> str:
    return f"arn:aws:eks:{get_region()}:{get_account_id()}:{kind}/{cluster}/{name}/{new_uuid()}"


def apply() -> None:
    eks._nodegroup_arn = lambda cluster, name: _arn("nodegroup", cluster, name)
    eks._addon_arn = lambda cluster, name: _arn("addon", cluster, name)
    eks._access_entry_arn = lambda cluster, principal: _arn("access-entry", cluster, principal_path(principal))
