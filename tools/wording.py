"""What can be seen of a translation without knowing its language. Each check is a function of the
language's row of po/languages.tsv, the sources of a message (singular and plural) and one text of it; it
says what is wrong, if anything. CHECKS has them all. SPDX-License-Identifier: LGPL-2.1-or-later"""
import re
import unicodedata

NBSP = '\u00a0\u202f'
PLACEHOLDER = (r'\{[^{}]*\}|%(?:\(\w+\))?(?:\d+\$)?[-+ #0\']*\d*(?:\.\d+)?[hlqjzt]*[a-zA-Z]|%[12]|'
               r'\$\{?\w+\}?|<[^<>]*>')
# What is written in the same way anywhere: addresses, options, names of files, fields of headers.
CODE = (r'\w+://\S+|(?<!\w)--?[a-z][\w-]*(?:=\S+)?|\S+@\S+\.\w+|\b[A-Za-z]\w*(?:[._][A-Za-z]\w*)+\b|'
        r'(?<!\S)[/~]\S+|\w+=\S*|\b\w+/\w+;|\b[A-Z]\w*-[A-Z]\w*:')
# Full stops that end no sentence.
ABBREVIATION = re.compile(
    r'(?:^|[\s\u00a0(])(?:\w|bzw|usw|etc|ca|vgl|ggf|evtl|inkl|max|min|см|напр|др|пр|ex|ej|pág|núm|Nr|No|vs|Mr|'
    r'Dr|St|resp|itd|itp|np|tzv|tzn|tj|např|apod|tel|str|kl|osv|bl|env)\.$', re.IGNORECASE)


def plain(text):
    """A text with U+FFFC for each placeholder and for all code."""
    return re.sub(CODE, '\ufffc', re.sub(PLACEHOLDER, '\ufffc', text))


def script(letter):
    """LATIN, CYRILLIC and so on."""
    return unicodedata.name(letter, '').split(' ')[0] if letter.isalpha() else ''


def is_han(sign):
    return script(sign) in ('CJK', 'HIRAGANA', 'KATAKANA', 'BOPOMOFO')


# ---- sentences ----

def is_ordinal(text):
    """Whether a plain text begins with a placeholder and a stop, and the sentence goes on: "{n}. düzeyde"."""
    return text.startswith('\ufffc.') and text[2:].lstrip()[:1].islower()


def is_two_sentences(row, text):
    """Whether a sentence ends within a text: a full stop, white space, and something."""
    end = '.' if '。' in row['stop'] else r'[\s\u00a0]+\S'
    stops = re.finditer('[' + re.escape(row['stop'].replace(' ', '')) + f'](?={end})', text)
    return any(re.search(r'[^\s\d.…]$', text[:stop.start()]) and not ABBREVIATION.search(text[:stop.end()])
               and not is_ordinal(text[stop.start() - 1:]) for stop in stops)


def check_stop(row, sources, text):
    """Several sentences have a stop behind the last, too. (That one has none, errcat check says.)"""
    text = plain(text)
    if not row['stop'] or '\n' in text.strip() or not is_two_sentences(row, text):
        return
    if text.rstrip()[-1] not in '.。।۔።။།։?!？！؟;:；：…)）]»”“"」』\ufffc':
        yield 'no stop behind the last sentence'


def check_question(row, sources, text):
    if row['question'] and sources[0].endswith('?') and text[-1:] not in row['question'] + '?':
        yield 'no question mark at the end'


# ---- signs ----

def check_space(row, sources, text):
    """French has no-break spaces before : ; ! ? » and behind «."""
    if ':' not in row['spaced']:
        return
    text = plain(text)
    signs = re.escape(row['spaced'])
    for match in re.finditer(rf'[{signs}](?=[\s{NBSP},.)»]|$)', text):
        if re.search(rf'\s{re.escape(match[0])}(?:\s|$)', sources[0]):  # a list of characters
            continue
        if text[:match.start()][-1:] not in NBSP + row['spaced'] + '([«\n':
            yield f'no no-break space before {match[0]}'
    if re.search(f'«[^{NBSP}]', text):
        yield 'no no-break space behind «'


def check_plain_space(row, sources, text):
    """Other languages have them before signs of their own: 5 %, a dash."""
    if ':' in row['spaced']:
        return
    for sign in row['spaced']:
        if re.search((r'\d' if sign == '%' else r'\S') + ' ' + sign, plain(text)):
            yield f'a plain space before {sign}'


