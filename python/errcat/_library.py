"""errcat.h as ctypes has it: structs in the order of the header, and the functions that are called.

SPDX-License-Identifier: LGPL-2.1-or-later"""
import ctypes
from ctypes import POINTER, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_uint64, c_void_p

NUL = c_size_t(-1).value
TEXT, COUNT, NUMBER, TIME = 1, 2, 3, 4
NO_OFFSET = -32768
MINUTE, DAY = 0, 1


class Argument(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("text", c_void_p), ("length", c_size_t), ("number", c_int64),
                ("type", c_int32), ("precision", c_int32), ("offset", c_int32), ("reserved", c_int32)]


class Slice(ctypes.Structure):
    _fields_ = [("text", c_void_p), ("length", c_size_t)]

    def decode(self):
        if self.text is None:
            return None
        return ctypes.string_at(self.text, self.length).decode("utf-8", "replace")


class Reader(ctypes.Structure):
    _fields_ = [("languages", c_void_p * 4), ("pin", c_void_p), ("reserved", c_uint64 * 3)]


class Description(ctypes.Structure):
    _fields_ = [("tag", ctypes.c_char * 32), ("name", ctypes.c_char * 64), ("direction", c_int32),
                ("translated", c_uint32), ("total", c_uint32), ("reviewed", c_int32), ("complete", c_int32),
                ("reserved", c_uint64 * 4)]


class Diagnostic(ctypes.Structure):
    _fields_ = [("kind", c_int32), ("what", c_char_p), ("entry", c_int32), ("where", ctypes.c_char * 256),
                ("reserved", c_uint64 * 2)]


class Options(ctypes.Structure):
    _fields_ = [("mode", c_int32), ("flags", c_uint32), ("http_status", c_int32), ("reserved_word", c_uint32),
                ("reserved", c_uint64 * 4)]


class BodyOptions(ctypes.Structure):
    _fields_ = [("form", c_int32), ("flags", c_uint32), ("http_status", c_int32), ("reserved_word", c_uint32),
                ("members", Slice), ("field", Slice), ("reserved", c_uint64 * 6)]


class Result(ctypes.Structure):
    _fields_ = [("status", c_uint32), ("direction", c_int32), ("tag", c_char_p), ("name", c_char_p),
                ("reserved", c_uint64 * 2)]


class Part(ctypes.Structure):
    _fields_ = [("start", c_size_t), ("length", c_size_t), ("argument", c_int32), ("reserved", c_int32)]


class RetellOptions(ctypes.Structure):
    _fields_ = [("mode", c_int32), ("flags", c_uint32), ("http_status", c_int32), ("reserved_word", c_uint32),
                ("from_", c_size_t), ("language", Slice), ("scratch", c_void_p), ("scratch_size", c_size_t),
                ("hint", POINTER(c_uint64)), ("reserved", c_uint64 * 6)]


class Retold(ctypes.Structure):
    _fields_ = [("outcome", c_int32), ("code", c_int32), ("http_status", c_int32), ("direction", c_int32),
                ("status", c_uint32), ("diagnostic", c_int32), ("place", c_size_t), ("reader_index", c_size_t),
                ("next", c_size_t), ("key", Slice), ("message", Slice), ("detail", Slice), ("field", Slice),
                ("element", Slice), ("body", Slice), ("tag", ctypes.c_char * 32), ("argument_count", c_size_t),
                ("arguments", Argument * 8), ("reserved", c_uint64 * 8)]


REPORT = ctypes.CFUNCTYPE(None, c_void_p, POINTER(Diagnostic))


def _load():
    """The library, each function with its types: what is not named here is not called."""
    library = ctypes.CDLL("liberrcat.so.1")
    text = [c_char_p, c_size_t]
    for name, result, *arguments in [
            ("errcat_open", c_void_p, c_void_p, c_void_p, POINTER(Diagnostic)),
            ("errcat_close", None, c_void_p),
            ("errcat_domain_load", c_void_p, c_char_p, c_size_t, c_char_p, c_void_p, REPORT, c_void_p),
            ("errcat_domain_free", None, c_void_p),
            ("errcat_add_directory", c_int32, c_void_p, c_char_p, REPORT, c_void_p),
            ("errcat_language_at", c_int32, c_void_p, c_size_t, POINTER(Description)),
            ("errcat_choose", c_uint32, c_void_p, *text, POINTER(Reader)),
            ("errcat_release", None, POINTER(Reader)),
            ("errcat_reader_tag", c_char_p, POINTER(Reader)),
            ("errcat_reader_direction", c_int32, POINTER(Reader)),
            ("errcat_http_status", c_int32, c_void_p, c_int32, c_int32),
            ("errcat_diagnostic_sentence", c_char_p, c_int32),
            ("errcat_format_parts", c_size_t, POINTER(Reader), c_int32, POINTER(Argument), c_size_t,
             POINTER(Options), c_char_p, c_size_t, POINTER(Part), c_size_t, POINTER(c_size_t), POINTER(Result)),
            ("errcat_format", c_size_t, POINTER(Reader), c_int32, POINTER(Argument), c_size_t, POINTER(Options),
             c_char_p, c_size_t, POINTER(Result)),
            ("errcat_write", c_size_t, POINTER(Reader), c_int32, POINTER(Argument), c_size_t,
             POINTER(BodyOptions), c_char_p, c_size_t, POINTER(Result)),
            ("errcat_retell", c_size_t, POINTER(POINTER(Reader)), c_size_t, c_char_p, c_size_t,
             POINTER(RetellOptions), c_char_p, c_size_t, POINTER(Retold))]:
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


library = _load()
