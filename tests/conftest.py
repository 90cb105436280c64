"""Rules of the whole suite: with ``CI`` set a skipped test fails; no bot logs secrets or people's words."""

import os
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.logged import leaks

settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
"""A property holds however slow the machine is: no example is timed."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if os.environ.get("CI") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped although CI is set: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _logs_tell_nothing() -> Iterator[None]:
    """Whatever bots a test runs, apart or within it: no log holds a token, a code or a word of people."""
    yield
    assert leaks() == []
