#!/usr/bin/env python3
"""po/languages.tsv and what reads it. SPDX-License-Identifier: LGPL-2.1-or-later"""
import glob
import json
import os
import subprocess
import sys
import unittest

TOOLS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'tools')
sys.path.insert(0, TOOLS)
import languages  # noqa: E402


class PluralRules(unittest.TestCase):
    def test_values(self):
        for rule, values in (
                ('nplurals=1; plural=0;', {0: 0, 1: 0, 5: 0}),
                ('nplurals=2; plural=(n != 1);', {0: 1, 1: 0, 2: 1}),
                ('nplurals=2; plural=!(n==1);', {0: 1, 1: 0, 2: 1}),
                ('nplurals=2; plural=n>1', {0: 0, 1: 0, 2: 1}),
                ('nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);', {0: 2, 1: 0, 4: 1, 5: 2}),
                ('nplurals=3; plural=n==1 ? 0 : (n==2 ? (n==3 ? 0 : 1) : 2);', {1: 0, 2: 1, 3: 2}),
                ('nplurals=3; plural=n>1 ? n>2 ? 2 : 1 : 0;', {1: 0, 2: 1, 3: 2})):
            count, form = languages.plural_rule(rule)
            self.assertEqual(count, int(rule[9]))
            self.assertEqual({n: form(n) for n in values}, values, rule)

    def test_no_rules(self):
        for header in ('', 'nplurals=2', 'nplurals=INTEGER; plural=EXPRESSION;', 'nplurals=2; plural=m>1;', 'nplurals=2; plural=(n>1;'):
            with self.assertRaises(ValueError):
                languages.plural_rule(header)

    def test_spelling_does_not_count(self):
        self.assertEqual(languages.plural_values('nplurals=2; plural=(n != 1);'),
                         languages.plural_values('nplurals=2;plural=n==1?0:1'))
        self.assertNotEqual(languages.plural_values('nplurals=2; plural=(n != 1);'),
                            languages.plural_values('nplurals=2; plural=(n > 1);'))


class Table(unittest.TestCase):
    rows = languages.read()

    def test_every_row(self):
        self.assertGreater(len(self.rows), 240)
        for name, row in self.rows.items():
            with self.subTest(name):
                self.assertTrue(row['english'])
                self.assertIn(row['direction'], ('ltr', 'rtl', ''))
                self.assertEqual(len(languages.sample_texts(row)), len(languages.samples()))
                for column in languages.SAMPLES:
                    self.assertNotIn(' ', row[column])
                for quotes in row['quotes'].split(' '):
                    self.assertIn('x', quotes or 'x')
                if row['plural']:
                    count, form = languages.plural_rule(row['plural'])
                    self.assertEqual({form(n) for n in languages.NUMBERS}, set(range(count)))

    def test_some_cells(self):
        for name, column, text in (
                ('de', 'number', '1.234|1.234.567'), ('es', 'number', '1234|1.234.567'),
                ('hi', 'number', '1,234|12,34,567'), ('ar', 'direction', 'rtl'), ('pt', 'tag', 'pt-PT'),
                ('sr@latin', 'tag', 'sr-Latn'), ('fa', 'date', '۱۴۰۴/۱۲/۱۱|۱۴۰۵/۹/۲'),
                ('th', 'date', '2 มี.ค. 2569|23 พ.ย. 2569'), ('mi', 'plural', ''), ('th', 'stop', ''),
                ('ur', 'stop', '۔'), ('fr', 'spaced', ':;!?»%'), ('zh_TW', 'name', '繁體中文（台灣）'),
                ('ko', 'time', '2026년 3월 2일 오전 9:05|2026년 11월 23일 오후 4:47'),
                ('bo', 'time', ''), ('mt', 'plural', 'nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n==0 || '
                 '(n%100>=3 && n%100<=10) ? 2 : n%100>=11 && n%100<=19 ? 3 : 4);')):
            self.assertEqual(self.rows[name][column].replace('\u00a0', ' '), text, name)

    def test_weblate_has_every_folder(self):
        po = os.path.join(os.path.dirname(TOOLS), 'po')
        with open(os.path.join(po, 'weblate.json'), encoding='utf-8') as file:
            components = json.load(file)
        self.assertEqual(sorted(component['new_base'] for component in components),
                         sorted(glob.glob('po/*/*.pot', root_dir=os.path.dirname(po))))
        for component in components:
            self.assertEqual(component['filemask'], os.path.dirname(component['new_base']) + '/*.po')

    def test_tables_are_made_of_it(self):
        subprocess.run([sys.executable, os.path.join(TOOLS, 'make-tables.py'), '--check'], check=True)


if __name__ == '__main__':
    unittest.main()
