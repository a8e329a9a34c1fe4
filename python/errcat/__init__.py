"""An error code becomes a sentence in the reader's language.

    catalogs = errcat.open("fileshare")
    reader = catalogs.choose("zh-CN, de;q=0.5")
    print(reader.format(40321, {"repository": "Docs"}))

It is liberrcat, called through ctypes, and says what errcat(3) says; nothing is compiled. Catalogs may be used in
many threads, and so may a reader. What they hold is freed with them.

SPDX-License-Identifier: LGPL-2.1-or-later"""
from __future__ import annotations

import codecs
import ctypes
import enum
import pathlib
import weakref
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from types import MappingProxyType
from typing import Iterator, Mapping, Optional, Union

from . import _library as c

__all__ = ["Catalogs", "Direction", "Error", "Language", "Mode", "Reader", "Retold", "Status", "TableError", "Text", "open",
           "retell"]

Value = Union[str, int, date, datetime]  # a name; a count or a number; a day; a day and a time
_library = c.library
_EPOCH = datetime(1970, 1, 1)
_NONE: Mapping[str, Value] = MappingProxyType({})


class Direction(enum.Enum):
    LTR = "ltr"
    RTL = "rtl"


class Mode(enum.Enum):
    """Where a text goes, and what is escaped for that: all of it, or in HTML and JSON what stands for itself there."""
    PLAIN = 0
    HTML = 1
    JSON = 2
    TERMINAL = 3
    SCRIPT = 4


class Status(enum.Flag):
    """What had to be done otherwise than asked, as errcat_result_status has it."""
    UNKNOWN_CODE = 1 << 0
    MISSING_ARGUMENT = 1 << 1
    EXTRA_ARGUMENT = 1 << 2
    WRONG_TYPE = 1 << 3
    UNTRANSLATED = 1 << 4
    TRUNCATED = 1 << 5
    INVALID_UTF8 = 1 << 6
    NO_LANGUAGE = 1 << 7
    OUT_OF_MEMORY = 1 << 8
    GIVEN_UP = 1 << 9
    UNMATCHED = 1 << 10
    BAD_OPTIONS = 1 << 11
    NO_READER = 1 << 12
    NO_SCRATCH = 1 << 13


class TableError(ValueError):
    """A table or a catalog that is not as it should be; one line a fault, each with its place."""


class Error(Exception):
    """An error with its code and arguments, raised where it happens and told where its reader is known:

        raise errcat.Error(40321, repository="Docs")
        …
        except errcat.Error as error: print(reader.tell(error))
    """

    def __init__(self, code: int, /, **arguments: Value):
        super().__init__(code, arguments)
        self.code = code
        self.arguments = arguments

    def __str__(self) -> str:
        return ", ".join([str(self.code), *(f"{name}={value}" for name, value in self.arguments.items())])

    def __reduce__(self):
        return _remake, (type(self), self.code, self.arguments)


def _remake(kind, code, arguments):
    return kind(code, **arguments)


class Text(str):
    """A sentence, and what its page wants to know: language, direction, parts and status."""
    language: str       # BCP 47, for lang
    direction: Direction
    status: Status
    name: Optional[str]  # of the argument or parameter that the status is about
    parts: list[tuple[Optional[str], str]]  # (name of the argument, or None, and text), in order


@dataclass(frozen=True)
class Language:
    tag: str
    name: str  # in the language itself
    direction: Direction
    translated: int
    total: int
    reviewed: bool
    complete: bool


@dataclass(frozen=True)
class Retold:
    """An error of a response. text is the reader's sentence, None where nothing could be told."""
    text: Optional[str]
    language: Optional[str]
    direction: Direction
    code: Optional[int]
    arguments: dict[str, Value]
    field: Optional[str]
    http_status: Optional[int]
    key: Optional[str]
    message: Optional[str]  # the server's own words
    detail: Optional[str]
    diagnostic: Optional[str]  # what is wrong with the response, in English
    status: Status
    reader: "Reader"  # whose domain knew it


# ---- values ----

# Half a surrogate pair is no text: a byte that UTF-8 never has, for which U+FFFD is written.
codecs.register_error("errcat", lambda error: (b"\xff" * (error.end - error.start), error.end))


def _time(value: date) -> tuple[int, int, int]:
    """Seconds on the clock, offset in minutes, precision."""
    if not isinstance(value, datetime):
        return (value - _EPOCH.date()).days * 86400, c.NO_OFFSET, c.DAY
    offset = value.utcoffset()
    seconds = (value.replace(tzinfo=None) - _EPOCH) // timedelta(seconds=1)
    return seconds, c.NO_OFFSET if offset is None else offset // timedelta(minutes=1), c.MINUTE


