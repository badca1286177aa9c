"""The emulator's own routes under /_countersign, for the machinery of the local cloud on this machine only."""
import json

import ministack.app as app

from compatibility import PINNED, check_touched

_PREFIX = "/_countersign/"
_LOOPBACK = frozenset({"127.0.0.1", "::1", "::ffff:127.0.0.1"})


def _health(_body: bytes):
    return {"version": PINNED, "ready": True}


def _stack_sets(_body: bytes):
    import stack_instances

    return stack_instances.listed()


def _cloudtrail(body: bytes):
    from cloudtrail import record

    return record.of_refusal(json.loads(body))


def _action(body: bytes):
    import asked_action

    return asked_action.of(json.loads(body))


_ROUTES = {("GET", "health"): _health, ("GET", "stack-sets"): _stack_sets, ("POST", "cloudtrail"): _cloudtrail, ("POST", "action"): _action}


async def _body(receive) -> bytes:
    chunks, more = [], True
    while more:
        message = await receive()
        chunks.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(chunks)


async def _answer(send, status: int, value) -> None:
    body = json.dumps(value).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def install() -> None:
    check_touched(["ministack.app:app", "ministack.app:_routing_params", "ministack.core.iam_actions:extract_iam_action",
                   "ministack.core.router:detect_service"])
    emulate = app.app

    async def serve(scope, receive, send):
        if scope["type"] != "http" or not scope["path"].startswith(_PREFIX):
            return await emulate(scope, receive, send)
        if (scope.get("client") or ("",))[0] not in _LOOPBACK:
            return await _answer(send, 403, {"error": "only for programs on this machine"})
        route = _ROUTES.get((scope["method"], scope["path"].removeprefix(_PREFIX)))
        if route is None:
            return await _answer(send, 404, {"error": f"no such route: {scope['method']} {scope['path']}"})
        try:
            return await _answer(send, 200, route(await _body(receive)))
        except (ValueError, KeyError, TypeError) as problem:
            return await _answer(send, 400, {"error": f"{type(problem).__name__}: {problem}"})

    app.app = serve