def check_ascii_quotes(row, sources, text):
    """None of " and ', but between letters, and where the source has them too."""
    for quote in '"\'':
        alone = rf'(?<![^\W\d_]){quote}|{quote}(?![^\W\d_])'
        if not any(quote in source for source in sources) and re.search(alone, plain(text)):
            yield f'{quote} in place of a quotation mark'


def check_quotes(row, sources, text):
    """Quotation marks are those of the language, in pairs."""
    signs = '«»“”„‟「」『』‹›‚‘'
    pairs = [pair.replace('\u00a0', '').split('x') for pair in row['quotes'].split(' ') if 'x' in pair]
    before = None
    while before != text:  # the inner ones first
        before = text
        for start, end in pairs:
            text = re.sub(f'{start}([^{signs}]*?){end}', r'\1', text)
    for sign in sorted(set(text) & set(signs)):
        yield f'{sign} is no quotation mark of the language'


def check_width(row, sources, text, chinese=',.;!?'):
    """Full-width signs beside Chinese characters; in Korean none."""
    language = row['language'].split('_')[0]
    text = plain(text)
    if language == 'ko':
        for sign in re.findall('[，．：；！？（）]', text):
            yield f'a full-width {sign}'
    elif language in ('zh', 'yue', 'ja'):
        for match in re.finditer('[,.]' if language == 'ja' else f'[{chinese}]', text):
            before, after = text[:match.start()][-1:], text[match.end():][:1]
            beside = is_han(after) if match[0] == '(' else not after or is_han(after) or after.isspace()
            if is_han(before) and beside:
                yield f'a half-width {match[0]}'


def check_chinese_width(row, sources, text):
    """Colons and parentheses, which many write half-width."""
    if row['language'].startswith(('zh', 'yue')):
        yield from check_width(row, sources, text, ':()')


# ---- what the source has ----

NUMBER_WORDS = ['zero', 'one|first|an?', 'two|second', 'three|third', 'four', 'five', 'six', 'seven', 'eight',
                'nine', 'ten', 'eleven', 'twelve']


def numbers(text):
    """The numbers in a text, grouped or not, by their values, but in names: IPv4."""
    letter = 'A-Za-z\u0370-\u04ff'
    found = re.findall(rf'(?<![{letter}\d])(?:\d{{1,3}}(?:[.,٬’{NBSP}]\d{{3}})+(?!\d)|\d+)',
                       re.sub(PLACEHOLDER, '\ufffc', text))
    return {int(re.sub(r'\D', '', number)) for number in found}


def check_numbers(row, sources, text):
    """Numbers are kept; small ones may be words, here or there, or be what a plural form is for."""
    expected = [numbers(source) for source in sources]
    words = {number for number, word in enumerate(NUMBER_WORDS)
             if re.search(rf'\b(?:{word})\b', sources[0], re.IGNORECASE)}
    if len(sources) > 1:
        words |= {0, 1, 2}
    found = numbers(text)
    for number in sorted(set.intersection(*expected) - found - {0, 1, 2}):
        yield f'the number {number} is missing'
    for number in sorted(found - set.union(*expected) - words):
        yield f'the number {number} is not in the source'


def check_brackets(row, sources, text):
    for name, signs in (('(', '[(（]'), ('[', r'[\[［【〔]')):
        if len(re.findall(signs, text)) not in {len(re.findall(signs, source)) for source in sources}:
            yield f'not as many {name} as in the source'


OPEN, CLOSE = re.escape('«»“”„‟‘’‚「『"‹›\'([（［【<'), re.escape('«»“”‟’‘」』"‹›\')]）］】>')


def check_delimiters(row, sources, text):
    """A placeholder that has quotation marks or brackets round it in the source has some here."""
    between = f'[{NBSP}\u200e\u200f\u202a-\u202e\u2066-\u2069]*'
    for name in re.findall(r'[“"\'\[(‘](\{\w+\}|%s|%[12]|%\d\$s)[”"\'\])’]', sources[-1]):
        delimited = f'[{OPEN}]{between}{re.escape(name)}{between}[{CLOSE}]'
        if name in text and not re.search(delimited, text):
            yield f'{name} is not delimited'


# ---- letters and digits ----

