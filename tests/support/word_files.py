"""Word files for tests, made by hand so that every part of them can be wrong."""

from __future__ import annotations

import zipfile
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Ministry"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
</w:styles>"""
_NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""


def paragraph(words: str, style: str = "", more: str = "") -> str:
    """A paragraph of plain words; `more` is further XML of its properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def entry(words: str, level: int = 0) -> str:
    """An entry of a list."""
    return paragraph(words, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')


def relation(ident: str, kind: str, target: str, mode: str = "") -> str:
    """A relation of a part."""
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{ident}" Type="{_OFFICE}/{kind}" Target="{target}"{outside}/>'


def relations(*rows: str) -> str:
    """The part that lists relations."""
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(rows)}</Relationships>'


def word_file(path: Path, body: str, prolog: str = "", **parts: str) -> Path:
    """A file with a body, the styles above, and parts by name (`footnotes`) that the body is related to."""
    rows = [relation("s", "styles", "styles.xml"), relation("n", "numbering", "numbering.xml")]
    rows += [relation(name, name, f"{name}.xml") for name in parts]
    rows += [relation("out", "hyperlink", "https://mid.example/a", "External")]
    rows += [relation("bad", "hyperlink", "javascript:alert(1)", "External")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", relations(relation("m", "officeDocument", "word/document.xml")))
        archive.writestr("word/_rels/document.xml.rels", relations(*rows))
        archive.writestr("word/styles.xml", _STYLES)
        archive.writestr("word/numbering.xml", _NUMBERING)
        archive.writestr("word/document.xml", f"{prolog}<w:document {W} {R}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return path
