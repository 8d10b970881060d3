"""Fixtures for every test: a build of any content, and the real site built once."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.support.building import Built, build_site
from tests.support.chromium import launch
from tests.support.writing import Said, checker, copied

# The same examples at each run; `--hypothesis-profile=long` draws new ones, and many.
QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "usual", derandomize=True, deadline=None, max_examples=300, suppress_health_check=QUIET
)
settings.register_profile("long", deadline=None, max_examples=20_000, suppress_health_check=QUIET)
# For `make mutants`: that it fails is enough, by which example is nobody's question.
settings.register_profile(
    "unshrunk", settings.get_profile("usual"), phases=(Phase.explicit, Phase.generate)
)
settings.load_profile("usual")

expect.set_options(timeout=60_000)  # of a machine with much else to do


# Ten seconds of one core and more, or as long a wait.
LONGEST = (
    "browser/test_axe",
    "browser/test_injection",
    "desk/test_browser",
    "browser/test_keyboard",
    "browser/test_spoken",
    "browser/test_preview",
    "loading/test_corpora",
    "editing/test_proposal",
    "browser/test_editor",
    "browser/test_exit",
    "release/test_cache",
    "release/test_endings",
    "browser/test_first_screen",
    "desk/test_workshops",
    "release/test_faults",
    "release/test_mutations",
    "browser/test_timetables",
    "browser/test_now",
    "release/test_400_days",
    "loading/test_remedies",
    "browser/test_enlarged",
    "desk/test_fact_forms",
    "loading/test_bad_inputs",
    "rendering/test_events",
    "editing/test_new_event",
    "browser/test_old_page",
    "desk/test_adding",
    "loading/test_photographs",
    "loading/test_bounded",
    "release/test_earlier",
    "desk/test_facts",
    "desk/test_workshop_fields",
    "watching/test_watch",
    "release/test_held_back",
    "editing/test_preview_server",
)


class FailuresAtOnce:
    """Shows a failure when it happens: a run that is stopped never comes to its summary."""

    def __init__(self, config: pytest.Config) -> None:
        self.plugins = config.pluginmanager

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        reporter = self.plugins.get_plugin("terminalreporter")
        if report.failed and reporter:  # a process of xdist has none of its own
            reporter.write_line(f"\nFAILED {report.nodeid}\n{report.longreprtext}")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(FailuresAtOnce(config))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that none of them is left for one core alone."""
    order = {f"tests/{name}.py": number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.nodeid.partition("::")[0], len(order)))


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Built]:
    """`build(*arguments, content=…, now=…, SITEURL=…)` into a folder of this test's own."""
    return partial(build_site, tmp_path / "output")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The second service, in a folder of this test's own."""
    return copied(tmp_path)


@pytest.fixture
def check(content: Path, capfd: pytest.CaptureFixture[str]) -> Callable[[], Said]:
    """`check()` says what `yorisoi check` does of `content`."""
    return checker(content, capfd)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real content, built once for all tests that only read it."""
    built = build_site(tmp_path_factory.mktemp("site") / "output")
    assert built.status == 0, built.stderr
    assert "重すぎます" not in built.stderr
    return built


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; what hangs on a whole one starts its own."""
    with sync_playwright() as play, launch(play.chromium, whole=False) as browser:
        yield browser
