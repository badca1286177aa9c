"""A browser's request carries no credentials: an API id alone finds the account that owns an HTTP API."""
from ministack.services import apigateway

TOUCHES = [f"ministack.services.apigateway:{name}" for name in ("find_api_scope", "_apis")]


def apply() -> None:
    ambient = apigateway.find_api_scope

    def find_api_scope(api_id):
        owners = [(account, region) for (account, region, stored), _api in apigateway._apis.all_items() if stored == api_id]
        return ambient(api_id) or (owners[0] if len(owners) == 1 else None)

    apigateway.find_api_scope = find_api_scope
