"""Facts by small forms: closing days, the urgent notice, what was confirmed, and proposals."""

import errno
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from yorisoi import cli
from yorisoi_desk.facts.changes import Wanted
from yorisoi_desk.models import Proposal
from yorisoi_desk.views import proposals

from tests.desk.conftest import NAME, PASSPHRASE, git, signed_in
from tests.desk.forms import TEA, hidden, shown, shown_in, soup_of
from tests.support.writing import PAGE

DATA = "content/data/service.yaml"


def added(desk: Path) -> list[str]:
    """Return the lines that the last save has added to the data; no other line has changed."""
    lines = git(desk, "show", "--format=", "--unified=0", "--", DATA).splitlines()
    gone = [line for line in lines if line.startswith("-") and not line.startswith("---")]
    assert [line for line in gone if "confirmed" not in line and "days: []" not in line] == []
    return [line[1:] for line in lines if line.startswith("+") and not line.startswith("+++")]


def test_closing_day_and_notice_are_added_and_taken_away(client: Client, desk: Path) -> None:
    before = (desk / DATA).read_text("utf-8")
    given = {"start": "2027-01-20", "reason": "研修", "do": "save"}
    answer = client.post("/facts/close/", shown(client, "/facts/close/") | given, follow=True)
    assert "研修" in answer.content.decode()
    assert any("2027-01-20" in line for line in added(desk))
    number = BeautifulSoup(answer.content, "lxml").select("input[name=number]")[-1]["value"]
    version = BeautifulSoup(answer.content, "lxml").select_one("input[name=version]")
    assert version
    taken = {"what": "days", "number": number, "version": version["value"]}
    client.post("/facts/remove/", taken)
    assert "研修" not in (desk / DATA).read_text("utf-8")
    given = {"text": "工事のため、入口が裏です。", "until": "2026-12-02", "clock": "17:00"}
    client.post("/facts/notice/", shown(client, "/facts/notice/") | given | {"do": "publish"})
    assert "工事のため" in (desk / "output/index.html").read_text("utf-8")
    assert before.count("#") == (desk / DATA).read_text("utf-8").count("#")


def test_closing_a_day_asks_of_what_is_held_on_it(client: Client, desk: Path) -> None:
    client.post("/workshops/new/", shown(client, "/workshops/new/") | TEA | {"do": "publish"})
    form = shown(client, "/facts/close/") | {"start": "2026-12-10", "reason": "雪", "do": "publish"}
    asked = soup_of(client.post("/facts/close/", form).content)
    assert (
        "「お茶の時間」：「2026-12-10」は、休みの日です（雪）"
        in asked.select_one("main").get_text()
    )
    assert git(desk, "log", "-1", "--format=%s").startswith("「お茶の時間」を作り")
    again = shown_in(asked) | {"do": "publish"}
    assert "公開しました" in client.post("/facts/close/", again).content.decode()


def test_fact_that_the_engine_refuses_is_not_written(client: Client, desk: Path) -> None:
    given = {"start": "2027-01-20", "end": "2027-01-10", "reason": "研修", "do": "save"}
    answer = client.post("/facts/close/", shown(client, "/facts/close/") | given)
    assert answer.status_code == 422
    assert "→" in answer.content.decode()
    assert "研修" in answer.content.decode()
    assert git(desk, "status", "--porcelain") == ""


def test_fault_of_a_fact_stands_beside_its_field(client: Client) -> None:
    given = {"start": "2027-01-20", "do": "save"}
    answer = client.post("/facts/close/", shown(client, "/facts/close/") | given)
    field = BeautifulSoup(answer.content, "lxml").select_one(".field:has(#id_reason) .wrong")
    assert field
    assert field.get_text() == "「わけ」を書いてください"


@pytest.mark.parametrize(
    ("kind", "day"), [("close", "最初の日"), ("open", "日付"), ("notice", "いつまで")]
)
def test_day_that_was_forgotten_is_asked_for(client: Client, kind: str, day: str) -> None:
    link = f"/facts/{kind}/"
    answer = client.post(
        link, shown(client, link) | {"reason": "研修", "text": "工事です。", "do": "save"}
    )
    told = BeautifulSoup(answer.content, "lxml").select(".field .wrong")
    assert [one.get_text() for one in told] == [f"「{day}」を書いてください"]


