"""An EC2 call with DryRun is authorised like any other and then says what would have happened; it never runs."""
import ministack.app as app
from ministack.services import ec2

TOUCHES = ["ministack.app:SERVICE_HANDLERS", "ministack.app:_routing_params", "ministack.services.ec2:_error"]


def apply() -> None:
    handle = app.SERVICE_HANDLERS["ec2"]

    async def handler(method, path, headers, body, query_params):
        wanted = app._routing_params(method, path, headers, body, query_params).get("DryRun") or ["false"]
        if wanted[0].lower() == "true":  # the dispatcher has authorised the call before it comes here
            return ec2._error("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412)
        return await handle(method, path, headers, body, query_params)

    app.SERVICE_HANDLERS["ec2"] = handler
