#!/usr/bin/env python3
# What can be seen of translations without knowing the language (tools/wording.py), in catalogs of this
# repository and others.
# SPDX-License-Identifier: LGPL-2.1-or-later
#
#   tools/check-words.py [--advice] FILE.po…      what is wrong; with --advice, what may be, too, and messages
#                                                 that say the same in one language and not in the other
#   tools/check-words.py --count FILE.po|.mo…     findings in a thousand messages, by language and check
#
# Messages that are right though a check finds something stand in po/accepted.txt, each with a reason.
import collections
import os
import re
import sys

import catalog
import languages
import wording


def row_of(rows, fields, path):
    """By the header's language, less and less of it: es_MX, es."""
    name = fields.get('Language') or re.search(r'([a-z]+[\w@]*)/LC_MESSAGES', path)[1]
    return rows.get(name) or rows.get(re.match('[a-z]*', name)[0])


def header_findings(row, fields, path):
    if path.endswith('.po') and not re.match('https?://', fields.get('Report-Msgid-Bugs-To', '')):
        yield 'Report-Msgid-Bugs-To is no URL'
    rule = fields.get('Plural-Forms')
    if rule and row['plural'] and not is_rule(rule, row['plural']):
        yield 'Plural-Forms is not that of po/languages.tsv'


def is_rule(rule, known):
    try:
        return languages.plural_values(rule) == languages.plural_values(known)
    except (ValueError, ArithmeticError):  # errcat check says what is wrong with it
        return False


# ---- what is accepted ----

def read_accepted():
    """(language, check, source): the line; the source may be *."""
    accepted = {}
    with open(os.path.join(languages.PO, 'accepted.txt'), encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            if not line.startswith('#') and line.strip():
                language, check, source, _ = line.rstrip('\n').split('\t')
                accepted[language, check, source] = number
    return accepted


# ---- messages against each other ----

def key_of(source):
    """What English sentences that say the same have in common."""
    return re.sub(r'\W+', ' ', re.sub(r'\b(the|a|an)\b', '', source.lower())).strip()


def twins(messages):
    """Two messages that say the same in English and not here, or the reverse: for who reads them."""
    by_source, by_text = collections.defaultdict(dict), collections.defaultdict(dict)
    for place, message in messages:
        if not (message.context or '').startswith(wording.SAMPLES):
            by_source[key_of(message.source)].setdefault(message.forms[-1], (place, message.source))
            by_text[message.forms[-1]].setdefault(key_of(message.source), (place, message.source))
    for texts in by_source.values():
        if len(texts) > 1:
            yield 'said in two ways', [f'{place}: “{text}”' for text, (place, _) in texts.items()]
    for text, sources in by_text.items():
        if len(sources) > 1:
            yield f'one translation, “{text}”', [f'{place}: “{source}”' for place, source in sources.values()]


# ---- the files ----

def file_findings(rows, path):
    """(line, check, source, what is wrong) for each thing in a file, and its messages."""
    try:
        fields, messages = catalog.read(path)
    except UnicodeDecodeError:
        return [(1, 'header', '', 'not UTF-8; errcat check says in which line')], '', []
    row = row_of(rows, fields, path)
    if not row:
        return [(1, 'header', '', f'po/languages.tsv has no language {fields.get("Language")}')], '', []
    found = [(1, 'header', '', what) for what in header_findings(row, fields, path)]
    for message in messages:
        if 'fuzzy' in message.flags:
            found.append((message.line, 'header', message.source, 'fuzzy; review it and remove the mark'))
        found += [(message.line, name, message.source, what) for name, what in wording.findings(row, message)]
    return found, row['language'], messages


def check(paths, advice):
    rows, accepted, used = languages.read(), read_accepted(), set()
    failed, messages = 0, collections.defaultdict(list)
    for path in paths:
        found, language, in_file = file_findings(rows, path)
        messages[language] += [(f'{path}:{message.line}', message) for message in in_file]
        for line, name, source, what in found:
            keys = {(language, name, source), (language, name, '*')} & accepted.keys()
            used |= keys
            fails = name == 'header' or wording.CHECKS[name][1]
            if not keys and (fails or advice):
                failed += fails
                print(f'{path}:{line}: {"" if fails else "perhaps "}{name}: {what}')
    for language, list_ in messages.items():
        for what, places in twins(list_) if advice else ():
            print(f'{language}: {what}', *places, sep='\n    ')
    return failed


def count(paths):
    rows, strings, counts = languages.read(), collections.Counter(), collections.Counter()
    for path in paths:
        fields, found = catalog.read(path)
        row = row_of(rows, fields, path)
        for message in found:
            strings[row['language']] += 1
            for name in {name for name, _ in wording.findings(row, message)}:
                counts[row['language'], name] += 1
    print('language', 'messages', *wording.CHECKS, sep='\t')
    for language, total in sorted(strings.items()):
        print(language, total, *(f'{1000 * counts[language, name] / total:.1f}' for name in wording.CHECKS), sep='\t')


if __name__ == '__main__':
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith('--')]
    if '--count' in sys.argv:
        count(arguments)
    elif check(arguments, '--advice' in sys.argv):
        sys.exit(1)