def test_what_was_typed_comes_back_after_the_session_ended(client: Client) -> None:
    typed = shown(client, "/facts/notice/") | {"text": "工事です。", "until": "2026-12-09"}
    client.cookies.clear()
    asked = BeautifulSoup(client.post("/facts/notice/", typed).content, "lxml")
    sent = hidden(asked) | {"username": NAME, "password": PASSPHRASE}
    page = BeautifulSoup(client.post("/sign-in/", sent, follow=True).content, "lxml")
    assert page.select("#id_text")[0].get_text().strip() == "工事です。"
    assert page.select("#id_until")[0]["value"] == "2026-12-09"


def test_old_page_gives_back_what_was_typed(desk: Path) -> None:
    assert desk
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in().cookies
    typed = {"text": "工事です。", "until": "2026-12-09", "do": "publish"}
    asked = BeautifulSoup(strict.post("/facts/notice/", typed).content, "lxml")
    button = {"do": "again", "csrfmiddlewaretoken": hidden(asked)["csrfmiddlewaretoken"]}
    page = BeautifulSoup(strict.post("/facts/notice/", hidden(asked) | button).content, "lxml")
    assert page.select("#id_text")[0].get_text().strip() == "工事です。"
    assert "工事です。" not in (desk / DATA).read_text("utf-8")


def test_fact_is_confirmed_with_how_and_when(client: Client, desk: Path) -> None:
    data = (desk / DATA).read_text("utf-8")
    (desk / DATA).write_text(data.replace("confirmed: 2026-11-01", "confirmed: null", 1), "utf-8")
    git(desk, "commit", "-qam", "not sure")
    page = BeautifulSoup(client.get("/facts/").content, "lxml")
    link = str(page.select("a[href^='/facts/confirm/']")[0]["href"])
    answer = client.post(link, shown(client, link) | {"how": "電話した", "do": "save"})
    assert answer.status_code == 302
    assert any("2026-12-01  # 電話した" in line for line in added(desk))


def test_number_is_changed_by_two_people(client: Client, desk: Path) -> None:
    page = BeautifulSoup(client.get("/facts/").content, "lxml")
    link = next(str(a["href"]) for a in page.select("a[href^='/facts/contacts/']"))
    asked = shown(client, link)
    field = next(name for name in ("telephone", "email", "line_url") if name in asked)
    new = {"telephone": "0191-23-0001", "email": "neu@minato.example"}[field]
    client.post(link, asked | {field: new, "how": "電話した"})
    assert new not in (desk / DATA).read_text("utf-8")
    page = BeautifulSoup(client.get("/facts/").content, "lxml")
    proposal = str(page.select_one("a[href^='/proposals/']")["href"])  # type: ignore[index]
    assert client.post(proposal, {"do": "yes"}).status_code == 404  # not by herself
    second = signed_in("鈴木", may_publish=False)
    seen = second.get(proposal).content.decode()
    assert new in seen
    assert asked[field] in seen
    second.post(proposal, {"do": "yes"})
    assert new in (desk / DATA).read_text("utf-8")
    said = git(desk, "log", "-1", "--format=%an %s")
    assert said.startswith("鈴木 ")
    assert NAME in said
    assert second.get(proposal).status_code == 404


def test_proposal_that_is_sent_twice_is_one(client: Client) -> None:
    link = "/facts/contacts/consultation/"
    typed = shown(client, link) | {"telephone": "0191-23-0001", "how": "電話した"}
    for number in ("0191-23-0001", "0191-23-0001", "0191-23-0002"):
        client.post(link, typed | {"telephone": number})
    assert Proposal.objects.count() == len({"0001", "0002"})


def test_who_proposed_hears_that_it_was_withdrawn(client: Client) -> None:
    link = "/facts/contacts/consultation/"
    typed = shown(client, link) | {"telephone": "0191-23-0001", "how": "電話した"}
    client.post(link, typed)
    seen = f"/proposals/{Proposal.objects.get().pk}/"
    signed_in("鈴木", may_publish=False).post(seen, {"do": "no"})
    told = soup_of(client.get("/facts/").content).select("main .told")[-1].get_text()
    assert "鈴木さんが取りやめました。サイトは変わっていません" in told


