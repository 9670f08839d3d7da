"""Rich text as Word, LibreOffice and browsers put it on the clipboard."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefbook.readers.html.reading import read_html
from tests.readers.test_docx import drawn

WORD = """<html xmlns:o="urn:o"><head><style>p {color: red}</style></head><body lang=EN-GB>
<!--StartFragment--><h1>Trade<o:p></o:p></h1><p class=MsoNormal>It <b>grew</b> in&nbsp;2017.<o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>&middot;<span>&nbsp; </span></span></span><![endif]>Wheat</p>
<p class=MsoListParagraph style='mso-list:l1 level2 lfo2'><span style='mso-list:Ignore'>b)</span>Rice</p>
<table><tr><td><p>Year</p></td><td><p>Sum</p></td></tr><tr><td>2017</td><td>500</td></tr></table>
<!--EndFragment--></body></html>"""


def passages(html: str) -> list[str]:
    return [drawn(one) for one in read_html(html).passages]


def test_text_of_word_is_read() -> None:
    expected = ["1# Trade", "p0: It grew in 2017.", "b1: Wheat", "n2: Rice", "Year | Sum / 2017 | 500"]
    assert passages(WORD) == expected


def test_lists_of_libreoffice_and_browsers_are_read() -> None:
    html = "<ul><li><p>one</p><ol><li>inner</li></ol></li><li>two</li></ul><blockquote>said</blockquote>a<br>b"
    assert passages(html) == ["b1: one", "n2: inner", "b1: two", "q1: said", "p0: a b"]


def test_looks_come_from_styles_too() -> None:
    html = '<b style="font-weight:normal">plain <span style="font-weight:700">bold</span> <em>em</em></b>'
    line = read_html(html).passages[0].line  # type: ignore[union-attr]
    assert [(span.text, span.bold, span.italic) for span in line.spans] == [
        ("plain ", False, False),
        ("bold", True, False),
        (" ", False, False),
        ("em", False, True),
    ]


def test_scripts_hidden_words_and_traps_are_left_out() -> None:
    html = '<script>x()</script><p style="display:none">no</p><a href="javascript:x()">yes</a><img src="file:///etc">'
    reading = read_html(html)
    assert [drawn(one) for one in reading.passages] == ["p0: yes"]
    assert reading.passages[0].line.spans[0].link == ""  # type: ignore[union-attr]
    assert reading.pictures == 1


@given(
    st.lists(st.sampled_from(["<b>", "</b>", "<p>", "<li>", "<ul>", "<table>", "<tr>", "<td>", "a", " ", "</table>"]))
)
def test_no_words_are_lost_whatever_the_tags(parts: list[str]) -> None:
    said = "".join("".join(passages("".join(parts))).split())
    assert said.count("a") == parts.count("a")


def test_what_is_too_deep_is_left_to_be_pasted_as_plain_words() -> None:
    assert passages("<div>" * 200 + "deep") == ["p0: deep"]
    assert passages("first" + "<div>" * 5000 + "deep") == []
