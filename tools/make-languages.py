#!/usr/bin/env python3
# Writes po/languages.tsv, what is known of each language that CLDR knows, of CLDR 41, Unihan (Debian's
# unicode-cldr-core and unicode-data; Unicode-DFS-2016) and po/languages.conf, which wins.
# SPDX-License-Identifier: LGPL-2.1-or-later
#
#   tools/make-languages.py build/errcat [/usr/share/unicode] >po/languages.tsv
#
# Nothing is guessed: a cell is empty where neither says anything, and where `errcat check` refuses what
# CLDR says. Dates are its yMMMd with the hour that the likely region prefers; spaces are U+00A0.
import bz2
import configparser
import functools
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import languages

errcat, root = [*sys.argv[1:], '/usr/share/unicode'][:2]
common = os.path.join(root, 'cldr', 'common')
COLUMNS = ['language', 'tag', 'english', 'name', 'direction', 'plural', 'quotes', 'stop', 'question', 'spaced',
           'wrong', 'dictionary', *languages.SAMPLES]

# Catalogs whose names and tags are not CLDR's.
LOCALES = {'pt': 'pt_PT', 'pt_BR': 'pt', 'zh_CN': 'zh', 'zh_HK': 'zh_Hant_HK', 'zh_TW': 'zh_Hant',
           'sr@latin': 'sr_Latn', 'es_419': 'es_419'}
TAGS = {'pt': 'pt-PT', 'sr@latin': 'sr-Latn'}
# Norwegian is nb and nn here; nah and smi are families.
LEFT_OUT = {'root', 'no', 'zh', 'nah', 'smi'}


def tree(*path):
    return ElementTree.parse(os.path.join(common, *path)).getroot()


@functools.cache
def supplemental(name):
    return tree('supplemental', name + '.xml')


# ---- inheritance ----

@functools.cache
def main(locale):
    path = os.path.join(common, 'main', locale + '.xml')
    return ElementTree.parse(path).getroot() if os.path.exists(path) else None


parents = {child: element.get('parent')
           for element in supplemental('supplementalData').iter('parentLocale')
           for child in element.get('locales').split()}


def ancestors(locale):
    while locale != 'root':
        yield locale
        locale = parents.get(locale) or locale.rpartition('_')[0] or 'root'


def own(locale, *paths):
    """The text at the first of the paths that a locale has, or one that it inherits from but root."""
    for path in paths:
        for ancestor in ancestors(locale):
            if main(ancestor) is None:
                continue
            for element in main(ancestor).findall(path):
                good = element.get('draft') not in ('unconfirmed', 'provisional') and \
                    not element.get('alt') and element.text != '↑↑↑'
                if good:
                    return element.text
    return None


def text(locale, *paths):
    found = own(locale, *paths)
    return found or next(filter(None, (main('root').findtext(path) for path in paths)), '')


# ---- plural rules ----

def condition_of(relation):
    """C of a relation for whole numbers: "i % 10 = 2..4"; True or False where it is no question."""
    operand, modulus, sign, values = re.fullmatch(
        r'([nivwftce])(?: % (\d+))? (!?=) ([0-9.,]+)', relation.strip()).groups()
    ranges = [tuple(map(int, (part + '..' + part).split('..')[:2])) for part in values.split(',')]
    if operand not in 'ni':
        return any(low <= 0 <= high for low, high in ranges) == (sign == '=')
    subject = 'n%' + modulus if modulus else 'n'
    if sign == '!=':
        return ' && '.join(f'{subject}!={low}' if low == high else f'({subject}<{low} || {subject}>{high})'
                           for low, high in ranges)
    parts = [f'{subject}=={low}' if low == high else
             f'{subject}<={high}' if low == 0 else f'{subject}>={low} && {subject}<={high}'
             for low, high in ranges]
    if len(parts) == 1:
        return parts[0]
    return '(' + ' || '.join(f'({part})' if '&&' in part else part for part in parts) + ')'


