"""Whether the installed MiniStack is the one the repairs were written for."""
import importlib
from importlib import metadata

PINNED = "1.5.33"


class Incompatible(Exception):
    """The installed MiniStack cannot be repaired; the text is for the reader."""


def check() -> None:
    """Refuses any MiniStack but the pinned one."""
    try:
        found = metadata.version("ministack")
    except metadata.PackageNotFoundError:
        raise Incompatible(f"The local cloud needs ministack {PINNED}, but this Python has no ministack at all.") from None
    if found != PINNED:
        raise Incompatible(f"The local cloud needs ministack {PINNED} exactly, but found {found}.")


def check_touched(touched: list) -> None:
    """Refuses if a `module:attribute` a repair reads or replaces does not exist."""
    missing = []
    for name in touched:
        module, _, attribute = name.partition(":")
        try:
            present = hasattr(importlib.import_module(module), attribute)
        except ImportError:
            present = False
        if not present:
            missing.append(name)
    if missing:
        raise Incompatible(
            f"The local cloud cannot repair ministack {metadata.version('ministack')} (written for {PINNED}): "
            f"it lacks {', '.join(missing)}.")
