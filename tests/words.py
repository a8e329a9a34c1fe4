#!/usr/bin/env python3
"""The checks of tools/wording.py, each with texts that are right and texts that are not; and the catalogs.
SPDX-License-Identifier: LGPL-2.1-or-later"""
import glob
import os
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, 'tools'))
import catalog  # noqa: E402
import languages  # noqa: E402
import wording  # noqa: E402

# check: (language, source, text that is right, text that is not); None where there is no such text.
CASES = {
    'stop': [
        ('de', 'A, please b', 'Falsch. Bitte b.', 'Falsch. Bitte b'),
        ('de', 'A', 'A', None),
        ('de', 'A', 'Die Datei bzw. der Ordner', None),
        ('de', 'A', 'z.\u00a0B. der Ordner', None),
        ('de', 'A', 'am 2. März', None),
        ('de', 'A', 'Welche Datei? Zum Beispiel: errcat check po/de.po', None),
        ('de', 'A', 'Welche Datei? Eine davon', None),
        ('de', 'A {place}', 'A. B: {place}', None),
        ('tr', 'A {n}', '{n}. düzey', 'A {n}. Bitte b'),
        ('ru', 'A', 'См. ниже', 'Нет места. Очистите корзину'),
        ('zh_CN', 'A', '空间不足。请清理。', '空间不足。请清理'),
        ('zh_CN', 'A', '空间不足，请清理', None),
        ('ur', 'A', 'الف۔ ب۔', 'الف۔ ب'),
        ('hi', 'A', 'क। ख।', 'क। ख'),
        ('th', 'A', 'ก. ข', None),
        ('de', '? items', '? Objekte', None),
    ],
    'question': [
        ('de', 'Which file?', 'Welche Datei?', 'Welche Datei'),
        ('ar', 'Which file?', 'أي ملف؟', 'أي ملف'),
        ('el', 'Which file?', 'Ποιο αρχείο;', 'Ποιο αρχείο'),
    ],
    'space': [
        ('fr', 'A: b', 'A\u00a0: b', 'A : b'),
        ('fr', 'A; b', 'A\u202f; b', 'A; b'),
        ('fr', 'A?', 'A\u00a0?', 'A ?'),
        ('fr', 'A “b”', 'A «\u00a0b\u00a0»', 'A «b»'),
        ('fr', 'https://a.b: c', 'https://a.b', None),
        ('fr', 'none of: / \\ : * ?', 'aucun de\u00a0: / \\ : * ?', None),
        ('fr', 'A Content-Type: text/plain; charset=UTF-8', 'Content-Type: text/plain; charset=UTF-8', None),
        ('fr', '5:30', '5:30', None),
        ('de', 'A: b', 'A: b', None),
    ],
    'plain space': [
        ('ru', 'A — b', 'A\u00a0— b', 'A — b'),
        ('de', '5%', '5\u00a0%', '5 %'),
        ('tr', '5%', '%5', None),
    ],
    'ASCII quotes': [
        ('de', 'A “b”', 'A „b“', 'A "b"'),
        ('de', 'A “b”', 'geht’s', "A 'b'"),
        ('nl', 'A', "foto's", "'foto"),
        ('he', 'A', 'דוא"ל', 'א "ב"'),
        ('de', 'none of: " <', 'keins von: " <', None),
        ('de', 'A', 'A --lang="b"', None),
    ],
    'quotes': [
        ('de', 'A “b”', 'A „b“', 'A «b»'),
        ('de', 'A “b”', 'A »b«', None),
        ('fr', 'A “b”', 'A «\u00a0b\u00a0»', 'A „b“'),
        ('ja', 'A “b”', 'A「b」', 'A«b»'),
    ],
    'width': [
        ('zh_CN', 'A, b', '空间，请', '空间,请'),
        ('zh_CN', 'A', 'Docs, Files', '空间.'),
        ('zh_TW', 'A', 'a.b', '空間!'),
        ('ja', 'A', 'ファイル、', 'ファイル,'),
        ('ja', 'A', 'ファイル(名前)?', None),
        ('ko', 'A', '파일, 폴더', '파일， 폴더'),
        ('de', 'A', 'a, b', None),
    ],
    'Chinese width': [
        ('zh_CN', 'A: b', '空间：请', '空间:请'),
        ('zh_CN', 'A (b)', '空间（请）', '空间(请)'),
        ('ja', 'A', '空間(請)', None),
    ],
    'numbers': [
        ('de', '20 characters', '20 Zeichen', 'zwanzig Zeichen'),
        ('ar', '20 characters', '٢٠ حرفًا', '٣٠ حرفًا'),
        ('ar', '2 characters', 'حرفان', None),
        ('ar', '1234', 'و1234', None),
        ('de', '1,234', '1.234', '1.235'),
        ('de', 'IPv4', 'IPv4', None),
        ('de', 'A', 'A', 'A 3'),
        ('ja', 'at least one', '少なくとも1本', '少なくとも2本'),
        ('sr', 'SHA1', 'СХА1', None),
        ('fr', '4GiB', '4\u00a0Gio', '5\u00a0Gio'),
    ],
    'brackets': [
        ('de', 'A (b)', 'A (b)', 'A b'),
        ('zh_CN', 'A (b) [c]', 'A（b）【c】', 'A「b」'),
    ],
    'delimiters': [
        ('de', 'A “{b}”', 'A „{b}“', 'A {b}'),
        ('fr', 'A “{b}”', 'A «\u00a0{b}\u00a0»', 'A\u00a0{b}\u00a0'),
        ('zh_CN', 'A [{b}]', 'A“{b}”', 'A{b}'),
        ('fa', 'A “%s”', 'A «\u2068%s\u2069»', None),
        ('de', 'A {b}', 'A {b}', None),
    ],
    'letters': [
        ('fa', 'A', 'کی', 'كي'),
        ('ur', 'A', 'کی', 'ك'),
        ('ro', 'A', 'ș', 'ş'),
        ('az', 'A', 'ə', 'ә'),
        ('tr', 'A', 'ş', None),
        ('zh_TW', 'A', '檔案', '档案'),
        ('zh_HK', 'A', '後', '发'),
        ('zh_CN', 'A', '档案', None),
    ],
    'scripts': [
        ('ru', 'A', 'Файл', 'Фaйл'),
        ('ru', 'A', 'PDF-файл', None),
        ('el', 'A', 'Αρχείο', 'Aρχείο'),
        ('kk', 'A', 'і', None),
    ],
    'English': [
        ('de', 'the file', 'die Datei', 'the Datei'),
        ('ru', 'Please wait', 'Подождите', 'Please подождите'),
        ('fr', 'A', 'errcat --the', None),
        ('nl', 'for of', 'for of', None),
    ],
    'digits': [
        ('ar', '20', '٢٠', '20'),
        ('ar', 'UTF-8', 'UTF-8', None),
        ('de', '20', '20', None),
    ],
    'direction': [
        ('ar', '.mo', 'ملف \u200e.mo', 'ملف .mo'),
        ('ar', 'see errcat --help', 'ملف errcat --help', 'ملف --help'),
        ('ar', 'a;', 'EXPRESSION;\u200e مع', 'EXPRESSION; مع'),
        ('ar', '  --help   this text', '  --help   هذا', None),
        ('ar', '.{a}', 'ملف .{a}', None),
        ('de', '.mo', 'die Datei .mo', None),
    ],
    'columns': [
        ('de', 'a\nb', 'a' * 79 + '\nb', 'a' * 80 + '\nb'),
        ('zh_CN', 'a\nb', '空' * 39 + '\nb', '空' * 40 + '\nb'),
        ('de', 'a', 'a' * 80, None),
    ],
}


