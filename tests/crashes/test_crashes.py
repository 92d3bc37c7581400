"""A build that was killed, or whose disk failed, and was run again ends as if nothing had been."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.crashes.builds import Builds
from tests.crashes.faults import Fault, missing

pytestmark = [pytest.mark.pipeline, pytest.mark.skipif(bool(missing()), reason=missing() or "-")]


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builds]:
    return Builds(tmp_path_factory.mktemp("crashes"))


@pytest.mark.parametrize("part", [0.2, 0.6, 0.9])
def test_killed(builds: Builds, part: float) -> None:
    verdict = builds.disturb(Fault("kill", int(part * builds.operations)))
    assert verdict.disturbed.code == -9
    assert verdict.is_right, str(verdict)


def test_killed_in_the_middle_of_a_write(builds: Builds) -> None:
    verdict = builds.disturb(Fault("torn", builds.operations // 2))
    assert verdict.disturbed.code == -9
    assert verdict.is_right, str(verdict)


@pytest.mark.parametrize("part", [0.02, 0.4, 0.8])
def test_no_space_left(builds: Builds, part: float) -> None:
    verdict = builds.disturb(Fault("full", int(part * builds.operations)))
    assert verdict.disturbed.code == 2
    assert "What is stored is safe: " in verdict.disturbed.told
    assert verdict.is_right, str(verdict)


@pytest.mark.parametrize("fault", [Fault("error", 2, every=3), Fault("error", 700, every=1)])
def test_input_and_output_errors(builds: Builds, fault: Fault) -> None:
    verdict = builds.disturb(fault)
    assert verdict.disturbed.code == 2
    assert verdict.is_right, str(verdict)


@pytest.mark.parametrize("at", [60, 62])
def test_files_that_are_not_written_down(builds: Builds, at: int) -> None:
    verdict = builds.disturb(Fault("unnamed", at))
    assert verdict.disturbed.code == 2
    assert verdict.is_right, str(verdict)
