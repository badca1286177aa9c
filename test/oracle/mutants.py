"""Wrong inputs and wrong records made from right pairs by the model: each differs from its pair in one thing.

Reads lines {id, service, operation, input, record}, writes such lines with `<id> <what is wrong> <where>` as their id.
"""
import base64
import copy
import itertools
import json
import sys
from collections.abc import Iterator

from botocore.model import Shape

from read_back import operation_of

Mutant = tuple[str, str, dict]
_ADDED = {"string": "added", "boolean": False, "integer": 7, "long": 7}


def _changed(shape: Shape, value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if shape.type_name == "timestamp":
        return value[:17] + ("01" if value[17:19] == "00" else "00") + value[19:]
    if shape.type_name == "blob":
        return base64.b64encode(base64.b64decode(value) + b"!").decode()
    return value + "x"


def _mistyped(shape: Shape, value):
    return 1 if isinstance(value, str) or isinstance(value, bool) else str(value)


def _set(document: dict, path: tuple, value) -> dict:
    found = copy.deepcopy(document)
    at = found
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return found


def _without(document: dict, path: tuple) -> dict:
    found = copy.deepcopy(document)
    at = found
    for step in path[:-1]:
        at = at[step]
    del at[path[-1]]
    return found


def _alike(one: Shape, other: Shape) -> bool:
    """Whether a value of the one is, by type, a value of the other."""
    if one.type_name != other.type_name:
        return False
    if one.type_name == "list":
        return _alike(one.member, other.member)
    return one.type_name not in ("structure", "map") or one.name == other.name


def _siblings(shape: Shape, taken: dict, name: str) -> list[str]:
    """The nearest members before and after that could hold the same value and hold none."""
    names = list(shape.members)
    at = names.index(name)

    def free(others) -> list[str]:
        return [other for other in others if other not in taken and _alike(shape.members[name], shape.members[other])][:1]

    return free(reversed(names[:at])) + free(names[at + 1:])


def _of_structure(shape: Shape, value: dict, path: tuple, whole: dict) -> Iterator[Mutant]:
    for kind, added in _ADDED.items():
        free = [name for name, member in shape.members.items() if name not in value and member.type_name == kind]
        for name in free[:1]:
            yield "added", f"{path}.{name}", _set(whole, (*path, name), added)
    yield "unknown", f"{path}", _set(whole, (*path, "NoSuchMember"), False)
    for one, other in itertools.combinations(value, 2):
        if _alike(shape.members[one], shape.members[other]) and value[one] != value[other]:
            swapped = {**value, one: value[other], other: value[one]}
            yield "swapped", f"{path}.{one} and {other}", _set(whole, path, swapped) if path else swapped
    for name, item in value.items():
        here = (*path, name)
        yield "false dropped" if item is False else "dropped", f"{here}", _without(whole, here)
        for other in _siblings(shape, value, name):
            yield "moved", f"{here} to {other}", _set(_without(whole, here), (*path, other), item)
        yield from of_input(shape.members[name], item, here, whole)


def of_input(shape: Shape, value, path: tuple, whole: dict) -> Iterator[Mutant]:
    if shape.type_name == "structure":
        yield from _of_structure(shape, value, path, whole)
    elif shape.type_name == "list":
        if value != value[::-1]:
            yield "reordered", f"{path}", _set(whole, path, value[::-1])
        for i, item in enumerate(value):
            yield "dropped", f"{(*path, i)}", _without(whole, (*path, i))
            yield from of_input(shape.member, item, (*path, i), whole)
    elif shape.type_name == "map":
        for key, item in value.items():
            yield "dropped", f"{(*path, key)}", _without(whole, (*path, key))
            yield "moved", f"{(*path, key)}", _set(_without(whole, (*path, key)), (*path, f"{key}2"), item)
            yield from of_input(shape.value, item, (*path, key), whole)
    else:
        yield "changed", f"{path}", _set(whole, path, _changed(shape, value))
        yield "mistyped", f"{path}", _set(whole, path, _mistyped(shape, value))


def of_record(value, path: tuple, whole: dict) -> Iterator[Mutant]:
    """Records that say one thing more, or another thing, than the input."""
    if isinstance(value, list):
        for i, item in enumerate(value):
            yield from of_record(item, (*path, i), whole)
    elif isinstance(value, dict):
        if "items" not in value and "tag" not in value:
            yield "logged besides", f"{path}", _set(whole, (*path, "noSuchMember"), False)
            yield "logged besides", f"{path}", _set(whole, (*path, "noSuchMember"), "x")
        for key, item in value.items():
            # The host and the function's ARN in parts are no part of the input, whatever they say.
            if key not in ("Host", "host", "fullyQualifiedArn"):
                yield from of_record(item, (*path, key), whole)
    elif value is not None:
        changed = not value if isinstance(value, bool) else value + ("x" if isinstance(value, str) else 1)
        yield "logged otherwise", f"{path}", _set(whole, path, changed)


def of_line(line: dict) -> Iterator[dict]:
    shape = operation_of(line["service"], line["operation"]).input_shape
    for what, where, given in of_input(shape, line["input"], (), line["input"]):
        yield {**line, "id": f"{line['id']} {what} {where}", "input": given}
    for what, where, record in of_record(line["record"], (), line["record"]):
        yield {**line, "id": f"{line['id']} {what} {where}", "record": record}


if __name__ == "__main__":
    for text in sys.stdin:
        for mutant in of_line(json.loads(text)):
            print(json.dumps(mutant))