def rule_of(text):
    """C of CLDR's condition; None where no whole number fulfils it."""
    ors = []
    for clause in text.split('@')[0].strip().split(' or '):
        ands = [condition_of(relation) for relation in clause.split(' and ')]
        if False in ands:
            continue
        ands = [relation for relation in ands if relation is not True]
        if not ands:
            return '1'
        if ands not in ors:
            ors.append(ands)
    return ' || '.join('(' + ' && '.join(ands) + ')' if len(ands) > 1 and len(ors) > 1 else ' && '.join(ands)
                       for ands in ors) or None


def header_of(rules):
    """Plural-Forms of CLDR's rules; forms that no whole number reaches are left out."""
    order = ['zero', 'one', 'two', 'few', 'many', 'other']
    texts = {rule.get('count'): rule.text for rule in rules}
    conditions = [rule_of(texts[count]) for count in order[:-1] if count in texts]
    conditions = [condition for condition in conditions if condition]
    if not conditions:
        return 'nplurals=1; plural=0;'
    chain = ''.join(f'{condition} ? {form} : ' for form, condition in enumerate(conditions))
    header = f'nplurals={len(conditions) + 1}; plural=({chain}{len(conditions)});'
    forms, form = languages.plural_rule(header)
    reached = {form(n) for n in languages.NUMBERS}
    if forms - 1 not in reached:  # then the last one with a condition takes the rest
        forms -= 1
        chain = chain.rpartition(f' ? {forms - 1} : ')[0]
        chain = chain.rpartition(' : ')[0] + ' : ' if ' : ' in chain else ''
        header = f'nplurals={forms}; plural=({chain}{forms - 1});'
    assert {languages.plural_rule(header)[1](n) for n in languages.NUMBERS} == set(range(forms)), header
    return header


# The usual spellings; what is equal by value to one of them is spelled so.
SPELLINGS = {languages.plural_values(header): header for header in (
    'nplurals=1; plural=0;',
    'nplurals=2; plural=(n != 1);',
    'nplurals=2; plural=(n > 1);',
    'nplurals=2; plural=(n%10!=1 || n%100==11);',
    'nplurals=2; plural=(n%10==4 || n%10==6 || n%10==9);',
    'nplurals=3; plural=(n==1 ? 0 : n!=0 && n%1000000==0 ? 1 : 2);',
    'nplurals=3; plural=(n<=1 ? 0 : n%1000000==0 ? 1 : 2);',
    'nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);',
    'nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);',
    'nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);',
    'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);',
    'nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);',
    'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);',
    'nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2);',
    'nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);',
    'nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4);',
    'nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);',
    'nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);',
)}


def read_plurals():
    headers = {}
    for rules in supplemental('plurals').iter('pluralRules'):
        header = header_of(rules)
        header = SPELLINGS.get(languages.plural_values(header), header)
        for locale in rules.get('locales').split():
            headers[locale] = header
    return headers


# ---- regions ----

likely = {element.get('from'): element.get('to')
          for element in supplemental('likelySubtags').iter('likelySubtag')}


def region_of(locale):
    match = re.search(r'_([A-Z]{2}|[0-9]{3})$', locale)
    if match:
        return match[1]
    return (likely.get(locale) or likely.get(locale.split('_')[0]) or '__ZZ').split('_')[2]


with open(os.path.join(common, 'properties', 'scriptMetadata.txt'), encoding='utf-8') as file:
    directions = {field[0].strip(): 'rtl' if field[6].strip() == 'YES' else 'ltr'
                  for field in (line.split(';') for line in file if re.match('[A-Z]', line))}
hours, calendars = {}, {}
for element in supplemental('supplementalData').iter('hours'):
    for region in element.get('regions').split():
        hours[region] = element.get('preferred')
for element in supplemental('supplementalData').iter('calendarPreference'):
    for region in element.get('territories').split():
        calendars[region] = element.get('ordering').split()[0]


# ---- samples ----

digit_sets = {element.get('id'): element.get('digits')
              for element in supplemental('numberingSystems').iter('numberingSystem')
              if element.get('type') == 'numeric'}


