"""Leaves of an XML body. Every element and attribute must be explained by the model."""
from xml.etree import ElementTree

from botocore.model import Shape

from wire.leaf import EMPTY, Leaf, Path, Unreadable, map_key, written
from wire.scalar import from_text

_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


def _tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _flattened(shape: Shape) -> bool:
    return shape.type_name in ("list", "map") and bool(shape.serialization.get("flattened"))


def _structure(shape: Shape, element: ElementTree.Element, path: Path, leaves: dict[Path, Leaf]) -> None:
    members = {member.serialization.get("name", name): name for name, member in shape.members.items()}
    groups: dict[str, list] = {}
    for child in element:
        groups.setdefault(_tag(child), []).append(child)
    for attribute, text in element.attrib.items():
        key = attribute.replace(_INSTANCE, "xsi:")
        if key not in members:
            raise Unreadable(f"{written(path)} has no attribute {key}")
        leaves[(*path, members[key])] = Leaf(shape.members[members[key]], text)
    for key, children in groups.items():
        if key not in members:
            raise Unreadable(f"{written(path)} has no element {key}")
        name = members[key]
        member = shape.members[name]
        if _flattened(member):
            _items(member, children, (*path, name), leaves)
        elif len(children) == 1:
            read(member, children[0], (*path, name), leaves)
        else:
            raise Unreadable(f"{written((*path, name))} is there {len(children)} times")
    if not groups and not element.attrib and path:
        leaves[path] = Leaf(shape, EMPTY)


def _items(shape: Shape, elements: list, path: Path, leaves: dict[Path, Leaf]) -> None:
    if shape.type_name == "list":
        for i, element in enumerate(elements):
            read(shape.member, element, (*path, i), leaves)
        return
    for element in elements:
        parts = {_tag(part): part for part in element}
        key = parts[shape.key.serialization.get("name", "key")].text
        read(shape.value, parts[shape.value.serialization.get("name", "value")], (*path, map_key(key)), leaves)


def read(shape: Shape, element: ElementTree.Element, path: Path, leaves: dict[Path, Leaf]) -> None:
    if shape.type_name == "structure":
        _structure(shape, element, path, leaves)
    elif shape.type_name in ("list", "map"):
        _items(shape, list(element), path, leaves)
        if not len(element):
            leaves[path] = Leaf(shape, EMPTY)
    else:
        leaves[path] = Leaf(shape, from_text(shape, element.text or ""))
