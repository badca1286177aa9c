"""EC2's newer operations are logged as their XML under `<Operation>Request`: an element of a list carries its number as
`tag`, a scalar one its value as `content`, and a list of one is the element itself. Numbers lost what text had around
them: `012` and `12` are logged alike.
"""
import re

from botocore.model import OperationModel, Shape

from record.dialect import Dialect, Entries, Unexplained


class Ec2Wrapped(Dialect):
    texts = True
    floats = True

    def top(self, operation: OperationModel, record: dict) -> Entries:
        [(key, value)] = record.items()
        if key.endswith("Request") and key.lower() != f"{operation.name}Request".lower():
            raise Unexplained(f"{key} is not of {operation.name}")
        return self.entries(operation.input_shape, value)

    def entries(self, shape: Shape, value) -> Entries:
        return [] if value == "" else super().entries(shape, value)

    def elements(self, shape: Shape, value) -> list:
        if value == "":
            return []
        found = value if isinstance(value, list) else [value]
        for i, item in enumerate(found, 1):
            if not isinstance(item, dict) or item.get("tag") != i:
                raise Unexplained(f"{item!r} is not element {i}")
        if shape.member.type_name == "structure":
            return [{key: part for key, part in item.items() if key != "tag"} for item in found]
        if any(set(item) != {"tag", "content"} for item in found):
            raise Unexplained(f"{value!r} is no list of {shape.member.type_name}s")
        return [item["content"] for item in found]


def is_wrapped(record: dict) -> bool:
    """The key is the operation's name, which may be abbreviated (`DelTGwVpcAttachReq`)."""
    return len(record) == 1 and all(
        re.fullmatch(r"[A-Z]\w*Req(uest)?", key) and (value == "" or isinstance(value, dict)) for key, value in record.items())