class _Arguments:
    """Arguments as C takes them, with the bytes that they point to."""

    def __init__(self, values: Mapping[str, Value]):
        self.names = list(values)
        self.kept = []
        self.items = (c.Argument * max(len(values), 1))()
        self.count = len(values)
        for item, (name, value) in zip(self.items, values.items()):
            item.name = self._keep(name.encode("utf-8", "errcat").replace(b"\0", b"\xff"))  # else it would end there
            self._fill(item, name, value)

    def _keep(self, data: bytes) -> bytes:
        self.kept.append(data)
        return data

    def _fill(self, item, name: str, value: Value) -> None:
        if isinstance(value, date):
            item.number, item.offset, item.precision = _time(value)
            item.type = c.TIME
        elif isinstance(value, int) and not isinstance(value, bool) and -1 << 63 <= value < 1 << 63:
            item.number, item.type = value, c.NUMBER
        elif isinstance(value, (str, int)) and not isinstance(value, bool):
            data = self._keep(str(value).encode("utf-8", "errcat"))
            item.text, item.length, item.type = ctypes.cast(data, ctypes.c_void_p), len(data), c.TEXT
        else:
            raise TypeError(f"{name!r}: an argument is a str, an int, a date or a datetime, "
                            f"not {type(value).__name__}")


def _value(argument) -> Value:
    """An argument of the library's, as Python has it."""
    if argument.type == c.TEXT:
        return ctypes.string_at(argument.text, argument.length).decode("utf-8", "replace")
    if argument.type != c.TIME:
        return argument.number
    moment = _EPOCH + timedelta(seconds=argument.number)
    if argument.precision == c.DAY:
        return moment.date()
    if argument.offset == c.NO_OFFSET:
        return moment
    return moment.replace(tzinfo=timezone(timedelta(minutes=argument.offset)))


def _written(write) -> bytes:
    """What write(buffer, size) writes, in a buffer that it fits in."""
    size = 1024
    while True:
        buffer = ctypes.create_string_buffer(size)
        length = write(buffer, size)
        if length < size:
            return buffer.raw[:length]
        size = length + 1


# ---- catalogs and readers ----

class _Faults(list):
    """Collects what the library reports, one line a fault."""

    def __init__(self):
        super().__init__()
        self.report = c.REPORT(lambda _, diagnostic: self.append(self.line(diagnostic.contents)))

    @staticmethod
    def line(diagnostic) -> str:
        return f"{diagnostic.where.decode('utf-8', 'replace')}: {diagnostic.what.decode()}"


def _close(catalogs, domain) -> None:
    _library.errcat_close(catalogs)
    _library.errcat_domain_free(domain)


class Catalogs:
    """A domain with its translations. Made by open()."""

    def __init__(self, domain: int, *, owned: bool):
        diagnostic = c.Diagnostic()
        self._handle = _library.errcat_open(domain, None, diagnostic)
        if not self._handle:
            if owned:
                _library.errcat_domain_free(domain)
            raise TableError(_Faults.line(diagnostic)) if diagnostic.kind else MemoryError()
        weakref.finalize(self, _close, self._handle, domain if owned else None)

    def add_directory(self, directory: str) -> list[str]:
        """Puts a directory's catalogs in front; returns what is wrong with them, and uses the rest."""
        faults = _Faults()
        _library.errcat_add_directory(self._handle, directory.encode("utf-8", "surrogateescape"), faults.report, None)
        return list(faults)

    def choose(self, wanted: str) -> "Reader":
        """The languages of a reader: an Accept-Language value, BCP 47 tags or names of locales."""
        return Reader(self, wanted)

    def languages(self) -> Iterator[Language]:
        description = c.Description()
        index = 0
        while _library.errcat_language_at(self._handle, index, description) == 0:
            yield Language(description.tag.decode(), description.name.decode(), _direction(description.direction),
                           description.translated, description.total, bool(description.reviewed),
                           bool(description.complete))
            index += 1

    def http_status(self, code: int, otherwise: int = 500) -> int:
        return _library.errcat_http_status(self._handle, code, otherwise)


def _direction(number: int) -> Direction:
    return Direction.RTL if number else Direction.LTR


def _release(reader, _catalogs) -> None:
    _library.errcat_release(reader)


