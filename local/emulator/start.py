"""Starts MiniStack with the gaps between it and AWS closed that Countersign's local cloud would trip over.

MiniStack has no plug-in interface, so the repairs replace functions inside the running process. That is only
safe for the one version they were written for: before anything is replaced, version and every touched name
are checked, and a mismatch ends the process with one sentence.
"""
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

# A Lambda takes its endpoint from its own environment, else from the emulator's: through the gateway, a call
# of a Lambda that is refused becomes a CloudTrail event like anybody else's.
if os.environ.get("COUNTERSIGN_GATEWAY"):
    os.environ["AWS_ENDPOINT_URL"] = os.environ["COUNTERSIGN_GATEWAY"]

from compatibility import Incompatible, check  # noqa: E402


def main() -> None:
    try:
        check()
        import repairs

        repairs.apply(skip=set(filter(None, os.environ.get("COUNTERSIGN_EMULATOR_WITHOUT", "").split(","))))
    except Incompatible as problem:
        sys.exit(str(problem))
    import routes

    routes.install()
    import ministack.app

    ministack.app.main()


if __name__ == "__main__":
    main()
