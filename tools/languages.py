"""What po/languages.tsv says of languages, and plural rules by value; for the tools beside this file.
SPDX-License-Identifier: LGPL-2.1-or-later"""
import os
import re

PO = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'po')

# The cells that hold samples, and how many each; the one of a time with an offset is the English one.
SAMPLES = {'number': 2, 'time': 2, 'date': 2, 'months': 12}

# Numbers that tell the plural rules of all languages apart.
NUMBERS = [*range(1201), *range(10000, 90001, 10000), 10**5, 10**6, 10**6 + 1, 10**6 + 11,
           10**6 + 100, 2 * 10**6, 3 * 10**6 + 5, 10**7, 10**9]


def read(path=os.path.join(PO, 'languages.tsv')):
    """The rows by the languages' names, each a dictionary of its cells."""
    with open(path, encoding='utf-8') as file:
        lines = [line.rstrip('\n').split('\t') for line in file if not line.startswith('#')]
    return {line[0]: dict(zip(lines[0], line)) for line in lines[1:]}


def samples():
    """Context and message of each sample that a catalog has."""
    with open(os.path.join(PO, '..', 'src', 'locale', 'samples.def'), encoding='utf-8') as file:
        return re.findall(r'^S\(\w+, "(.*)", "(.*)"\)$', file.read(), re.MULTILINE)


def sample_texts(row):
    """A language's texts of all samples, in their order."""
    texts = []
    for column, count in SAMPLES.items():
        if column == 'months':
            texts.append('{time} (UTC{offset})')
        texts += row[column].split('|') if row[column] else [''] * count
    return texts


def plural_rule(header):
    """The number of forms that "nplurals=2; plural=(n != 1);" has, and a function from n to the form."""
    match = re.fullmatch(r'\s*nplurals=(\d+);\s*plural=([n0-9()=!<>&|%?: \t]+);?\s*', header)
    if not match:
        raise ValueError('no plural rule: ' + header)
    try:
        code = compile(python_of(match[2]), header, 'eval')
    except SyntaxError:
        raise ValueError('no plural rule: ' + header) from None
    return int(match[1]), lambda n: int(eval(code, {'__builtins__': {}}, {'n': n}))


def python_of(expression):
    """C's "a ? b : c", which groups to the right, in Python."""
    expression = expression.strip()
    while expression.startswith('(') and closing(expression) == len(expression) - 1:
        expression = expression[1:-1].strip()
    depth = 0
    for at, sign in enumerate(expression):
        depth += (sign == '(') - (sign == ')')
        if sign == '?' and depth == 0:
            colon = at + colon_of(expression[at:])
            return f'(({python_of(expression[at + 1:colon])}) if ({python_of(expression[:at])}) ' \
                   f'else ({python_of(expression[colon + 1:])}))'
    expression = re.sub(r'!(?!=)', ' not ', expression).strip()
    return expression.replace('&&', ' and ').replace('||', ' or ')


def closing(expression):
    """Where the first parenthesis is closed."""
    depth = 0
    for at, sign in enumerate(expression):
        depth += (sign == '(') - (sign == ')')
        if depth == 0:
            return at
    return -1


def colon_of(expression):
    """Where the colon of the first question mark stands."""
    depth = 0
    for at, sign in enumerate(expression):
        depth += (sign in '(?') - (sign in '):')
        if depth == 0 and sign == ':':
            return at
    raise ValueError('no colon: ' + expression)


def plural_values(header):
    """What tells two rules apart, however they are spelled."""
    forms, form = plural_rule(header)
    return (forms, *map(form, NUMBERS))