def check_letters(row, sources, text):
    """Letters that no word of the language has, from a neighbour that looks like it."""
    found = ''.join(sorted(set(text) & set(row['wrong'])))
    if found:
        yield f'letters of another language: {found}'


def check_scripts(row, sources, text):
    """Letters that look alike: those of two scripts in a word."""
    for word in re.findall(r'[^\W\d_]+', plain(text)):
        scripts = sorted({script(letter) for letter in word} & {'LATIN', 'CYRILLIC', 'GREEK'})
        if len(scripts) > 1:
            yield f'{" and ".join(scripts)} letters in “{word}”'


ENGLISH = 'the|cannot|please|does|exist|been|without|already|another|files|expired|invalid'


def check_english(row, sources, text):
    for word in re.findall(rf'(?<![\w-])(?:{ENGLISH})(?![\w-])', plain(text), re.IGNORECASE):
        yield f'an English word: {word}'


def check_digits(row, sources, text):
    """Digits are those of the sample of a number, but in names: UTF-8, IPv4."""
    if '1' in row['number'] or not row['number']:
        return
    for word in re.findall(r'[^\s\u00a0،؛,;()]+', plain(text)):
        if re.search('[0-9]', word) and not re.search('[A-Za-z]', word):
            yield f'{word} has other digits than the number sample'


def strong(signs):
    """The direction of the first letter, or of U+200E and the like; '' of none; None of a placeholder."""
    for sign in signs:
        if sign == '\ufffc':
            return None
        if unicodedata.bidirectional(sign) in ('L', 'LRE', 'LRI', 'R', 'AL', 'PDF', 'PDI'):
            return unicodedata.bidirectional(sign)
    return ''


def check_direction(row, sources, text):
    """From right to left a sign at the edge of Latin words goes astray without U+200E beside it."""
    if row['direction'] != 'rtl' or sources[0].startswith('  '):  # a row of a table of help
        return
    signs = r'[-./\\+#@&*=;]+'
    text = re.sub(PLACEHOLDER, '\ufffc', text)
    for match in re.finditer(rf'(?<!\S){signs}(?=[A-Za-z])|(?<=[«“({{]){signs}(?=[A-Za-z])', text):
        if strong(reversed(text[:match.start()])) in ('R', 'AL', ''):
            yield f'{match[0]} before a Latin word needs U+200E'
    for match in re.finditer(rf'(?<=[A-Za-z]){signs}(?=\s)', text):
        if not match[0].endswith('.') and strong(text[match.end():]) in ('R', 'AL', ''):
            yield f'{match[0]} behind a Latin word needs U+200E'


# ---- widths ----

def width(text):
    return sum(0 if unicodedata.combining(sign) or unicodedata.category(sign) == 'Cf' else
               2 if unicodedata.east_asian_width(sign) in 'WF' else 1 for sign in text)


def check_columns(row, sources, text):
    """Lines of help fit a terminal, if the source's do."""
    if '\n' not in sources[0].strip() or any(width(line) > 79 for line in sources[0].split('\n')):
        return
    for line in text.split('\n'):
        if width(line) > 79:
            yield f'{width(line)} columns: {line.strip()}'


# ---- all of them ----

# Whether a finding fails. What more than one in a hundred messages of other people's catalogs break
# (--count) is advice, but for what is wrong there too: quotation marks of a typewriter, lines too long.
CHECKS = {'stop': (check_stop, True), 'question': (check_question, True), 'space': (check_space, True),
          'plain space': (check_plain_space, False), 'ASCII quotes': (check_ascii_quotes, True),
          'quotes': (check_quotes, False), 'width': (check_width, True),
          'Chinese width': (check_chinese_width, False), 'numbers': (check_numbers, True),
          'brackets': (check_brackets, False), 'delimiters': (check_delimiters, True),
          'letters': (check_letters, True), 'scripts': (check_scripts, True),
          'English': (check_english, True), 'digits': (check_digits, False),
          'direction': (check_direction, True), 'columns': (check_columns, True)}

# Samples have signs and digits of their own, which errcat check reads.
SAMPLES = ('number sample', 'time sample', 'date sample', 'month in a date', 'time with offset', 'language name')


def findings(row, message):
    """(check, what is wrong) for each thing in a message, once."""
    if (message.context or '').startswith(SAMPLES):
        return []
    return sorted({(name, found) for name, (check, _) in CHECKS.items() for text in message.forms
                   for found in check(row, message.sources(), text)})
