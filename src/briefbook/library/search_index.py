"""The full-text index that Tantivy keeps of a library, in the cache beside the records.

Only snippets that changed are indexed again. A library that was not read from files has an index in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from briefbook.library.cache_folder import cache_folder, forget
from briefbook.library.reader_version import reader_version
from briefbook.library.references import named_ids
from briefbook.library.search_document import SearchDocument, document, names_in
from briefbook.library.shelf import Shelf
from briefbook.library.snippet_codec import encoded
from briefbook.library.words import analyzer
from briefbook.model.kinds import Body, Person
from briefbook.model.library import Library

DATED = 1 << 20
"""Added to days: far above any, so that the newer of two equals comes first and no more."""
_FOLDER = "search-{}"
_STATE, _STAMPS = "state.json", "stamps.json"
_HEAP = 60_000_000
_PATIENCE = 600
_A_MOMENT = 0.1
"""Seconds between two looks whether another process has finished its writing; so often at most."""
_STEMS, _PLAIN = "stems", "plain"
_NAMED = frozenset({Person.kind, Body.kind})


class _BusyError(Exception):
    """Another process has been writing the index for too long."""


def schema() -> tantivy.Schema:
    """The fields of a document; `id` alone is kept to be read again."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("title", fast=True, tokenizer_name="raw", index_option="basic")
    for field in ("names", "words"):
        builder.add_text_field(field, tokenizer_name=_PLAIN, index_option="basic")
        builder.add_text_field(f"{field}_stems", tokenizer_name=_STEMS, index_option="basic")
    builder.add_text_field("id_words", tokenizer_name=_PLAIN, index_option="basic")
    for field in ("kind", "country", "topic", "marking"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in ("newest", "review"):
        builder.add_unsigned_field(field, indexed=True, fast=True)
    return builder.build()


def index_of(library: Library, fields: tantivy.Schema) -> tantivy.Index:
    """The library's index, up to date."""
    folder = cache_folder(library.root) if isinstance(library.snippets, Shelf) else None
    kept = _kept_index(folder, library, fields) if folder is not None else None
    if kept is not None:
        return kept
    index = _with_analyzers(tantivy.Index(fields))
    sources = _Sources(library)
    writer = _writer(index)
    _write(writer, sources.documents(sources.stamps), ())
    writer.wait_merging_threads()
    return index


class _Sources:
    """What is indexed: a stamp for each snippet, which changes with all that its document is made of."""

    def __init__(self, library: Library) -> None:
        self._scale = library.scale
        self._entries = dict(_entries(library))
        self._names: dict[str, tuple[str, ...]] = {}
        salt = "\0".join(level.id for level in self._scale.levels).encode()
        self.stamps = {ident: self._stamp(salt, *entry) for ident, entry in self._entries.items()}

    def documents(self, idents: Iterable[str]) -> Iterator[SearchDocument]:
        """The documents of some snippets."""
        for ident in idents:
            kind, body, named, _ = self._entries[ident]
            others = (name for other in self._people(named) for name in self._names_of(other))
            yield document(ident, kind, body, others, self._scale)

    def _stamp(self, salt: bytes, _kind: str, _body: bytes, named: tuple[str, ...], digest: bytes) -> str:
        parts = [salt, digest, *(self._entries[other][3] for other in self._people(named))]
        return hashlib.blake2b(b"".join(parts), digest_size=8).hexdigest()

    def _people(self, named: Iterable[str]) -> list[str]:
        """Those of some ids whose names are searched in the snippets that mention them."""
        return [other for other in named if other in self._entries and self._entries[other][0] in _NAMED]

    def _names_of(self, ident: str) -> tuple[str, ...]:
        if ident not in self._names:
            self._names[ident] = names_in(self._entries[ident][1])
        return self._names[ident]


def _entries(library: Library) -> Iterator[tuple[str, tuple[str, bytes, tuple[str, ...], bytes]]]:
    """Kind, body, ids it names, digest of every snippet, by its id."""
    snippets = library.snippets
    if isinstance(snippets, Shelf):
        for ident, record, digest in snippets.records():
            assert record.body is not None
            yield ident, (record.kind, record.body, record.named_ids, digest)
        return
    for ident, snippet in snippets.items():
        yield ident, (snippet.kind, encoded(snippet), named_ids(snippet), b"")


def _with_analyzers(index: tantivy.Index) -> tantivy.Index:
    index.register_tokenizer(_PLAIN, analyzer(stems=False))
    index.register_tokenizer(_STEMS, analyzer(stems=True))
    return index


def _kept_index(cache: Path, library: Library, fields: tantivy.Schema) -> tantivy.Index | None:
    """The index in the cache, brought up to date; None when none can be kept there, or another process has it too long.

    One that is damaged is thrown away and made anew.
    """
    folder = cache / _FOLDER.format(reader_version())
    for _ in range(2):
        try:
            _make_room(folder)
            index = _with_analyzers(tantivy.Index(fields, path=str(folder)))
            whole = _whole_stamp(library)
            if not _has(index, _Indexed.read(folder), whole):
                _bring_up_to_date(index, folder, _Sources(library), whole)
        except _BusyError:
            return None
        except (OSError, ValueError, TypeError):
            shutil.rmtree(folder, ignore_errors=True)
        else:
            return index
    return None


def _make_room(folder: Path) -> None:
    if not folder.exists():
        forget(folder.parent, _FOLDER.format("*"), but=folder.name)
        folder.mkdir(0o700, exist_ok=True)


def _whole_stamp(library: Library) -> str:
    """Changes with anything that any document is made of: where it is the same, no snippet needs to be looked at."""
    assert isinstance(library.snippets, Shelf)
    levels = "\0".join(level.id for level in library.scale.levels).encode()
    return hashlib.blake2b(levels + b"\0\0" + library.snippets.fingerprint(), digest_size=16).hexdigest()


class _Indexed(NamedTuple):
    """What is in the index: the stamp of the whole library, and the number of documents."""

    whole: str = ""
    documents: int = 0

    @classmethod
    def read(cls, folder: Path) -> _Indexed:
        """What was written last; nothing where there is none."""
        found = _read_json(folder / _STATE)
        return cls(*found) if found is not None else cls()


def _has(index: tantivy.Index, indexed: _Indexed, whole: str) -> bool:
    index.reload()
    return indexed.whole == whole and index.searcher().num_docs == indexed.documents


def _bring_up_to_date(index: tantivy.Index, folder: Path, sources: _Sources, whole: str) -> None:
    """Index what has changed. Nobody else can write documents or state meanwhile; what others did first is seen."""
    writer = _writer(index)
    index.reload()
    stamps: dict[str, str] = _read_json(folder / _STAMPS) or {}
    if index.searcher().num_docs != len(stamps):  # An end came between documents and stamps.
        writer.delete_all_documents()
        stamps = {}
    stale = [ident for ident, stamp in sources.stamps.items() if stamps.get(ident) != stamp]
    gone = [ident for ident in stamps if ident not in sources.stamps]
    if stale or gone:
        _write(writer, sources.documents(stale), (*stale, *gone))
        _write_json(folder / _STAMPS, sources.stamps)
        for path in folder.iterdir():
            with contextlib.suppress(FileNotFoundError):  # Merging has put it away.
                path.chmod(0o600)
    _write_json(folder / _STATE, _Indexed(whole, len(sources.stamps)))
    writer.wait_merging_threads()


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8", "surrogateescape")) if path.exists() else None


def _write_json(path: Path, value: object) -> None:
    """Put a file in place of the last one at once."""
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(value), "utf-8", "surrogateescape")
    beside.chmod(0o600)
    beside.replace(path)


def _write(writer: tantivy.IndexWriter, documents: Iterable[SearchDocument], removed: Iterable[str]) -> None:
    for ident in removed:
        writer.delete_documents_by_term("id", ident)
    for one in documents:
        writer.add_json(json.dumps(_fields(one)))
    writer.commit()


def _writer(index: tantivy.Index) -> tantivy.IndexWriter:
    """The one writer an index may have; another process's is awaited, since it does the same work."""
    for _ in range(_PATIENCE):
        try:
            return index.writer(_HEAP, 1)
        except ValueError as wrong:
            if "LockBusy" not in str(wrong):
                raise
            time.sleep(_A_MOMENT)
    raise _BusyError


def _fields(one: SearchDocument) -> dict[str, Any]:
    words, names = " ".join(one.words), " ".join(one.names)
    return {
        "id": one.ident,
        "title": one.title,
        "names": names,
        "names_stems": names,
        "words": words,
        "words_stems": words,
        "id_words": " ".join(one.id_words),
        "kind": one.kind,
        "country": list(one.countries),
        "topic": list(one.topics),
        "marking": one.marking,
        "newest": DATED + one.newest,
        "review": one.review,
    }
