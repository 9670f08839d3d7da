"""A page of ours beside the same page by Typst, LaTeX and LibreOffice: `python -m tests.benchmarks.comparison OUT.png`.

All four set the same words in PT Serif, in the sizes, leading and margins of the same template. Needs Debian's
`texlive-xetex`, `texlive-latex-recommended`, `libreoffice-writer` and `poppler-utils`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path
from typing import assert_never

from PIL import Image, ImageDraw, ImageFont

from briefbook.build import compose_edition, load_sources
from briefbook.compose.numbering import with_note_numbers
from briefbook.model.document import (
    Block,
    Document,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    ListBlock,
    Metadata,
    NoteRef,
    PageField,
    Paragraph,
    Run,
    Table,
)
from briefbook.model.styles import ResolvedStyle, resolved
from briefbook.model.template import Template
from briefbook.storage.shipped import resources
from briefbook.typeset.layout import lay_out
from briefbook.writers.docx.writer import write_docx
from briefbook.writers.pdf.writer import write_pdf
from tests.benchmarks.compile_typst import compile_to_pdf, font_folders
from tests.benchmarks.material import house_format
from tests.benchmarks.typst_source import write_typst
from tests.support.books import page_numbers
from tests.support.word_judges import converted_by_libreoffice

DOTS_PER_INCH = 100
_FIRST, _LAST, _TABLE = "Background", "Trade", "Agreements"
_SPECIAL = re.compile(r"([#$%&_{}~^\\])")


def page() -> tuple[Document, Template]:
    """Some sections of the sample's book that fill about a page, and the template they are set in."""
    sources, _ = load_sources(resources() / "sample" / "visits" / "asif-2018.yaml")
    assert sources is not None
    composed = compose_edition(sources, sources.briefing.all_editions[0], "en")
    assert composed is not None
    assert composed.document is not None
    blocks = composed.document.blocks
    titles = {_words(block.inlines): n for n, block in enumerate(blocks) if isinstance(block, Heading)}
    chosen = [one for one in blocks[titles[_FIRST] : titles[_LAST]] if isinstance(one, (Heading, Paragraph, ListBlock))]
    table = next(one for one in blocks[titles[_TABLE] :] if isinstance(one, Table))
    return Document("en", Metadata("Comparison"), with_note_numbers((*chosen, table))), house_format()


def _words(inlines: Inlines) -> str:
    return "".join(one.text for one in inlines if isinstance(one, Run))


# --- LaTeX ------------------------------------------------------------------------------------------------------------


def write_latex(document: Document, template: Template) -> str:
    """The page as LaTeX for XeTeX, with its own line breaking, notes and tables."""
    styles, margins, paper = resolved(template), template.margins, template.paper
    fonts = files("fontpkg_pt_serif") / "files"
    lines = [
        r"\documentclass{article}",
        rf"\usepackage[paperwidth={paper.width_mm}mm,paperheight={paper.height_mm}mm,left={margins.left_mm}mm,"
        rf"right={margins.right_mm}mm,top={margins.top_mm}mm,bottom={margins.bottom_mm}mm,nohead,nofoot]{{geometry}}",
        r"\usepackage{fontspec,microtype,booktabs,xcolor}\usepackage[british]{babel}\pagestyle{empty}",
        rf"\setmainfont[Path={fonts}/,UprightFont=*-Regular,BoldFont=*-Bold,ItalicFont=*-Italic,Extension=.ttf]"
        r"{PT_Serif-Web}",
        r"\setlength{\parindent}{0pt}\definecolor{heading}{HTML}{17365D}",
        rf"\setlength{{\parskip}}{{{styles['body'].after}pt}}",
        rf"\renewcommand{{\footnotesize}}{{{_size(styles['note'])}}}",
        rf"\begin{{document}}{_size(styles['body'])}",
        *(
            _latex(block, styles["body"], {n: styles[f"heading-{n}"] for n in (1, 2, 3)}, styles["table"])
            for block in document.blocks
        ),
        r"\end{document}",
    ]
    return "\n".join(lines)


def _size(style: ResolvedStyle) -> str:
    return rf"\fontsize{{{style.size}}}{{{style.leading}}}\selectfont "