class Reader:
    """A person's languages, best first. Made by Catalogs.choose()."""

    def __init__(self, catalogs: Catalogs, wanted: str):
        self._catalogs = catalogs
        self._reader = c.Reader()
        data = wanted.encode("utf-8", "errcat")
        self.status = Status(_library.errcat_choose(catalogs._handle, data, len(data), self._reader))
        if self.status & Status.NO_READER:
            raise MemoryError()
        weakref.finalize(self, _release, self._reader, catalogs)

    @property
    def language(self) -> str:
        return _library.errcat_reader_tag(self._reader).decode()

    @property
    def direction(self) -> Direction:
        return _direction(_library.errcat_reader_direction(self._reader))

    def format(self, code: int, arguments: Mapping[str, Value] = _NONE, *, mode: Mode = Mode.PLAIN,
               isolate: bool = False, hide_offset: bool = False, http_status: int = 0) -> Text:
        """The sentence of a code. isolate, for arguments in other scripts; hide_offset, for a reader who is in the
        zone of the times; http_status chooses the general sentence of a code that the table lacks. With isolate
        there are no parts."""
        given = _Arguments(arguments)
        options = c.Options(mode=mode.value, flags=isolate << 4 | hide_offset << 5, http_status=http_status)
        parts = (c.Part * (0 if isolate else 32))()
        needed = ctypes.c_size_t()
        result = c.Result()

        def write(buffer, size):
            call = self._reader, code, given.items, given.count, options, buffer, size
            if isolate:
                return _library.errcat_format(*call, result)
            return _library.errcat_format_parts(*call, parts, len(parts), needed, result)
        data = _written(write)
        text = Text(data.decode())
        text.language, text.direction = result.tag.decode(), _direction(result.direction)
        text.status = Status(result.status)
        text.name = result.name.decode("utf-8", "replace") if result.name else None
        text.parts = [(given.names[part.argument] if part.argument >= 0 else None,
                       data[part.start:part.start + part.length].decode()) for part in parts[:needed.value]]
        return text

    def tell(self, error: Error) -> Text:
        """The sentence of an error that was raised."""
        return self.format(error.code, error.arguments)

    def write(self, code: int, arguments: Mapping[str, Value] = _NONE, *, problem: bool = False,
              field: Optional[str] = None, http_status: int = 0, with_arguments: bool = False) -> bytes:
        """The JSON body of an error response: as the table has it, or RFC 9457 problem details."""
        given = _Arguments(arguments)
        about = field.encode("utf-8", "errcat") if field is not None else None
        options = c.BodyOptions(form=int(problem), flags=with_arguments << 8, http_status=http_status)
        if about is not None:
            options.field = c.Slice(ctypes.cast(about, ctypes.c_void_p), len(about))
        return _written(lambda buffer, size: _library.errcat_write(
            self._reader, code, given.items, given.count, options, buffer, size, c.Result()))


def open(table: str = "fileshare") -> Catalogs:
    """Opens a domain: the library liberrcat-TABLE ("fileshare"), or a .def file of one's own ("shop.def")."""
    if not table.endswith(".def"):
        function = getattr(ctypes.CDLL(f"liberrcat-{table}.so.1"), f"errcat_{table}")
        function.restype = ctypes.c_void_p
        return Catalogs(function(), owned=False)
    text = pathlib.Path(table).read_bytes()
    faults = _Faults()
    domain = _library.errcat_domain_load(text, len(text), table.encode("utf-8", "surrogateescape"), None,
                                         faults.report, None)
    if not domain:
        raise TableError("\n".join(faults)) if faults else MemoryError()
    return Catalogs(domain, owned=True)


# ---- responses ----

def retell(readers: Union[Reader, list[Reader]], response: Union[bytes, str], *, http_status: int = 0,
           language: Optional[str] = None) -> Iterator[Retold]:
    """The errors of a response, each told to the reader: a body, or status line, fields and body. The first of the
    readers whose domain knows an error is the one it is told to. http_status and language (Content-Language) are
    for a body that has come without its head."""
    readers = [readers] if isinstance(readers, Reader) else list(readers)
    data = response.encode("utf-8", "errcat") if isinstance(response, str) else bytes(response)
    pointers = (ctypes.POINTER(c.Reader) * max(len(readers), 1))(*(ctypes.pointer(r._reader) for r in readers))
    scratch = ctypes.create_string_buffer(4 * len(data) + 1)
    tag = language.encode() if language else None
    options = c.RetellOptions(http_status=http_status, scratch=ctypes.cast(scratch, ctypes.c_void_p),
                              scratch_size=len(scratch))
    if tag:
        options.language = c.Slice(ctypes.cast(tag, ctypes.c_void_p), len(tag))
    while True:
        told = c.Retold()
        text = _written(lambda buffer, size: _library.errcat_retell(
            pointers, len(readers), data, len(data), options, buffer, size, told))
        sentence = _library.errcat_diagnostic_sentence(told.diagnostic) if told.diagnostic else None
        yield Retold(
            text=text.decode() or None, language=told.tag.decode() or None,
            direction=_direction(told.direction), code=told.code or None,
            arguments={a.name.decode(): _value(a) for a in told.arguments[:told.argument_count]},
            field=told.field.decode(), http_status=told.http_status or None, key=told.key.decode(),
            message=told.message.decode(), detail=told.detail.decode(),
            diagnostic=sentence.decode() if sentence else None, status=Status(told.status),
            reader=readers[told.reader_index])
        if not told.next:
            return
        options.from_ = told.next
