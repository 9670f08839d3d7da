"""A plain theme: Word's own dialogs offer its fonts and colours. The styles do not depend on it."""

from __future__ import annotations

from collections.abc import Sequence

from briefbook.writers.docx.wordml import DECLARATION, A, quoted

THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_COLOURS = {"dk2": "44546A", "lt2": "E7E6E6", "hlink": "1F4E8C", "folHlink": "595959"}
_ACCENTS = ("1F4E8C", "8AA6CC", "B2762D", "595959", "70AD47", "954F72")
_PLACEHOLDER = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE_WIDTHS = (6350, 12700, 19050)


def theme_xml(heading_family: str, body_family: str, accents: Sequence[str] = ()) -> str:
    """The theme part; `accents` (rrggbb) come before our own."""
    colours = (*accents, *_ACCENTS)[: len(_ACCENTS)]
    scheme = {**_COLOURS, **{f"accent{n}": colour for n, colour in enumerate(colours, 1)}}
    order = ("dk2", "lt2", *(f"accent{n}" for n in range(1, len(_ACCENTS) + 1)), "hlink", "folHlink")
    system = (
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
        '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    )
    named = "".join(f'<a:{name}><a:srgbClr val="{scheme[name]}"/></a:{name}>' for name in order)
    lines = "".join(f'<a:ln w="{w}">{_PLACEHOLDER}<a:prstDash val="solid"/></a:ln>' for w in _LINE_WIDTHS)
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="Briefbook"><a:themeElements>'
        f'<a:clrScheme name="Briefbook">{system}{named}</a:clrScheme>'
        f'<a:fontScheme name="Briefbook">{_font("majorFont", heading_family)}{_font("minorFont", body_family)}'
        f'</a:fontScheme><a:fmtScheme name="Briefbook"><a:fillStyleLst>{_PLACEHOLDER * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_PLACEHOLDER * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _font(tag: str, family: str) -> str:
    return f'<a:{tag}><a:latin typeface={quoted(family)}/><a:ea typeface=""/><a:cs typeface=""/></a:{tag}>'
