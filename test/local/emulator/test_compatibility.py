import sys
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "local" / "emulator"))
import compatibility  # noqa: E402


class Compatibility(unittest.TestCase):
    def sentence(self, call, *arguments) -> str:
        with self.assertRaises(compatibility.Incompatible) as refused:
            call(*arguments)
        return str(refused.exception)

    def test_the_pinned_version_is_accepted(self):
        compatibility.check()

    def test_any_other_version_is_refused_and_named(self):
        with mock.patch.object(compatibility.metadata, "version", return_value="1.5.34"):
            self.assertEqual(self.sentence(compatibility.check), "The local cloud needs ministack 1.5.33 exactly, but found 1.5.34.")

    def test_names_that_a_repair_touches_must_exist(self):
        said = self.sentence(compatibility.check_touched, ["ministack.core.arn:nothing_like_it", "ministack.core.arn:__name__", "ministack.none:x"])
        self.assertTrue(said.endswith("it lacks ministack.core.arn:nothing_like_it, ministack.none:x."), said)
