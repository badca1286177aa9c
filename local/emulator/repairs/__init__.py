"""The repairs, in the order in which they are applied."""
import importlib

from compatibility import check_touched

# A later repair wraps what an earlier one left: authorization first, then what asks for it.
ORDER = (
    "organizations",
    "principal_keys",
    "condition_keys",
    "arn_operators",
    "resource_arns",
    "partiql",
    "service_control_policies",
    "denial_messages",
    "source_identity",
    "dry_run",
    "step_functions",
    "simulate_principal_policy",
    "iam_resources",
    "eks_arns",
    "load_balancer_ids",
    "load_balancer_listeners",
    "rds_final_snapshot",
    "still_in_use",
    "event_bus_policy",
    "http_api_owner",
    "organizations_policy",
    "stack_sets",
    "cloudformation_authorization",
    # Last, and so asked first: whether a role may be passed matters before whether it suits the service.
    "pass_role",
)


def apply(skip: set) -> None:
    """Applies every repair but those named in `skip`, which only tests use, to prove that a test notices."""
    modules = {name: importlib.import_module(f"repairs.{name}") for name in ORDER}
    check_touched([touched for module in modules.values() for touched in module.TOUCHES])
    for name, module in modules.items():
        if name not in skip:
            module.apply()
