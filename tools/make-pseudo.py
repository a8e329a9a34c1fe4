#!/usr/bin/env python3
# Writes a catalog that is no language, for those who make user interfaces: what is not translated, is cut
# off, or is put together of parts shows at once.
# SPDX-License-Identifier: LGPL-2.1-or-later
#
#   tools/make-pseudo.py en_XA|ar_XB FILE.pot >FILE.po
#
# en_XA is English with accents, a third longer, in brackets. ar_XB has Arabic letters for the English ones, so
# that it runs from right to left; and Arabic's plural forms, digits and dates.
import re
import sys

import catalog
import languages
import wording

LATIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
ACCENTS = 'áƀçđéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ'
ARABIC = 'ابكدهفجحيجكلمنوبقرستعفوخيز' * 2
LETTERS = {'en_XA': ACCENTS, 'ar_XB': ARABIC}
LIKE = {'en_XA': 'en', 'ar_XB': 'ar'}
PADDING = 'one two three four five six seven eight nine ten'.split()


def in_letters(language, text):
    """The letters of a text exchanged, but for those of placeholders and of code."""
    table = str.maketrans(LATIN, LETTERS[language])
    kept = f'({wording.PLACEHOLDER}|{wording.CODE})'
    # CODE has no group that keeps what it finds, so that each second part is kept.
    return ''.join(part if index % 2 else part.translate(table) for index, part in enumerate(re.split(kept, text)))


def padding(text):
    words = 1 + len(text) // 15
    return ' ' + ' '.join(PADDING[index % len(PADDING)] for index in range(words))


def pseudo(language, text):
    start, middle, end = re.fullmatch(r'(\s*)(.*?)(\s*)', text, re.DOTALL).groups()
    if language == 'en_XA':
        return f'{start}[{in_letters(language, middle)}{padding(middle)}]{end}'
    return start + in_letters(language, middle) + end


def quoted(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'


def entry(language, samples, message, singular_at, forms):
    """The lines of a message; the form that serves 1 is the singular."""
    if message.context:
        yield 'msgctxt ' + quoted(message.context)
    yield 'msgid ' + quoted(message.source)
    sample = samples.get((message.context, message.source))
    if message.plural is None:
        yield 'msgstr ' + quoted(sample or pseudo(language, message.source))
        return
    yield 'msgid_plural ' + quoted(message.plural)
    for form in range(forms):
        source = message.source if form == singular_at else message.plural
        yield f'msgstr[{form}] ' + quoted(pseudo(language, source))


def main(language, pot):
    row = languages.read()[LIKE[language]]
    samples = dict(zip(languages.samples(), languages.sample_texts(row)))
    forms, form = languages.plural_rule(row['plural'])
    print('msgid ""\nmsgstr ""\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
          f'"Content-Transfer-Encoding: 8bit\\n"\n"Language: {language}\\n"\n"Plural-Forms: {row["plural"]}\\n"')
    for message in catalog.read_po(pot):
        if message.source:
            flags = ['#, ' + message.flags.lstrip(', ')] if message.flags else []
            print('', *flags, *entry(language, samples, message, form(1), forms), sep='\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
