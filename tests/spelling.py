#!/usr/bin/env python3
"""Words of the catalogs that hunspell's dictionaries do not know, but those of po/words/LANGUAGE.txt. Languages
whose dictionary po/languages.tsv does not name, or that is not installed, are left out, and named.
  spelling.py [--record]     --record adds the words that are not known
SPDX-License-Identifier: LGPL-2.1-or-later"""
import glob
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, 'tools'))
import catalog  # noqa: E402
import languages  # noqa: E402
import wording  # noqa: E402


def words(text):
    """Words without digits; an apostrophe, a joiner and marks of vowels may stand in them."""
    return set(re.findall(r"[^\W\d_](?:['’\u200c]?[^\W\d_]|[\u0300-\u036f\u064b-\u0652])*", text))


def is_name(word, latin):
    """In capital letters, or in Latin ones in a language of another script."""
    return re.fullmatch('[A-Z]+', word) or (not latin and re.search('[A-Za-z]', word))


def words_of(row):
    """Those of a language's texts that the sources have not, as names and code are the same in both."""
    found = set()
    for path in glob.glob(f'{languages.PO}/*/{row["language"]}.po'):
        for message in catalog.read(path)[1]:
            if not (message.context or '').startswith(wording.SAMPLES):
                found |= words(wording.plain(' '.join(message.forms))) - words(' '.join(message.sources()))
    latin = 'LATIN' in map(wording.script, row['name'])
    return {word for word in found if not is_name(word, latin)}


def unknown(dictionary, some):
    """Those that hunspell does not know, in its own spelling of apostrophes."""
    done = subprocess.run(['hunspell', '-i', 'UTF-8', '-d', dictionary, '-l'], text=True, capture_output=True,
                          input='\n'.join(sorted(some)).replace('’', "'"), env={**os.environ, 'LC_ALL': 'C.UTF-8'})
    return set(done.stdout.split()) if done.returncode == 0 else None


def accepted(language):
    path = os.path.join(languages.PO, 'words', language + '.txt')
    if not os.path.exists(path):
        return set()
    with open(path, encoding='utf-8') as file:
        return {line.strip() for line in file if not line.startswith('#')}


def record(language, more):
    words_now = sorted(accepted(language) | more)
    with open(os.path.join(languages.PO, 'words', language + '.txt'), 'w', encoding='utf-8') as file:
        file.write('# Words that the dictionary does not know and that are right; tests/spelling.py --record adds.\n')
        file.writelines(word + '\n' for word in words_now)


def main():
    failed = False
    rows = languages.read()
    for language in sorted({os.path.basename(path)[:-3] for path in glob.glob(f'{languages.PO}/fileshare/*.po')}):
        dictionary = rows[language]['dictionary']
        found = unknown(dictionary, words_of(rows[language])) if dictionary else None
        if found is None:
            print(f'{language} is left out: ' + (f'{dictionary} is not installed' if dictionary else 'no dictionary'))
            continue
        found -= accepted(language)
        if found and '--record' in sys.argv:
            record(language, found)
        elif found:
            failed = True
            print(f'{language}: not in the dictionary nor in po/words/{language}.txt:', *sorted(found))
    sys.exit(failed)


if __name__ == '__main__':
    main()
