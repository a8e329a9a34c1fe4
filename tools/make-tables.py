#!/usr/bin/env python3
# Writes the tables of README.md, po/README.md and po/glossary/TEMPLATE.md that are made of other files: they
# stand between a line "<!-- NAME, by tools/make-tables.py -->" and a line "<!-- end -->".
# SPDX-License-Identifier: LGPL-2.1-or-later
#
#   tools/make-tables.py [--check]     --check writes nothing, and fails where a table is not as it should be
import collections
import glob
import os
import re
import sys

import catalog
import languages

PAGES = [os.path.join(languages.PO, page) for page in ('../README.md', 'README.md', 'glossary/TEMPLATE.md')]


def plural_forms():
    rules = collections.defaultdict(list)
    for name, row in languages.read().items():
        if row['plural'] and name != 'en':
            rules[row['plural']].append(name)
    yield '| languages | Plural-Forms |'
    yield '|---|---|'
    for rule, names in sorted(rules.items(), key=lambda rule: (rule[0][:10], -len(rule[1]))):
        yield f'| {" ".join(names)} | `{rule}` |'.replace('||', r'\|\|')


def share(folder, name):
    """How much of a folder's template a catalog has, in hundredths."""
    path = os.path.join(languages.PO, folder, name + '.po')
    if not os.path.exists(path):
        return '–'
    [template] = glob.glob(os.path.join(languages.PO, folder, '*.pot'))
    total = sum(1 for message in catalog.read_po(template) if message.source)
    done = sum('fuzzy' not in message.flags for message in catalog.read(path)[1])
    return f'{100 * done // total} %'


def catalogs():
    """The table's languages, each with the header of its catalog."""
    for path in sorted(glob.glob(os.path.join(languages.PO, 'fileshare', '*.po'))):
        yield os.path.basename(path)[:-3], catalog.read(path)[0]


def reader_of(fields):
    draft = fields.get('X-Errcat-Review') == 'draft'
    return 'no native' if draft else re.sub(r'\s*<.*', '', fields['Last-Translator'])


def completeness():
    rows = languages.read()
    yield '| language | | fileshare | errcat | command | reviewed by |'
    yield '|---|---|---|---|---|---|'
    for name, fields in catalogs():
        yield f'| {name} | {rows[name]["english"]} | ' + \
            ' | '.join(share(folder, name) for folder in ('fileshare', 'errcat', 'command')) + \
            f' | {reader_of(fields)} |'


def readings():
    rows, known = languages.read(), {}
    with open(os.path.join(languages.PO, 'readings.tsv'), encoding='utf-8') as file:
        for line in file:
            if not line.startswith('#'):
                name, *cells = line.rstrip('\n').split('\t')
                known[name] = [cell or '–' for cell in cells]
    yield '| | language | first reading | blind reading | rounds | planted errors found | reviewed by |'
    yield '|---|---|---|---|---|---|---|'
    for name, fields in catalogs():
        yield f'| {name} | {rows[name]["english"]} | ' + ' | '.join(known.get(name, ['–'] * 4)) + \
            f' | {reader_of(fields)} |'


def concepts():
    yield '| English | LANGUAGE | found in | must not also mean | note |'
    yield '|---|---|---|---|---|'
    with open(os.path.join(languages.PO, 'concepts.md'), encoding='utf-8') as file:
        for concept in re.findall(r'^\| ([^|]+) \|', file.read(), re.MULTILINE):
            if concept != 'concept':
                yield f'| {concept} | | | | |'


TABLES = {'plural forms': plural_forms, 'completeness': completeness, 'readings': readings, 'concepts': concepts}


def filled(text):
    def table(match):
        lines = '\n'.join(TABLES[match[1]]())
        return f'<!-- {match[1]}, by tools/make-tables.py -->\n{lines}\n<!-- end -->'
    return re.sub(r'<!-- ([a-z ]+), by tools/make-tables\.py -->\n.*?<!-- end -->', table, text,
                  flags=re.DOTALL)


def main(check):
    for page in PAGES:
        with open(page, encoding='utf-8') as file:
            before = file.read()
        after = filled(before)
        if check and after != before:
            sys.exit(f'{page} is not up to date; run tools/make-tables.py')
        if after != before:
            with open(page, 'w', encoding='utf-8') as file:
                file.write(after)


if __name__ == '__main__':
    main('--check' in sys.argv[1:])