def test_proposal_withdrawn_while_another_approves_it_changes_nothing(
    client: Client, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = "/facts/contacts/consultation/"
    client.post(link, shown(client, link) | {"telephone": "0191-23-0001", "how": "電話した"})
    proposal, usual = f"/proposals/{Proposal.objects.get().pk}/", proposals.report

    def report(wanted: Wanted) -> proposals.Report:
        found = usual(wanted)
        client.post(proposal, {"do": "no"})
        return found

    second = signed_in("鈴木")
    monkeypatch.setattr(proposals, "report", report)
    assert second.post(proposal, {"do": "yes"}).status_code == 404
    assert "0191-23-0001" not in (desk / DATA).read_text("utf-8")


def test_proposal_that_could_not_be_saved_waits_as_before(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = "/facts/contacts/consultation/"
    client.post(link, shown(client, link) | {"telephone": "0191-23-0001", "how": "電話した"})
    before = Proposal.objects.get()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("yorisoi_desk.checkout.commits.Checkout.tree", full)
    second = signed_in("鈴木")
    assert second.post(f"/proposals/{before.pk}/", {"do": "yes"}).status_code == 500
    assert Proposal.objects.get() == before


def added_closures(desk: Path) -> str:
    return "\n".join(line for line in added(desk) if "confirmed" not in line and line.strip())


def test_part_of_a_day_is_closed_by_the_pickers_of_the_phone(client: Client, desk: Path) -> None:
    page = BeautifulSoup(client.get("/facts/close/").content, "lxml")
    kinds = {str(field["name"]): field.get("type") for field in page.select("main input[name]")}
    assert [kinds[name] for name in ("start", "end", "start_clock", "notice")] == [
        "date", "date", "time", "text",
    ]  # fmt: skip
    assert page.select_one("details [name=start_clock]")  # rare, so folded
    given = {"start": "2027-01-20", "start_clock": "15:00", "reason": "研修", "do": "save"}
    asked = {name: text for name, text in shown(client, "/facts/close/").items() if name != "of"}
    client.post("/facts/close/", asked | given | {"end_clock": "17:00"})
    assert added_closures(desk) == (
        "    - start: 2027-01-20 15:00\n      end: 2027-01-20 17:00\n      reason: 研修\n"
        "      source: 職員からの連絡"
    )
    listed = soup_of(client.get("/facts/").content).select_one("main").get_text()
    assert "研修：2027年1月20日 15:00〜1月20日 17:00" in listed
    asked["version"] = shown(client, "/facts/close/")["version"]
    client.post("/facts/close/", asked | given)
    assert "- start: 2027-01-20 15:00\n      reason" in added_closures(desk)


def test_day_with_a_break_is_opened_by_one_form(client: Client, desk: Path) -> None:
    asked = {name: text for name, text in shown(client, "/facts/open/").items() if name != "of"}
    given = {"date": "2026-12-13", "0.start": "10:00", "0.end": "12:00", "1.start": "13:00",
             "1.end": "12:30", "reason": "相談会", "do": "publish"}  # fmt: skip
    answer = client.post("/facts/open/", asked | given)
    page = BeautifulSoup(answer.content, "lxml")
    told = page.select(".field:has(.wrong) input")
    assert [str(field["name"]) for field in told] == ["1.end"]
    client.post("/facts/open/", asked | given | {"1.end": "15:00"})
    assert added_closures(desk).count("- date: 2026-12-13") == 2
    assert "10:00〜12:00" in client.get("/facts/").content.decode()
    assert "13:00〜15:00" in (desk / "output/index.html").read_text("utf-8")


def test_notice_that_is_there_is_what_its_form_begins_with(client: Client, desk: Path) -> None:
    given = {"text": "工事です。", "until": "2026-12-02", "clock": "17:00", "do": "save"}
    client.post("/facts/notice/", shown(client, "/facts/notice/") | given)
    form = shown(client, "/facts/notice/")
    assert (form["text"].strip(), form["until"], form["clock"]) == (
        "工事です。", "2026-12-02", "17:00",
    )  # fmt: skip
    assert "工事です。" in (desk / DATA).read_text("utf-8")


@pytest.mark.parametrize("link", ["/facts/close/", "/facts/confirm/hotlines.lines.night/"])
def test_nothing_typed_is_lost_where_another_was_faster(
    client: Client, desk: Path, link: str
) -> None:
    given = {"start": "2027-01-20", "reason": "研修", "how": "電話した", "day": "2026-12-01"}
    typed = shown(client, link) | given | {"do": "save"}
    for name in (DATA, DATA.replace("service", "hotlines")):
        (desk / name).write_text(f"# 直しました\n{(desk / name).read_text('utf-8')}", "utf-8")
    git(desk, "commit", "-qam", "faster")
    answer = client.post(link, typed)
    assert answer.status_code == 409
    assert "もう一度押してください" in answer.content.decode()
    page = BeautifulSoup(answer.content, "lxml")
    again = {str(field["name"]): str(field["value"]) for field in page.select("main input[value]")}
    assert {"2027-01-20", "2026-12-01"} & {*again.values()}
    assert client.post(link, typed | {"version": again["version"]}).status_code == 302


def test_how_a_fact_was_confirmed_is_told_where_it_is_changed(client: Client, desk: Path) -> None:
    assert desk
    link = "/facts/confirm/hotlines.lines.night/"
    assert "まだありません" in client.get(link).content.decode()
    client.post(link, shown(client, link) | {"how": "公式ページ", "do": "save"})
    assert "2026-12-01（公式ページ）" in client.get("/facts/hotlines/night/").content.decode()


def approved(client: Client, link: str, values: dict[str, str]) -> str:
    """Let one person propose values and another approve them; return what the second saw."""
    asked = client.post(link, shown(client, link) | values | {"how": "電話した"})
    assert asked.status_code == 302, asked.content.decode()
    page = BeautifulSoup(client.get("/facts/").content, "lxml")
    proposal = str(page.select("a[href^='/proposals/']")[0]["href"])
    second = signed_in("鈴木")
    seen = second.get(proposal).content.decode()
    second.post(proposal, {"do": "yes"})
    assert second.get(proposal).status_code == 404
    return seen


def test_hours_with_a_lunch_break_are_changed_row_by_row(client: Client, desk: Path) -> None:
    file = desk / DATA
    rows = (
        "    ranges:\n      - days: 月・水\n        start: 10:00\n        end: 12:00  # 昼\n"
        "      - days: 月・水\n        start: 13:00\n        end: 16:00\n"
    )
    short = "    days: 月・水・木・金・土\n    start: 10:00\n    end: 16:00\n"
    file.write_text(file.read_text("utf-8").replace(short, rows, 1), "utf-8")
    git(desk, "commit", "-qam", "a break")
    more = {"0.start": "9:30", "2.days": "木", "2.start": "10:00", "2.end": "12:00"}
    assert "9:30" in approved(client, "/facts/hours/salon/", more)
    after = rows.replace("start: 10:00", "start: 9:30")
    after += "      - days: 木\n        start: 10:00\n        end: 12:00\n"
    assert after in file.read_text("utf-8")


def test_hotline_is_changed_by_two_and_confirmed_by_one(client: Client, desk: Path) -> None:
    file = desk / "content/data/hotlines.yaml"
    before = file.read_text("utf-8")
    link = "/facts/confirm/hotlines.lines.night/"
    assert link in client.get("/facts/").content.decode()
    client.post(link, shown(client, link) | {"how": "公式ページ", "do": "save"})
    confirmed = before.replace("confirmed: null", "confirmed: 2026-12-01  # 公式ページ")
    assert file.read_text("utf-8") == confirmed
    seen = approved(client, "/facts/hotlines/night/", {"telephone": "#8891"})
    assert "#8008" in seen
    assert "#8891" in seen
    assert file.read_text("utf-8") == confirmed.replace("#8008", "#8891").replace(
        "公式ページ", "電話した"
    )


def test_figure_is_changed_by_two(client: Client, desk: Path) -> None:
    assert "201" in approved(client, "/facts/figures/days/", {"value": "201"})
    assert "    value: 201\n" in (desk / DATA).read_text("utf-8")


@pytest.mark.parametrize(
    "address",
    [
        "/facts/nothing/",
        "/facts/contacts/nobody/",
        "/facts/exit/url/",
        "/facts/confirm/../",
        "/facts/confirm/names.greeting/",
        "/proposals/99/",
    ],
)
def test_nothing_else_of_the_data_is_opened(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_translation_whose_original_has_changed_is_named_with_its_place(
    client: Client, desk: Path
) -> None:
    pages = desk / "content/pages"
    assert "訳を見なおす" not in client.get("/facts/").content.decode()
    (pages / "en").mkdir()
    for page, follows in (("index", "follows: none"), ("access", "follows: x")):
        text = PAGE.replace("lang: ja", f"lang: en\n{follows}").replace("sample", page)
        (pages / f"en/{page}.md").write_text(text, "utf-8")
    assert cli.main(["translated", "en/access.md", "--content", str(desk / "content")]) == 0
    original = pages / "ja/access.md"
    original.write_text(f"{original.read_text('utf-8')}\n新しい文です。\n", "utf-8")
    said = client.get("/facts/").content.decode()
    assert "文がふえました（pages/ja/access.md" in said
    assert "新しい文です。" in said
    assert "pages/en/access.mdの" in said
    assert "pages/en/index.md" not in said
