"""What a file says about itself: title, dates, language, the standards it keeps (PDF/A-2a, PDF/UA-1), its colours."""

from __future__ import annotations

from html import escape  # saxutils would bring the whole of urllib along
from pathlib import Path

from briefbook.model.document import Document
from briefbook.writers.pdf.objects import PdfObjects, ref, text_string

PRODUCER = "Briefbook"
_SRGB = Path(__file__).with_name("srgb.icc")
"""What LittleCMS makes of the standard (IEC 61966-2-1), its date apart; public domain by its own words."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>{description}{creator}
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 this file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""


def add_info(objects: PdfObjects, document: Document) -> int:
    """The information dictionary; it says the same as the XMP packet."""
    about = document.metadata
    date = f"D:{about.created:%Y%m%d}000000Z"
    entries = {
        "Title": about.title,
        "Subject": about.subject,
        "Author": about.author,
        "Producer": PRODUCER,
        "CreationDate": date,
        "ModDate": date,
    }
    written = b" ".join(b"/%s %s" % (k.encode(), text_string(v)) for k, v in entries.items() if v)
    return objects.add(b"<<" + written + b">>")


def add_xmp(objects: PdfObjects, document: Document) -> int:
    """The XMP packet, uncompressed as PDF/A asks."""
    about = document.metadata
    description = creator = ""
    if about.subject:
        words = f'<rdf:li xml:lang="x-default">{_escaped(about.subject)}</rdf:li>'
        description = f"<dc:description><rdf:Alt>{words}</rdf:Alt></dc:description>"
    if about.author:
        creator = f"<dc:creator><rdf:Seq><rdf:li>{_escaped(about.author)}</rdf:li></rdf:Seq></dc:creator>"
    packet = _XMP.format(
        title=_escaped(about.title),
        description=description,
        creator=creator,
        language=document.language,
        producer=PRODUCER,
        date=f"{about.created.isoformat()}T00:00:00Z",
    )
    return objects.stream(packet.encode(), b"/Type /Metadata /Subtype /XML", is_compressed=False)


def add_output_intent(objects: PdfObjects) -> int:
    """The colours are sRGB (PDF/A-2, 6.2.3)."""
    profile = objects.stream(_SRGB.read_bytes(), b"/N 3")
    entry = (
        b"<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /DestOutputProfile %s>>"
    )
    return objects.add(entry % ref(profile))


def _escaped(text: str) -> str:
    return escape("".join(c for c in text if c.isprintable()), quote=False)
