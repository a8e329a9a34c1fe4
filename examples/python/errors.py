#!/usr/bin/env python3
"""errcat from Python: errors.py CODE LANGUAGES [NAME=VALUE...]
The module is in the folder python; nothing is to be compiled.

SPDX-License-Identifier: LGPL-2.1-or-later"""
import sys

import errcat

code, languages, *words = sys.argv[1:]
reader = errcat.open("fileshare").choose(languages)
print(reader.format(int(code), dict(word.split("=", 1) for word in words)))
