"""The table of cases, which C writes: each is said by the module as it is said there. ERRCAT_CASES names its file.

SPDX-License-Identifier: LGPL-2.1-or-later"""
import functools
import json
import os
import re
import unittest
from datetime import date, datetime

import errcat


def words(status):
    """A status in the words of the table: missingArgument."""
    named = {"INVALID_UTF8": "invalidText"}
    return sorted(named.get(one.name) or re.sub("_(.)", lambda found: found[1].upper(), one.name.lower())
                  for one in errcat.Status if one & status)


def value_of(argument):
    (kind, value), = argument.items()
    if kind == "time":
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return int(value) if kind in ("count", "number") else value


@functools.lru_cache(None)
def reader(wanted):
    return errcat.open("fileshare").choose(wanted)


@unittest.skipUnless(os.environ.get("ERRCAT_CASES"), "ERRCAT_CASES names no file")
class Cases(unittest.TestCase):
    def check_format(self, case):
        text = reader(",".join(case["languages"])).format(
            case["code"], {name: value_of(one) for name, one in case.get("arguments", {}).items()},
            mode=errcat.Mode[case.get("mode", "plain").upper()], isolate=case.get("isolate", False),
            hide_offset=case.get("hide_offset", False), http_status=case.get("http_status", 0))
        got = [str(text), words(text.status), text.language, text.direction.value, text.name]
        want = [case["text"], sorted(case["status"]), case["language"], case["direction"], case.get("about")]
        if "parts" in case:
            got.append([[name or "w", part] for name, part in text.parts])
            want.append([[name, part] for name, part in case["parts"]])
        return got, want

    def check_choose(self, case):
        chosen = reader(case["choose"])
        found = not chosen.status & errcat.Status.NO_LANGUAGE
        return (chosen.language, found), (case["languages"][0], case.get("found", True))

    def test_cases(self):
        count = different = passed_over = 0
        with open(os.environ["ERRCAT_CASES"], encoding="utf-8", errors="surrogatepass") as lines:
            for line in lines:
                case = json.loads(line)
                check = "text" in case and "code" in case and "retell" not in case and self.check_format \
                    or "choose" in case and self.check_choose
                if not check or case.get("domain") or case.get("offers", "built-in") != "built-in":
                    passed_over += 1
                    continue
                got, want = check(case)
                count += 1
                different += got != want
                if got != want and different < 10:
                    print(case, got)
        print(f"{count} cases, {different} different; {passed_over} of other domains or responses passed over")
        self.assertEqual(different, 0)
        self.assertGreater(count, 20000)


if __name__ == "__main__":
    unittest.main()
