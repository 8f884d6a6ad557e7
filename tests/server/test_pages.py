"""The pages of head office in a real browser, without JavaScript."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import urllib3

from sync.contract import scope_of_post
from sync.protocol import ENROL_PATH, EnrolRequest, ScopeAsk, pack
from tests.helpers.head_office import HeadOfficeProcess
from tests.server.test_process import Wire

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture
def head_office(tmp_path: Path) -> Iterator[HeadOfficeProcess]:
    office = HeadOfficeProcess(tmp_path)
    yield office
    office.stop()


@pytest.fixture
def page() -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        context = browser.new_context(
            viewport={"width": 1366, "height": 768}, java_script_enabled=False
        )
        yield context.new_page()
        browser.close()


def push_visits(office: HeadOfficeProcess, post: str, count: int, held: int = 0) -> None:
    wire = Wire(office, post)
    scopes = [ScopeAsk(scope_of_post(post), 0, 0, 0)]
    wire.exchange(wire.request([wire.visits(count)], held=held, scopes=scopes))
    wire.close()


@pytest.mark.browser
def test_the_page_shows_posts_subtotals_and_gaps(
    head_office: HeadOfficeProcess, page: Page, tmp_path: Path
) -> None:
    push_visits(head_office, "31.74.01", 1234)
    push_visits(head_office, "31.74.02", 10, held=7)
    page.goto(head_office.url + "/")
    assert page.url.endswith("/masuk")
    assert "okeoce-server init" in page.inner_text("main")

    page.goto(head_office.url + head_office.admin_link)
    page.get_by_role("button", name="Masuk").click()

    assert page.url == head_office.url + "/"
    assert page.locator("tbody tr:not(.city)").count() == 44
    assert page.locator("tr.city").count() == 6
    selatan = page.locator("tr.city", has_text="Jakarta Selatan").inner_text().split("\t")
    assert "1.244" in selatan
    assert selatan[-1] == "2 dari 10 pos"
    assert "1.244" in page.locator("tfoot tr").inner_text()
    tebet = page.locator("tr", has_text="31.74.01").inner_text()
    assert "1.234" in tebet
    assert "WIB" in tebet
    assert "7 menunggu" in page.locator("tr", has_text="31.74.02").inner_text()
    assert "belum pernah sinkron" in page.locator("tr", has_text="31.71.01").inner_text()
    card = page.locator(".figures article").first.inner_text()
    assert re.search(r"Per \d\d-\d\d-\d{4} \d\d\.\d\d WIB", card)
    assert "42 pos belum pernah sinkron, 1 pos masih menahan perubahan." in card
    page.screenshot(path=tmp_path / "pusat.png", full_page=True)

    page.goto(head_office.url + head_office.admin_link)
    page.get_by_role("button", name="Masuk").click()
    assert "sudah dipakai" in page.inner_text("main")
    page.goto(head_office.url + "/")
    page.get_by_role("button", name="Keluar").click()
    page.goto(head_office.url + "/")
    assert page.url.endswith("/masuk")


def test_headers_cookies_and_forged_posts(head_office: HeadOfficeProcess) -> None:
    pool = urllib3.PoolManager(retries=False)
    url = head_office.url
    answer = pool.request("GET", url + head_office.admin_link)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Server" not in answer.headers
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    link = head_office.admin_link.partition("=")[2]
    forged = pool.request("POST", url + "/masuk", fields={"kunci": link, "csrf": "x"})
    assert forged.status == 403
    assert pool.request("POST", url + "/keluar", fields={"csrf": ""}).status == 403
    for csrf in ("-", "", "ä"):  # no session, no token that anybody could know
        fields = {"kunci": link, "csrf": csrf}
        assert pool.request("POST", url + "/masuk", fields=fields).status == 403
    assert pool.request("GET", url + "/", redirect=False).status == 303
    assert pool.request("GET", url + "/tidak-ada").status == 404
    assert pool.request("GET", url + "/fonts/../secret.key").status == 404
    assert pool.request("DELETE", url + "/").status == 405
    pool.clear()


def test_a_visit_of_the_link_by_a_machine_does_not_use_it_up(
    head_office: HeadOfficeProcess,
) -> None:
    for _ in range(2):
        with urllib.request.urlopen(head_office.url + head_office.admin_link) as answer:
            assert b'name="kunci"' in answer.read()


def test_behind_a_proxy_the_visitor_and_the_scheme_are_the_proxys_word(
    head_office: HeadOfficeProcess,
) -> None:
    """The tests come from 127.0.0.1, the address a proxy is expected at."""
    pool = urllib3.PoolManager(retries=False)
    page = head_office.url + "/masuk"
    by_tls = {"X-Forwarded-For": "10.1.2.3", "X-Forwarded-Proto": "https"}
    answer = pool.request("GET", page, headers=by_tls)
    assert answer.status == 200
    assert "Secure" in answer.headers["Set-Cookie"]
    in_clear = {"X-Forwarded-For": "10.1.2.3", "X-Forwarded-Proto": "http"}
    assert pool.request("GET", page, headers=in_clear).status == 403
    enrol = pack(EnrolRequest("0000-0000", "x", b"device"))

    def wrong_code(visitor: str) -> int:
        headers = {"X-Forwarded-For": visitor, "X-Forwarded-Proto": "https"}
        url = head_office.url + ENROL_PATH
        return pool.request("POST", url, body=enrol, headers=headers).status

    assert [wrong_code("10.1.2.3") for _ in range(12)][-1] == 429
    assert wrong_code("10.1.2.4") == 403
    pool.clear()
