#!/usr/bin/env python3
"""errcat from Python, through ctypes: errors.py CODE LANGUAGES [NAME=VALUE...]

SPDX-License-Identifier: LGPL-2.1-or-later"""
import ctypes
import sys

NUL = ctypes.c_size_t(-1).value


class Argument(ctypes.Structure):  # errcat_argument
    _fields_ = [("name", ctypes.c_char_p), ("text", ctypes.c_char_p), ("length", ctypes.c_size_t),
                ("number", ctypes.c_int64), ("type", ctypes.c_int32), ("precision", ctypes.c_int32),
                ("offset", ctypes.c_int32), ("reserved", ctypes.c_int32)]


class Reader(ctypes.Structure):  # errcat_reader
    _fields_ = [("languages", ctypes.c_void_p * 4), ("pin", ctypes.c_void_p),
                ("reserved", ctypes.c_uint64 * 3)]


lib = ctypes.CDLL("liberrcat.so.1")
fileshare = ctypes.CDLL("liberrcat-fileshare.so.1")
fileshare.errcat_fileshare.restype = lib.errcat_open.restype = ctypes.c_void_p
lib.errcat_open.argtypes = [ctypes.c_void_p] * 3
lib.errcat_choose.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.POINTER(Reader)]
lib.errcat_text.restype = Argument
lib.errcat_text.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_size_t]
lib.errcat_format.restype = ctypes.c_size_t
lib.errcat_format.argtypes = [ctypes.POINTER(Reader), ctypes.c_int32, ctypes.POINTER(Argument),
                              ctypes.c_size_t, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t,
                              ctypes.c_void_p]

catalogs = lib.errcat_open(fileshare.errcat_fileshare(), None, None)
reader = Reader()
lib.errcat_choose(catalogs, sys.argv[2].encode(), NUL, reader)


def message(code, **values):
    # An argument points to its bytes, so they are kept until the text is written.
    kept = [(name.encode(), str(value).encode()) for name, value in values.items()]
    given = [lib.errcat_text(name, value, NUL) for name, value in kept]
    text = ctypes.create_string_buffer(1024)
    lib.errcat_format(reader, code, (Argument * len(given))(*given), len(given), None, text, len(text), None)
    return text.value.decode()


print(message(int(sys.argv[1]), **dict(word.split("=", 1) for word in sys.argv[3:])))
