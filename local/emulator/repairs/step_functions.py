"""A callback task may compute its `TimeoutSeconds` in JSONata, and its token belongs to one state machine for good: on AWS
the token itself says which, so one that came too late is answered with an error of the task, not of permission.
"""
import contextvars

from ministack.services import stepfunctions

TOUCHES = [f"ministack.services.stepfunctions:{name}" for name in (
    "_execute_task", "_invoke_with_callback", "_jsonata_state_field", "_task_tokens")]

_machine: contextvars.ContextVar = contextvars.ContextVar("state_machine", default=None)
_machine_of_token: dict = {}


def state_machine_of(token: str) -> str | None:
    """The ARN of the state machine that waits, or has waited, for a task token."""
    return _machine_of_token.get(token)


def apply() -> None:
    execute, callback = stepfunctions._execute_task, stepfunctions._invoke_with_callback

    def execute_task(state_def, raw_input, execution, ctx):
        if isinstance(state_def.get("TimeoutSeconds"), str):
            seconds = stepfunctions._jsonata_state_field(state_def, "TimeoutSeconds", "number", raw_input, ctx)
            state_def = {**state_def, "TimeoutSeconds": seconds}
        _machine.set(execution["stateMachineArn"] if execution else None)
        return execute(state_def, raw_input, execution, ctx)

    def invoke_with_callback(resource, input_data, token, state_def):
        _machine_of_token[token] = _machine.get()
        return callback(resource, input_data, token, state_def)

    stepfunctions._execute_task = execute_task
    stepfunctions._invoke_with_callback = invoke_with_callback
