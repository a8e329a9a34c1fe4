#!/usr/bin/env python3
# Writes the tables of po/README.md that are made of other files: they stand between a line
# "<!-- NAME, by tools/make-tables.py -->" and a line "<!-- end -->".
# SPDX-License-Identifier: LGPL-2.1-or-later
#
#   tools/make-tables.py [--check]     --check writes nothing, and fails where a table is not as it should be
import collections
import os
import re
import sys

import languages

README = os.path.join(languages.PO, 'README.md')


def plural_forms():
    rules = collections.defaultdict(list)
    for name, row in languages.read().items():
        if row['plural'] and name != 'en':
            rules[row['plural']].append(name)
    yield '| languages | Plural-Forms |'
    yield '|---|---|'
    for rule, names in sorted(rules.items(), key=lambda rule: (rule[0][:10], -len(rule[1]))):
        yield f'| {" ".join(names)} | `{rule}` |'.replace('||', r'\|\|')


TABLES = {'plural forms': plural_forms}


def filled(text):
    def table(match):
        lines = '\n'.join(TABLES[match[1]]())
        return f'<!-- {match[1]}, by tools/make-tables.py -->\n{lines}\n<!-- end -->'
    return re.sub(r'<!-- ([a-z ]+), by tools/make-tables\.py -->\n.*?<!-- end -->', table, text,
                  flags=re.DOTALL)


def main(check):
    with open(README, encoding='utf-8') as file:
        before = file.read()
    after = filled(before)
    if check and after != before:
        sys.exit('po/README.md is not up to date; run tools/make-tables.py')
    if after != before:
        with open(README, 'w', encoding='utf-8') as file:
            file.write(after)


if __name__ == '__main__':
    main('--check' in sys.argv[1:])
