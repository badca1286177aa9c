"""Runs the emulator's start file as long as the process that started it lives: no orphan keeps the ports."""

import os
import runpy
import signal
import sys
import threading


def end_with_owner() -> None:
    """The owner holds the other end of stdin; it closes however the owner dies."""
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    start = sys.argv.pop(1)
    sys.argv[0] = start
    sys.path[0] = os.path.dirname(start)
    threading.Thread(target=end_with_owner, daemon=True).start()
    runpy.run_path(start, run_name="__main__")