def system_of(locale):
    return text(locale, 'numbers/defaultNumberingSystem')


def in_digits(locale, number):
    return re.sub('[0-9]', lambda digit: digit_sets[system_of(locale)][int(digit[0])], str(number))


def in_system(locale, path):
    """Something of numbers, which a numbering system other than Latin's may inherit from that."""
    paths = [path.replace('SYSTEM', system) for system in (system_of(locale), 'latn')]
    return next(filter(None, (text(locale, path) for path in paths)), '')


def number_pattern(locale):
    """The pattern of plain numbers; those of a type are for "12 thousand"."""
    for system in (system_of(locale), 'latn'):
        for ancestor in [*filter(main, ancestors(locale)), 'root']:
            for length in main(ancestor).findall(
                    f"numbers/decimalFormats[@numberSystem='{system}']/decimalFormatLength"):
                if not length.get('type'):
                    return length.findtext('decimalFormat/pattern')
    return ''


def number_sample(locale, digits):
    mark = in_system(locale, "numbers/symbols[@numberSystem='SYSTEM']/group") or ','
    least = int(text(locale, 'numbers/minimumGroupingDigits'))
    groups = number_pattern(locale).split(';')[0].split('.')[0].split(',')
    if len(groups) == 1 or len(digits) < len(groups[-1]) + least:
        return in_digits(locale, digits)
    digits, written = digits[:-len(groups[-1])], digits[-len(groups[-1]):]
    size = len(groups[-2]) if len(groups) > 2 else len(groups[-1])
    while digits:
        digits, written = digits[:-size], digits[-size:] + mark + written
    return in_digits(locale, written)


GREGORIAN = "dates/calendars/calendar[@type='gregorian']/"


def months(locale, letters):
    """The twelve months as MMM and the like write them."""
    widths = ['abbreviated', 'wide'] if len(letters) == 3 else ['wide', 'abbreviated']
    contexts = ['format', 'stand-alone'] if letters[0] == 'M' else ['stand-alone', 'format']
    return [own(locale, *(f"{GREGORIAN}months/monthContext[@type='{context}']/"
                          f"monthWidth[@type='{width}']/month[@type='{month}']"
                          for width in widths for context in contexts)) for month in range(1, 13)]


def mark_of(locale, hour):
    kind = 'am' if hour < 12 else 'pm'
    return text(locale, *(f"{GREGORIAN}dayPeriods/dayPeriodContext[@type='format']/"
                          f"dayPeriodWidth[@type='{width}']/dayPeriod[@type='{kind}']"
                          for width in ('wide', 'abbreviated')))


def available(skeleton):
    return f"{GREGORIAN}dateTimeFormats/availableFormats/dateFormatItem[@id='{skeleton}']"


def date_pattern(locale, calendar):
    """Many languages say nothing of yMMMd, but have a medium format of their own."""
    if calendar == 'persian':  # the months are Gregorian
        return text(locale, available('yMd'))
    medium = f"{GREGORIAN}dateFormats/dateFormatLength[@type='medium']/dateFormat/pattern"
    return own(locale, available('yMMMd'), medium) or text(locale, available('yMMMd'))


def time_pattern(locale):
    region = region_of(locale)
    hour = hours.get(locale.split('_')[0] + '_' + region) or hours.get(region) or hours['001']
    return text(locale, available('Hm' if hour == 'H' else 'hm'))


def glue(locale):
    return text(locale, f"{GREGORIAN}dateTimeFormats/dateTimeFormatLength[@type='medium']/"
                        'dateTimeFormat/pattern')


