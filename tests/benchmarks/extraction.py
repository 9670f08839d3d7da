"""How well text comes out of a PDF again, ours and Typst's: `python -m tests.benchmarks.extraction` prints a table.

Both set the same paragraph in the same font. Programs that read PDFs put marks of direction around right-to-left words;
those and line ends are taken away before comparing, and nothing else is. The number is the ratio of difflib: 1 is the
same text. Needs Debian's `poppler-utils` and `fonts-noto-core`; with `--pdfjs FOLDER` pdf.js is asked too, as
`npm install --prefix FOLDER pdfjs-dist@4.10.38` (Node 20) puts it there.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

import pypdfium2
import typst

from briefbook.model.direction import is_right_to_left
from briefbook.model.document import Document, Metadata, Paragraph, Run
from briefbook.model.template import Fonts, Template, TextStyle
from briefbook.typeset.catalogue import FontCatalogue
from briefbook.typeset.layout import lay_out
from briefbook.writers.pdf.writer import write_pdf

_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class Sample:
    """A paragraph, its language, and the family that both set it in."""

    name: str
    language: str
    family: str
    text: str


SAMPLES = (
    Sample(
        "English", "en", "PT Serif", "The first office was affirmed in 2018; “efficient” talks, £542 million (12 %)."
    ),
    Sample(
        "Russian", "ru", "PT Serif", "Министры обсудили торговлю на 542 млн долларов в 2018 году – «подъём» объёмов."
    ),
    Sample("Arabic", "ar", "Amiri", "التقى الوزير نظيره الباكستاني في موسكو وبحثا التجارة والطاقة والوضع الإقليمي."),
    Sample(
        "Arabic with Latin",
        "ar",
        "Amiri",
        "التقى الوزير Sergey Lavrov نظيره في موسكو يوم 20 فبراير 2018 وبحثا التجارة (542 مليون دولار).",
    ),
    Sample(
        "Arabic with names of bodies",
        "ar",
        "Amiri",
        "اجتمع وزراء منظمة SCO ومنظمة NATO في Astana: ناقشوا مشروع Karachi–Lahore لنقل الغاز.",
    ),
    Sample(
        "Persian", "fa", "Amiri", "وزیر امور خارجه در مسکو دیدار کرد؛ حجم تجارت در سال ۲۰۱۷ حدود ۵۰۰ میلیون دلار بود."
    ),
    Sample("Urdu, Naskh", "fa", "Amiri", "وزیر خارجہ خواجہ محمد آصف نے ماسکو میں روسی وزیر خارجہ سے ملاقات کی۔"),
    Sample(
        "Urdu, Nastaliq",
        "ur",
        "Noto Nastaliq Urdu",
        "وزیر خارجہ خواجہ محمد آصف نے ماسکو میں روسی وزیر خارجہ سے ملاقات کی۔",
    ),
    Sample("Hebrew", "he", "Noto Serif Hebrew", "שר החוץ נפגש במוסקבה עם עמיתו הרוסי ודן עמו בסחר ובאנרגיה."),
    Sample(
        "Hebrew with Latin",
        "he",
        "Noto Serif Hebrew",
        "שר החוץ Sergey Lavrov נפגש במוסקבה ב-20 בפברואר 2018 ודן בסחר (542 מיליון דולר).",
    ),
    Sample(
        "Hebrew with points and Latin",
        "he",
        "Noto Serif Hebrew",
        "שָׁלוֹם עֲלֵיכֶם, אמר Sergey Lavrov לעמיתו (542 מיליון דולר בשנת 2018).",
    ),
    Sample(
        "Hindi", "hi", "Noto Serif Devanagari", "विदेश मंत्री ने मॉस्को में अपने रूसी समकक्ष से मुलाकात की और व्यापार पर चर्चा की।"
    ),
    Sample("Sinhala", "si", "Noto Serif Sinhala", "විදේශ අමාත්‍යවරයා මොස්කව්හිදී සිය රුසියානු සගයා හමුවිය."),
)


def ours(sample: Sample) -> bytes:
    """The paragraph as Briefbook's PDF."""
    fonts = Fonts(body=sample.family, heading=sample.family, furniture=sample.family, table=sample.family)
    words = (Paragraph((Run(sample.text),)),)
    is_rtl = is_right_to_left(sample.language)
    book = Document(sample.language, Metadata("Sample"), words, direction="rtl" if is_rtl else "ltr")
    pages, problems = lay_out(book, Template(fonts=fonts, styles={"body": TextStyle(size=11, leading=22)}))
    assert not problems, problems
    return write_pdf(pages, book)


def typsts(sample: Sample, folder: Path) -> bytes:
    """The paragraph as Typst's PDF, in the same font files."""
    families = [FontCatalogue().family(name) for name in (sample.family, "PT Serif")]
    source = folder / "sample.typ"
    source.write_text(
        f'#set text(font: ("{sample.family}", "PT Serif"), size: 11pt, lang: "{sample.language}")\n'
        f"#set par(justify: true)\n#{_quoted(sample.text)}\n",
        "utf-8",
    )
    fonts = [str(Path(one.faces[""].path).parent) for one in families if one is not None]
    return typst.compile(str(source), font_paths=fonts, ignore_system_fonts=True)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# --- readers ----------------------------------------------------------------------------------------------------------


def by_pdftotext(pdf: Path) -> str:
    """What poppler reads."""
    return subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout


def by_pdfium(pdf: Path) -> str:
    """What pdfium (Chrome) reads."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened)


def by_pdfjs(pdf: Path, folder: Path) -> str:
    """What pdf.js (Firefox) reads, as it is installed in a folder."""
    script = Path(__file__).with_name("read_by_pdfjs.mjs")
    command = ["node", str(script), str(folder), str(pdf)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return str(json.loads(printed.splitlines()[-1]))


READERS: Mapping[str, Callable[[Path], str]] = {"pdftotext": by_pdftotext, "pdfium": by_pdfium}


def likeness(text: str, read: str) -> float:
    """How like the text what was read is, from 0 to 1, without line ends and marks of direction."""
    one, other = (" ".join(_MARKS.sub("", words).split()) for words in (text, read))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def table(readers: Mapping[str, Callable[[Path], str]] = READERS) -> str:
    """The table for docs/typography.md."""
    heads = [f"{reader}: {who}" for reader in readers for who in ("ours", "Typst")]
    lines = ["| text | " + " | ".join(heads) + " |", "|---|" + "--:|" * len(heads)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for sample in SAMPLES:
            files = {"ours": folder / "ours.pdf", "Typst": folder / "typst.pdf"}
            files["ours"].write_bytes(ours(sample))
            files["Typst"].write_bytes(typsts(sample, folder))
            found = [likeness(sample.text, read(files[who])) for read in readers.values() for who in files]
            lines.append(f"| {sample.name} | " + " | ".join(f"{value:.2f}" for value in found) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pdfjs", type=Path, metavar="FOLDER", help="where pdfjs-dist is installed")
    folder = parser.parse_args().pdfjs
    print(table(READERS if folder is None else {**READERS, "pdf.js": partial(by_pdfjs, folder=folder)}))
