"""Protection of finished files: PDFs that open with a password, Word files that ask to be opened for reading."""

from __future__ import annotations

import io
import re
import secrets
from dataclasses import dataclass, field

_SETTINGS = "word/settings.xml"
_OLD_ADVICE = re.compile(rb"<w:writeProtection\b[^>]*/>")
_ROOT = re.compile(rb"<w:settings\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Protection:
    """How files are protected; an empty password leaves PDFs open.

    Whoever knows the password reads the PDF and, if allowed, prints and copies; nobody changes it: the owner's password
    is random and known to none. Whoever reads it aloud by a screen reader always may (ISO 32000-2, table 22).
    """

    password: str = field(default="", repr=False)
    may_print: bool = True
    may_copy: bool = False
    advises_reading: bool = False

    def put_on(self, content: bytes, extension: str) -> bytes:
        """The file as it leaves the house."""
        if extension == "pdf" and self.password:
            return _encrypted(content, self)
        if extension == "docx" and self.advises_reading:
            return _advising_to_read(content)
        return content

    def taken_off(self, content: bytes, extension: str) -> bytes:
        """The file opened with the password and without it again, as somebody who knows it sees it."""
        if extension != "pdf" or not self.password:
            return content
        import pikepdf

        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(content), password=self.password) as pdf:
            pdf.save(plain)
        return plain.getvalue()


UNPROTECTED = Protection()


def _encrypted(content: bytes, protection: Protection) -> bytes:
    """The PDF under AES-256 (ISO 32000-2, 7.6, revision 6). It says no longer that it is PDF/A (ISO 19005-2, 6.1.3)."""
    import pikepdf

    allowed = pikepdf.Permissions(
        accessibility=True,
        extract=protection.may_copy,
        modify_annotation=False,
        modify_assembly=False,
        modify_form=False,
        modify_other=False,
        print_lowres=protection.may_print,
        print_highres=protection.may_print,
    )
    lock = pikepdf.Encryption(
        user=protection.password, owner=secrets.token_urlsafe(32), R=6, allow=allowed, aes=True, metadata=True
    )
    sealed = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            for claim in [key for key in about if "/pdfa/ns/id/" in key]:
                del about[claim]
        pdf.save(sealed, encryption=lock, min_version=("2.0", 0))
    return sealed.getvalue()


def _advising_to_read(content: bytes) -> bytes:
    """The Word file with the advice to open it for reading only (ECMA-376-1, 17.15.1.93), first among its settings."""
    import zipfile

    advised = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(advised, "w") as copy:
        for part in package.infolist():
            inside = package.read(part)
            if part.filename == _SETTINGS:
                bare = _OLD_ADVICE.sub(b"", inside)
                inside = _ROOT.sub(lambda root: root[0] + b'<w:writeProtection w:recommended="1"/>', bare, count=1)
            copy.writestr(part, inside, part.compress_type)
    return advised.getvalue()
