"""The module against the library it calls: python3 -m unittest, with the libraries on LD_LIBRARY_PATH.

SPDX-License-Identifier: LGPL-2.1-or-later"""
import copy
import gc
import json
import os
import pathlib
import pickle
import tempfile
import threading
import unittest
from datetime import date, datetime, timedelta, timezone

import errcat
from errcat import Status

HALF_PAST_FIVE = timezone(timedelta(hours=5, minutes=30))


class Formatting(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.catalogs = errcat.open("fileshare")
        cls.reader = cls.catalogs.choose("de-DE, fr;q=0.5")

    def test_a_sentence_has_its_language_and_parts(self):
        text = self.reader.format(40321, {"repository": "Docs"})
        self.assertIn("„Docs“", text)
        self.assertEqual((text.language, text.direction, text.status), ("de", errcat.Direction.LTR, Status(0)))
        self.assertEqual("".join(part for _, part in text.parts), text)
        self.assertEqual([part for part in text.parts if part[0]], [("repository", "Docs")])

    def test_values(self):
        for code, arguments, has in [
                (4033023, {"days": 1}, "1 Tag "), (4033023, {"days": "21"}, "21 Tage"),
                (4033023, {"days": 10**6}, "1.000.000 Tage"), (404093, {"time": date(2026, 3, 2)}, "02.03.2026"),
                (404093, {"time": "2026-03-02T09:05"}, "09:05"),
                (404093, {"time": datetime(2026, 3, 2, 9, 5, tzinfo=HALF_PAST_FIVE)}, "UTC+05:30"),
                (404061, {"user": "A\U0001F600\u202e"}, "A\U0001F600\u202e"), (404061, {"user": "x" * 100000}, "x" * 100000)]:
            with self.subTest(code=code, arguments=str(arguments)[:60]):
                text = self.reader.format(code, arguments)
                self.assertIn(has, text)
                self.assertFalse(text.status & (Status.MISSING_ARGUMENT | Status.WRONG_TYPE))

    def test_what_is_wrong_is_told(self):
        for code, arguments, status, name in [
                (1, {}, Status.UNKNOWN_CODE, None), (40321, {}, Status.MISSING_ARGUMENT, "repository"),
                (40321, {"repository": "A", "x": 1}, Status.EXTRA_ARGUMENT, "x"),
                (4033023, {"days": -1}, Status.WRONG_TYPE | Status.MISSING_ARGUMENT, "days"),
                (4033023, {"days": 1 << 70}, Status.WRONG_TYPE | Status.MISSING_ARGUMENT, "days"),
                (404061, {"user": "\ud800"}, Status.INVALID_UTF8, None),
                (404061, {"user": "a\0b"}, Status.INVALID_UTF8, None)]:
            with self.subTest(code=code, arguments=repr(arguments)):
                text = self.reader.format(code, arguments)
                self.assertEqual((text.status, text.name), (status, name))
                self.assertTrue(text)
        for value in [None, 1.5, True, b"x"]:
            with self.assertRaises(TypeError):
                self.reader.format(40321, {"repository\ud800": value})

    def test_an_argument_may_have_any_name(self):
        for name in ["self", "code", "http_status", "mode", "repository\0", "\ud800", ""]:
            self.assertTrue(self.reader.format(40321, {name: "x"}).status & Status.EXTRA_ARGUMENT)

    def test_a_status_chooses_the_general_sentence(self):
        self.assertNotEqual(self.reader.format(1, http_status=404), self.reader.format(1, http_status=503))

    def test_an_error_is_raised_and_told_later(self):
        error = errcat.Error(40321, repository="Docs")
        for one in [error, copy.copy(error), pickle.loads(pickle.dumps(error))]:
            self.assertEqual(str(one), "40321, repository=Docs")
            self.assertEqual(self.reader.tell(one), self.reader.format(40321, {"repository": "Docs"}))

    def test_languages(self):
        tags = {language.tag: language for language in self.catalogs.languages()}
        self.assertEqual(tags["ar"].direction, errcat.Direction.RTL)
        self.assertEqual(tags["de"].name, "Deutsch")
        nothing = self.catalogs.choose("tlh")
        self.assertEqual((nothing.status, nothing.language), (Status.NO_LANGUAGE, "en"))
        self.assertEqual(self.catalogs.http_status(40321), 403)

    def test_a_reader_outlives_the_name_of_its_catalogs(self):
        reader = errcat.open("fileshare").choose("fr")
        gc.collect()
        self.assertEqual(reader.format(40003).language, "fr")

    def test_threads_share_a_reader(self):
        said, want = [], self.reader.format(40321, {"repository": "Docs"})

        def say():
            said.extend(self.reader.format(40321, {"repository": "Docs"}) == want for _ in range(500))
        threads = [threading.Thread(target=say) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(said, [True] * 2000)


class Responses(unittest.TestCase):
    def setUp(self):
        self.reader = errcat.open("fileshare").choose("fr")

    def test_what_is_written_is_read_back(self):
        german = errcat.open("fileshare").choose("de")
        for code, arguments in [(404061, {"user": "Ann"}), (4033023, {"days": 21}),
                                (404093, {"time": datetime(2026, 3, 2, 9, 5, tzinfo=HALF_PAST_FIVE)}),
                                (404093, {"time": date(2026, 3, 2)})]:
            for options in [{}, {"problem": True}, {"with_arguments": True}]:
                with self.subTest(code=code, arguments=arguments, options=options):
                    body = german.write(code, arguments, **options)
                    told, = errcat.retell(self.reader, body, language="de")
                    self.assertEqual((told.code, told.arguments), (code, arguments))
                    self.assertEqual(told.text, self.reader.format(code, arguments))

    def test_a_whole_response(self):
        told, = errcat.retell(self.reader, 'HTTP/1.1 404 Not Found\r\nContent-Language: de\r\n\r\n{"error_code":404061,'
                                           '"error_msg":"Der Benutzer „Ann“ ist nicht vorhanden"}')
        self.assertEqual((told.code, told.http_status, told.language), (404061, 404, "fr"))

    def test_what_is_no_response_is_told(self):
        for body in ["", "<html>", "{", '{"error_code":', "\ud800", "\0", "[" * 5000]:
            told, = errcat.retell(self.reader, body)
            self.assertIsNone(told.text)
            self.assertTrue(told.diagnostic)
        self.assertTrue(next(errcat.retell(self.reader, "<html>", http_status=503)).text)


class OwnTables(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.table = pathlib.Path(folder.name, "shop.def")

    def test_several_errors_with_fields(self):
        self.table.write_text('D("shop", "")\nSHAPE(EACH("$.errors") CODE("@.id") MESSAGE("@.say") FIELD("@.at"))\n'
                              'E(1, 422, NO_NAME, "The name is missing")\nE(2, 422, LONG, "The name is too long")\n')
        reader = errcat.open(str(self.table)).choose("en")
        body = json.dumps({"errors": [{"id": 1, "at": "name"}, {"id": 2, "at": "title"}]})
        self.assertEqual([(told.code, told.field, told.text) for told in errcat.retell([reader], body)],
                         [(1, "name", "The name is missing"), (2, "title", "The name is too long")])

    def test_a_faulty_table_is_told_line_by_line(self):
        self.table.write_text('D("shop", "")\nE(1, 422, NO_NAME, "The {name")\nE(1, 422, LONG, "x")\n')
        with self.assertRaises(errcat.TableError) as raised:
            errcat.open(str(self.table))
        self.assertRegex(str(raised.exception), "shop.def:[23]:")

    def test_files_that_are_not_there(self):
        self.assertRaises(FileNotFoundError, errcat.open, str(self.table))
        self.assertRaises(OSError, errcat.open, "no-such-table")
        self.assertTrue(errcat.open("fileshare").add_directory("/nowhere/at/all"))

    def test_what_is_opened_is_freed(self):
        self.table.write_text('D("shop", "")\nE(1, 422, NO_NAME, "The name is missing")\n')

        def resident():
            return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        for round_ in range(400):
            errcat.open(str(self.table)).choose("de").format(1)
            if round_ == 100:
                first = resident()
        self.assertLess(resident() - first, 1 << 20)


if __name__ == "__main__":
    unittest.main()