def write(locale, pattern, instant):
    """An instant (year, month, day, hour, minute) by a pattern of UTS #35."""
    year, month, day, hour, minute = instant
    numbers = {'y': year, 'd': day, 'H': hour, 'k': hour or 24, 'h': hour % 12 or 12, 'K': hour % 12,
               'm': minute, 'M': month, 'L': month}
    written = ''
    for quoted, letters, letter, sign in re.findall(r"('(?:[^']|'')*')|(([a-zA-Z])\3*)|([^a-zA-Z'])",
                                                    re.sub('G+ | ?G+', '', pattern)):
        if not letter:
            written += sign or quoted[1:-1].replace("''", "'") or "'"
        elif letter in 'abB':
            written += mark_of(locale, hour)
        elif letter in 'ML' and len(letters) > 2:
            written += months(locale, letters)[month - 1]
        elif letters == 'yy':
            written += in_digits(locale, f'{year % 100:02}')
        else:
            written += in_digits(locale, f'{numbers[letter]:0{len(letters)}}')
    return written


INSTANTS = {'gregorian': ((2026, 3, 2, 9, 5), (2026, 11, 23, 16, 47)),
            'buddhist': ((2569, 3, 2, 9, 5), (2569, 11, 23, 16, 47)),
            'persian': ((1404, 12, 11, 9, 5), (1405, 9, 2, 16, 47))}


def dates(locale):
    """The cells of the times, the dates and the months; empty where months have no names."""
    calendar = calendars.get(region_of(locale))
    if calendar not in INSTANTS:
        calendar = 'gregorian'
    pattern = date_pattern(locale, calendar)
    letters = re.search('M{3,}|L{3,}', pattern)
    names = months(locale, letters[0] if letters else 'MMM')
    if None in names:
        return {}
    days = [write(locale, pattern, instant) for instant in INSTANTS[calendar]]
    times = [write(locale, time_pattern(locale), instant) for instant in INSTANTS[calendar]]
    both = [glue(locale).replace("'", '').replace('{1}', day).replace('{0}', time)
            for day, time in zip(days, times)]
    return {'time': '|'.join(both), 'date': '|'.join(days), 'months': '|'.join(names)}


def numbers(locale):
    return {'number': number_sample(locale, '1234') + '|' + number_sample(locale, '1234567')}


# ---- what else is said of a language ----

def english(locale):
    return own('en', *(f"localeDisplayNames/languages/language[@type='{name}']"
                       for name in (locale, locale.split('_')[0]))) or ''


def direction(locale):
    script = re.search('_([A-Z][a-z]{3})', locale) or re.search('_([A-Z][a-z]{3})', likely.get(locale, ''))
    return directions[script[1]] if script else ''


def quotes(locale):
    """The outer pair and the inner one, each round an x."""
    pairs = [[text(locale, f'delimiters/{kind}{end}') for end in ('Start', 'End')]
             for kind in ('quotation', 'alternateQuotation')]
    return ' '.join(dict.fromkeys(f'{start}x{end}' for start, end in pairs))


def sentence_ends(locale):
    """Stop and question mark, as far as the punctuation that is listed for the language shows them."""
    signs = own(locale, "characters/exemplarCharacters[@type='punctuation']") or ''
    # The stop of a script of its own comes before the Latin one, and that before a verse's.
    stops = [sign for sign in '\u3002\u06d4\u1362\u17d4\u104b\u0f0d.\u0964' if sign in signs]
    questions = [sign for sign in ('؟', '՞', '፧', '？' if '。' in stops else '?') if sign in signs]
    return {'stop': ''.join(stops[:1]), 'question': ''.join(questions[:1])}


def spaced(locale):
    pattern = in_system(locale, "numbers/percentFormats[@numberSystem='SYSTEM']/"
                                'percentFormatLength/percentFormat/pattern')
    return '%' if re.search('[\u00a0\u202f]%', pattern) else ''


@functools.cache
def simplified():
    """Characters that traditional Chinese never has: of Unihan, in the block that is in common use."""
    with bz2.open(os.path.join(root, 'Unihan_Variants.txt.bz2'), 'rt', encoding='utf-8') as file:
        variants = re.findall(r'^U\+(\w+)\tkTraditionalVariant\t(.*)$', file.read(), re.MULTILINE)
    return ''.join(chr(int(code, 16)) for code, to in variants
                   if re.fullmatch('[4-9].{3}', code) and 'U+' + code not in to.split())


