"""Of a web page the text is read, and what it says of itself; its furniture is not."""

import json

import pytest

from sources.reading.html_text import read
from sources.reading.refusal import UnreadableError

PAGE = """<!doctype html><html lang=en><head><meta charset="utf-8"><title>A judge blocks it | Example News</title>
<link rel="canonical" href="https://example.org/story"><meta property="og:site_name" content="Example News">
<meta name="author" content="By Jane Doe and José Peña">
<meta property="article:published_time" content="2017-04-25T18:00Z">
<script>document.write("written by a script")</script><style>p { color: red }</style></head>
<body class="has-cookie-banner"><header><a href="/">Example News</a></header><nav>Home Politics</nav>
<div id="CookieConsent">We value your privacy</div><div style="display: none">Hidden words</div>
<main><article><h1>A judge blocks it</h1><p>The judge <b>en</b>joined it on
   Monday.<br>Nobody   appealed.</p><ul><li>First ground</li><li>Second ground</li></ul>
<table><tr><td>Place</td><td>Sum</td></tr></table><aside>Read also: another story</aside>
<div class="share-buttons">Share this</div><noscript>Turn it on</noscript></article></main>
<div class="related-stories">Ten more stories</div><footer>All rights reserved</footer></body></html>"""


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def linked(**data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_text_is_read_without_the_furniture() -> None:
    assert read(PAGE.encode()).text.split("\n\n") == [
        "A judge blocks it",
        "The judge enjoined it on Monday.\nNobody appealed.",
        "First ground",
        "Second ground",
        "Place\tSum",
    ]


def test_page_says_what_it_is() -> None:
    said = read(PAGE.encode()).stated
    assert (said.title, said.publisher, said.authors) == (
        "A judge blocks it",
        "Example News",
        ("Jane Doe", "José Peña"),
    )
    assert (said.published_on, said.address, said.kind) == ("2017-04-25", "https://example.org/story", "")


def test_linked_data_goes_before_meta_elements() -> None:
    head = '<meta property="og:title" content="Another">' + linked(
        **{
            "@graph": [
                {"@type": "WebSite", "name": "A site"},
                {
                    "@type": ["NewsArticle"],
                    "headline": "The headline",
                    "author": [{"@type": "Person", "name": "Jane Doe"}, "Richard Roe"],
                    "publisher": {"name": "Example News"},
                    "datePublished": "2017-04",
                },
            ]
        }
    )
    said = read(page("<p>Words.</p>", head)).stated
    assert (said.title, said.publisher, said.kind) == ("The headline", "Example News", "news")
    assert (said.authors, said.published_on) == (("Jane Doe", "Richard Roe"), "2017-04")


def test_two_dates_that_do_not_agree_are_left_aside_and_noted() -> None:
    head = linked(**{"@type": "NewsArticle", "datePublished": "2017-03-20"})
    head += '<meta property="article:published_time" content="2018-06-21">'
    said = read(page("<p>Words.</p>", head)).stated
    assert (said.published_on, said.notes) == ("", ("it gives the dates 2017-03-20 and 2018-06-21",))


def test_the_more_exact_of_two_dates_that_agree_is_taken() -> None:
    head = linked(**{"@type": "Article", "datePublished": "2017-03"})
    assert read(
        page('<p>Words.</p><time itemprop="datePublished" datetime="2017-03-20">', head)
    ).stated.published_on == ("2017-03-20")


def test_what_is_no_name_title_or_address_is_left_aside() -> None:
    head = (
        '<meta name="author" content="admin"><meta property="article:author" content="https://social.example/jane">'
        '<meta property="og:title" content="Microsoft Word - order.docx">'
        '<link rel=canonical href="javascript:alert(1)">'
    )
    said = read(page("<p>Words.</p>", head)).stated
    assert (said.authors, said.title, said.address) == ((), "", "")


def test_broken_linked_data_spoils_nothing() -> None:
    head = '<script type="application/ld+json">{"@type": </script>'
    head += f'<script type="application/ld+json">{"[" * 100_000}</script>'
    assert read(page("<p>Words.</p>", head)).text == "Words."


def test_furniture_in_name_alone_stays() -> None:
    body = '<div class="share menu"><h1>Title</h1><p>The text is all in here.</p></div><p>More.</p>'
    assert read(page(body)).text == "Title\n\nThe text is all in here.\n\nMore."
    body = f'<div class="advert">{"Most of the words of the page. " * 20}</div><p>More.</p>'
    assert read(page(body)).text.startswith("Most of the words")


def test_headline_outside_the_article_is_read() -> None:
    assert read(page("<main><h1>Title</h1><article><p>Words.</p></article></main>")).text == "Title\n\nWords."


def test_charset_that_the_page_names_is_believed_and_no_other() -> None:
    body = "<p>\u201cété\u201d</p>"
    for name, charset in (("iso-8859-1", "cp1252"), ("windows-1251", "cp1251"), ("utf-8", "utf-8")):
        words = "<p>\u201c\u0434\u0430\u201d</p>" if charset == "cp1251" else body
        found = read(f'<html><head><meta charset="{name}"></head><body>{words}'.encode(charset))
        assert (found.text, found.how) == (words[3:-4], charset)
    with pytest.raises(UnreadableError, match="charset: it says it is in utf-8"):
        read('<meta charset="utf-8"><p>été'.encode("latin-1"))


def test_nul_in_a_page_is_refused() -> None:
    with pytest.raises(UnreadableError, match="NUL"):
        read(b"<p>Words\0</p>")


@pytest.mark.parametrize("body", ["", "<script>all()</script><nav>Home</nav>", "<!-- nothing -->"])
def test_page_without_text_is_refused(body: str) -> None:
    with pytest.raises(UnreadableError, match="made by a script"):
        read(page(body))


def test_words_that_look_like_markup_stay_words() -> None:
    assert (
        read(page("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>")).text == "<script>alert(1)</script> & more"
    )


def test_page_nests_as_deep_as_it_likes() -> None:
    assert read(page("<div>" * 20_000 + "Deep." + "</div>" * 20_000)).text == "Deep."


def test_the_same_page_gives_the_same_text() -> None:
    assert len({read(PAGE.encode()).text for _ in range(5)}) == 1
