import subprocess

from tests.support.building import ROOT, Built

VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"


def test_every_page_is_valid_html(site: Built) -> None:
    pages = sorted(site.output.rglob("*.html"))
    assert pages
    pages.append(site.output.resolve().parent / "report.html")
    checked = subprocess.run(
        ["java", "-jar", VNU, "--errors-only", *pages],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.stderr == ""
    assert checked.returncode == 0
