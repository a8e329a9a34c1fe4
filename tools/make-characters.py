#!/usr/bin/env python3
# Writes src/command/character.inc, what src/command/character.c needs, from the Unicode data of Python.
# SPDX-License-Identifier: LGPL-2.1-or-later
#
#   tools/make-characters.py >src/command/character.inc
import sys
from unicodedata import category, east_asian_width, unidata_version

ALL = range(0xA0, 0x110000)
# The soft hyphen, and the signs that stand below or round a number.
SEEN = {0xAD, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


def width(code):
    """Columns of a terminal; None where the character does not exist, and takes that of its neighbours."""
    if 0x1160 <= code <= 0x11FF:  # vowels and finals of Hangul, which join the initial before them
        return 0
    if category(chr(code)) in ('Mn', 'Me', 'Cf', 'Zl', 'Zp'):
        return 1 if code in SEEN else 0
    if category(chr(code)) == 'Cn':  # planes 2 and 3 are for wide ones
        return 2 if 0x20000 <= code <= 0x3FFFD else None
    return 2 if east_asian_width(chr(code)) in 'WF' else 1


def fold(code):
    """The simple case folding of Unicode, as far as Python knows it; İ is i, as in GİRİŞ, giriş."""
    if code == 0x130:
        return ord('i')
    text = chr(code).casefold()
    text = text if len(text) == 1 else chr(code).lower()
    return ord(text) if len(text) == 1 else code


def widths():
    """Ranges of one width that is not 1."""
    first, last, known = None, None, 1
    for code in ALL:
        now = width(code)
        if now is None:
            continue
        if now != known:
            if known != 1:
                yield first, last, known
            first, known = code, now
        last = code
    if known != 1:
        yield first, last, known


def folds():
    """Ranges whose characters, each or every other one, fold by the same distance."""
    pairs = [(code, fold(code) - code) for code in ALL if fold(code) != code]
    while pairs:
        first, distance = pairs[0]
        step = 2 if len(pairs) > 1 and pairs[1] == (first + 2, distance) else 1
        count = 1
        while count < len(pairs) and pairs[count] == (first + step * count, distance):
            count += 1
        yield first, pairs[count - 1][0], step, distance
        del pairs[:count]


def put(rows):
    line = '   '
    for row in rows:
        word = ' {' + ', '.join(row) + '},'
        if len(line + word) > 100:
            print(line)
            line = '   '
        line += word
    print(line + '\n};')


print(f'''/* From Unicode {unidata_version}, by tools/make-characters.py; do not edit.
   Copyright © 1991-2021 Unicode, Inc. SPDX-License-Identifier: Unicode-DFS-2016
   (tests/data/matching/LICENSE.unicode) */

/* How wide characters are that do not take one column. */
static const struct range widths[] = {{''')
put((f'0x{first:X}', f'0x{last:X}', '1', str(wide)) for first, last, wide in widths())
print('''
/* How far letters are from what they are but for their case. */
static const struct range folds[] = {''')
put((f'0x{first:X}', f'0x{last:X}', str(step), str(distance)) for first, last, step, distance in folds())