def of_cldr(locale):
    language = locale.split('_')[0]
    if main(locale) is None:
        return {}
    return {'name': own(locale, f"localeDisplayNames/languages/language[@type='{language}']") or '',
            'quotes': quotes(locale), 'spaced': spaced(locale),
            'wrong': simplified() if re.match('zh_Hant|yue', locale) else '',
            **sentence_ends(locale), **numbers(locale), **dates(locale)}


def row_of(language):
    locale = LOCALES.get(language, language)
    row = dict.fromkeys(COLUMNS, '') | of_cldr(locale)
    row |= {'language': language, 'tag': TAGS.get(language, language.replace('_', '-')),
            'english': english(locale), 'direction': direction(locale),
            'plural': plurals.get(locale) or plurals.get(locale.split('_')[0], '')}
    said = conf[language] if conf.has_section(language) else {}
    for column, value in said.items():
        if column == 'quotes':  # CLDR's are right as well
            value = ' '.join(dict.fromkeys(value.split(' ') + row[column].split(' '))).strip()
        elif column == 'spaced':
            value = value.replace(' ', '') + row[column]
        row[column] = value
    for column in languages.SAMPLES:
        row[column] = row[column].replace(' ', '\u00a0')
    return row


# ---- what errcat check refuses ----

def findings(row):
    """The samples that errcat check has something against: their numbers in diagnostics.def."""
    with tempfile.NamedTemporaryFile('w', suffix='.po', encoding='utf-8') as po:
        po.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
                 f'"Language: {row["language"]}\\n"\n'
                 f'"Plural-Forms: {row["plural"] or "nplurals=2; plural=(n != 1);"}\\n"\n')
        for (context, message), text in zip(languages.samples(), languages.sample_texts(row)):
            po.write(f'\nmsgctxt "{context}"\nmsgid "{message}"\nmsgstr "{text}"\n')
        po.flush()
        said = subprocess.run([errcat, 'check', 'src/catalog/general.def', po.name], text=True,
                              env={'LC_ALL': 'C.UTF-8'}, capture_output=True).stdout
    return [line for line in said.splitlines() if 'sample' in line or 'month' in line or 'plural' in line]


def mend(row):
    """Empties what is refused, and says so."""
    for columns in ([], ['time', 'date', 'months'], ['number'], ['plural']):
        row |= dict.fromkeys(columns, '')
        refused = findings(row)
        if not refused:
            return row
        print(row['language'], *(line.partition(': ')[2] for line in refused), sep='\n  ', file=sys.stderr)
    sys.exit('still refused')


# ---- all of them ----

os.chdir(os.path.dirname(languages.PO))
conf = configparser.ConfigParser(delimiters='=', interpolation=None, default_section='')
conf.read('po/languages.conf', encoding='utf-8')
plurals = read_plurals()
replaced = {element.get('type') for element in supplemental('supplementalMetadata').iter('languageAlias')}
names = {re.match('[a-z]+', name)[0] for name in [*os.listdir(os.path.join(common, 'main')), *plurals]}
names = names - replaced - LEFT_OUT | set(LOCALES)
version = re.search(r'cldrVersion CDATA #FIXED "([^"]+)"', open(os.path.join(
    common, 'dtd', 'ldmlSupplemental.dtd'), encoding='utf-8').read())[1]
print(f'# What is known of each language, for tools/new-language, tools/check-words and the tables of\n'
      f'# po/README.md: CLDR {version}, and po/languages.conf before it, by tools/make-languages.py; do not\n'
      '# edit. Samples stand in the order of src/locale/samples.def. An empty cell: not known.\n'
      '# Copyright © 1991-2026 Unicode, Inc. SPDX-License-Identifier: Unicode-DFS-2016')
print(*COLUMNS, sep='\t')
for name in sorted(names):
    row = mend(row_of(name))
    print(*(row[column] for column in COLUMNS), sep='\t')