class Checks(unittest.TestCase):
    def test_cases(self):
        rows = languages.read()
        self.assertEqual(list(CASES), list(wording.CHECKS))
        for name, cases in CASES.items():
            check = wording.CHECKS[name][0]
            for language, source, right, wrong in cases:
                with self.subTest(name, language=language, source=source, right=right):
                    self.assertEqual(list(check(rows[language], [source], right)), [])
                    if wrong:
                        self.assertNotEqual(list(check(rows[language], [source], wrong)), [], wrong)

    def test_plural_forms_may_leave_out_their_number(self):
        row = languages.read()['de']
        sources = ['{n} file of 20', '{n} files of 20']
        for text, found in (('eine Datei von 20', []), ('1 Datei von 20', []), ('eine', ['the number 20 is missing'])):
            self.assertEqual(list(wording.check_numbers(row, sources, text)), found)

    def test_samples_are_left_alone(self):
        row = languages.read()['fr']
        self.assertEqual(wording.findings(row, catalog.Message(1, 'number sample', '1,234', None, ['1 234'])), [])


PO = '''msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=n!=1;\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Report-Msgid-Bugs-To: https://example.org/issues\\n"

'''


class Command(unittest.TestCase):
    def run_on(self, text, *options):
        with tempfile.NamedTemporaryFile('w', suffix='.po', encoding='utf-8', errors='surrogateescape') as po:
            po.write(text)
            po.flush()
            done = subprocess.run([sys.executable, '-B', os.path.join(ROOT, 'tools', 'check-words.py'), *options, po.name],
                                  capture_output=True, text=True)
        return done.returncode, (done.stdout + done.stderr).replace(po.name, 'po')

    def test_findings(self):
        for text, told in (
                ('msgid "a"\nmsgstr "b"\n', ''),
                ('msgid "a “{x}”"\nmsgstr ""\n"b "\n"{x}"\n', 'po:8: delimiters: {x} is not delimited\n'),
                ('#, fuzzy, no-c-format\nmsgid "a"\nmsgstr "b"\n', 'po:9: header: fuzzy; review it and remove the mark\n'),
                ('#~ msgid "a"\n#~ msgstr "the"\n', ''),
                ('msgctxt "x"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "the"\n',
                 'po:8: English: an English word: the\n')):
            self.assertEqual(self.run_on(PO + text), (1 if told else 0, told), text)

    def test_headers(self):
        for before, after, told in (
                ('n!=1', 'n>1', 'po:1: header: Plural-Forms is not that of po/languages.tsv\n'),
                ('n!=1', '(n!=1', 'po:1: header: Plural-Forms is not that of po/languages.tsv\n'),
                ('n!=1', 'n%0', 'po:1: header: Plural-Forms is not that of po/languages.tsv\n'),
                ('n!=1', 'n==1 ? 0 : 1', ''),
                ('Language: de', 'Language: \udcfc', 'po:1: header: not UTF-8; errcat check says in which line\n'),
                ('https://example.org/issues', '', 'po:1: header: Report-Msgid-Bugs-To is no URL\n'),
                ('Language: de', 'Language: xx', 'po:1: header: po/languages.tsv has no language xx\n')):
            self.assertEqual(self.run_on(PO.replace(before, after)), (1 if told else 0, told), after)

    def test_advice(self):
        text = PO + 'msgid "A file"\nmsgstr "b"\n\nmsgid "The file"\nmsgstr "c"\n\nmsgid "x"\nmsgstr "“c”"\n' \
            '\nmsgid "y"\nmsgstr "b"\n'
        self.assertEqual(self.run_on(text), (0, ''))
        self.assertEqual(self.run_on(text, '--advice'), (0, '''\
po:14: perhaps quotes: “ is no quotation mark of the language
po:14: perhaps quotes: ” is no quotation mark of the language
de: said in two ways
    po:8: “b”
    po:11: “c”
de: one translation, “b”
    po:8: “A file”
    po:17: “y”
'''))


class Catalogs(unittest.TestCase):
    def test_catalogs(self):
        paths = sorted(glob.glob('po/*/*.po', root_dir=ROOT))
        self.assertGreater(len(paths), 20)
        subprocess.run([sys.executable, '-B', 'tools/check-words.py', *paths], cwd=ROOT, check=True)


if __name__ == '__main__':
    unittest.main()
