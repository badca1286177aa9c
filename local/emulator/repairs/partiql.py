"""PartiQL statements are authorised as dynamodb:PartiQLInsert, Update, Delete or Select on the table they name."""
import json
import re

from ministack.core import iam_actions
from ministack.services import dynamodb

TOUCHES = ["ministack.core.iam_actions:dynamodb_transaction_checks", "ministack.core.iam_actions:_dynamodb_table_arn",
           "ministack.services.dynamodb:_partiql_insert", "ministack.services.dynamodb:_emit_stream_event"]

_OPERATIONS = frozenset({"dynamodb:ExecuteStatement", "dynamodb:BatchExecuteStatement", "dynamodb:ExecuteTransaction"})
_STATEMENT = re.compile(
    r"\s*(?:(INSERT)\s+INTO|(UPDATE)|(DELETE)\s+FROM|(SELECT)\b.*?\bFROM)\s+\"?([\w.-]+)\"?(?:\.\"?([\w.-]+)\"?)?", re.I | re.S)


def _statements(body: bytes) -> list[str]:
    request = json.loads(body or b"{}")
    nested = request.get("Statements") or request.get("TransactStatements") or []
    return [request["Statement"]] if "Statement" in request else [s.get("Statement", "") for s in nested]


def statement_check(statement: str, region: str, account: str) -> tuple[str, str]:
    """The action and the resource one statement is authorised as."""
    found = _STATEMENT.match(statement)
    if not found:
        return "dynamodb:PartiQLSelect", "*"
    verb = next(filter(None, found.groups()[:4])).capitalize()
    # A dotted name without quotes around the whole is table and index.
    table, index = found[5], found[6]
    arn = iam_actions._dynamodb_table_arn(table, region, account)
    return f"dynamodb:PartiQL{verb}", f"{arn}/index/{index}" if index else arn


def apply() -> None:
    checks, insert = iam_actions.dynamodb_transaction_checks, dynamodb._partiql_insert

    def transaction_checks(iam_action, body, region, account_id):
        if iam_action not in _OPERATIONS:
            return checks(iam_action, body, region, account_id)
        try:
            return [statement_check(s, region, account_id) for s in _statements(body)]
        except (ValueError, AttributeError, TypeError):
            return []

    def partiql_insert(table, parsed):
        answer = insert(table, parsed)
        if answer[0] == 200:
            item = parsed["item"]
            dynamodb._emit_stream_event(table["TableName"], "INSERT", None, item["M"] if set(item) == {"M"} else item)
        return answer

    iam_actions.dynamodb_transaction_checks = transaction_checks
    dynamodb._partiql_insert = partiql_insert