def _latex(block: Block, body: ResolvedStyle, headings: dict[int, ResolvedStyle], table: ResolvedStyle) -> str:
    match block:
        case Heading():
            style = headings[min(block.level, 3)]
            words = (
                rf"{block.number}\hspace{{0.7em}}{_inlines(block.inlines)}" if block.number else _inlines(block.inlines)
            )
            bold = r"\bfseries" if style.bold else ""
            colour = r"\color{heading}" if block.level < 3 else ""
            return (
                rf"\vspace{{{style.before - body.after}pt}}{{{_size(style)}{bold}{colour} {words}\par}}"
                rf"\nopagebreak\vspace{{{style.after - body.after}pt}}"
            )
        case Paragraph():
            return _inlines(block.inlines) + "\n\n"
        case ListBlock():
            items = "".join(
                rf"\item {_inlines(one.blocks[0].inlines)}"
                for one in block.items
                if isinstance(one.blocks[0], Paragraph)
            )
            return rf"\begin{{itemize}}{items}\end{{itemize}}"
        case Table():
            columns = "".join(rf"p{{{0.94 / len(block.columns):.3f}\linewidth}}" for _ in block.columns)
            rows = [" & ".join(_inlines(cell.inlines) for cell in row.cells) + r" \\" for row in block.rows]
            head = [
                " & ".join(rf"\textbf{{{_inlines(cell.inlines)}}}" for cell in row.cells) + r" \\ \midrule "
                for row in block.header
            ]
            rows_of_all = "".join((*head, *rows))
            return rf"{{{_size(table)}\begin{{tabular}}{{@{{}}{columns}@{{}}}}{rows_of_all}\end{{tabular}}\par}}"
        case _:
            raise ValueError(type(block).__name__)


def _inlines(inlines: Inlines) -> str:
    return "".join(_inline(one) for one in inlines)


def _inline(one: Inline) -> str:
    match one:
        case Run():
            text = _SPECIAL.sub(r"\\\1", one.text).replace("\u00a0", "~")
            return rf"\emph{{{text}}}" if one.italic else text
        case LineBreak():
            return r"\\ "
        case NoteRef():
            return rf"\footnote{{{_inlines(one.note.inlines)}}}"
        case PageField():
            return ""
        case _:
            assert_never(one)


# --- the four pages ---------------------------------------------------------------------------------------------------


def pages(folder: Path) -> dict[str, Path]:
    """The page as a PDF by each program."""
    document, template = page()
    laid, _ = lay_out(document, template)
    ours, typst, latex, word = (folder / name for name in ("ours.pdf", "typst.pdf", "latex.tex", "word.docx"))
    ours.write_bytes(write_pdf(laid, document))
    source = folder / "typst.typ"
    source.write_text(write_typst(document, template, laid), "utf-8")
    compile_to_pdf(source, typst, font_folders())
    latex.write_text(write_latex(document, template), "utf-8")
    order = ["xelatex", "-interaction=batchmode", f"-output-directory={folder}", str(latex)]
    subprocess.run(order, check=True, capture_output=True)
    word.write_bytes(write_docx(document, template, page_numbers(document))[0])
    os.environ["FONTCONFIG_FILE"] = str(_with_our_fonts(folder / "fonts.conf"))
    libreoffice = converted_by_libreoffice(word)
    return {
        "Briefbook": ours,
        "Typst": typst,
        "XeLaTeX": latex.with_suffix(".pdf"),
        "LibreOffice (our DOCX)": libreoffice,
    }


def _with_our_fonts(file: Path) -> Path:
    """A configuration by which LibreOffice finds the fonts of our packages beside those of the system."""
    ours = "".join(f"<dir>{folder}</dir>" for folder in font_folders())
    system = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    file.write_text(f"<fontconfig>{system}{ours}</fontconfig>", "utf-8")
    return file


def side_by_side(made: dict[str, Path], folder: Path) -> Image.Image:
    """The first pages next to each other, each under its program's name."""
    sheets = []
    for number, pdf in enumerate(made.values()):
        stem = folder / f"sheet{number}"
        order = ["pdftoppm", "-png", "-singlefile", "-r", str(DOTS_PER_INCH), str(pdf), str(stem)]
        subprocess.run(order, check=True)
        sheets.append(Image.open(stem.with_suffix(".png")).convert("L"))
    width, height = sheets[0].size
    left, right, top = round(width * 0.1), round(width * 0.91), round(height * 0.08)
    wide, high, head = right - left + 14, height - 2 * top, 34
    picture = Image.new("L", (wide * 2, (high + head) * 2), 225)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(files("fontpkg_pt_sans") / "files" / "PT_Sans-Web-Bold.ttf"), 20)
    for number, (name, sheet) in enumerate(zip(made, sheets, strict=True)):
        x, y = number % 2 * wide, number // 2 * (high + head)
        pen.text((x + 12, y + 5), name, fill=0, font=font)
        picture.paste(sheet.crop((left, top, right, top + high)), (x + 7, y + head))
    return picture


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        side_by_side(pages(place), place).save(sys.argv[1], optimize=True)
