"""Reads the pages of `errcat export site`: well-formed, every link and id, nothing of a catalog as markup, and
what the command says in each language. SPDX-License-Identifier: LGPL-2.1-or-later

site.py ERRCAT FOLDER [OPTION…]: the options of the export"""
import gzip
import html.parser
import json
import os
import re
import subprocess
import sys

VOID = {"meta", "link", "input", "br"}
# All that our own pages are made of: anything else came out of a catalog.
TAGS = VOID | set("""html head title script body a header div h1 h2 h3 h4 span code details summary ul ol li p form label
  output nav main textarea template dl dt dd button section article var table caption tr th td bdi pre""".split())
SIZE_MOST = 60000

errcat, folder, *options = sys.argv[1:]
faults = []


def fault(page, *words):
    faults.append(" ".join([page, *map(str, words)]))


class Page(html.parser.HTMLParser):
    def __init__(self, name):
        super().__init__(convert_charrefs=True)
        self.name, self.open, self.ids, self.links, self.articles = name, [], [], [], {}
        self.language = self.canonical = self.article = self.part = None
        self.alternates, self.scripts, self.count = {}, [], {}
        with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
            self.feed(file.read())
        self.close()
        if self.open:
            fault(name, "does not close", self.open)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if len(given) < len(attributes):
            fault(self.name, "has an attribute twice:", attributes)
        if tag not in TAGS or "style" in given or any(one.startswith("on") for one in given):
            fault(self.name, "has what it should not:", self.get_starttag_text())
        self.count[tag] = self.count.get(tag, 0) + 1
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "html":
            self.language = given["lang"], given["dir"]
        if tag == "script":
            self.scripts.append(given["src"])
        if tag == "link":
            self.take_link(given)
        elif "href" in given:
            self.links.append(given["href"])
        if tag == "article":
            self.article = self.articles[given["id"]] = {"sentence": "", "bodies": [], "language": self.language[0]}
        if self.article is not None and given.get("class") == "sentence":
            self.part = "sentence"
            self.article["language"] = given.get("lang", self.language[0])
        if self.article is not None and tag == "pre":
            self.part = "pre"
            self.article["bodies"].append("")
        if tag not in VOID:
            self.open.append(tag)

    def take_link(self, given):
        if given["rel"] == "canonical":
            self.canonical = given["href"]
        elif given["rel"] == "alternate":
            self.alternates[given["hreflang"]] = given["href"]
        elif given["rel"] != "icon":
            self.links.append(given["href"])

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            fault(self.name, "closes what is not open:", tag, self.getpos())
        if tag in ("p", "pre"):
            self.part = None
        if tag == "article":
            self.article = None

    def handle_data(self, text):
        if self.open and self.open[-1] == "script":
            fault(self.name, "has a script in it:", text)
        if self.part == "sentence":
            self.article["sentence"] += text
        elif self.part == "pre":
            self.article["bodies"][-1] += text


def listed(tag):
    told = subprocess.run([errcat, "list", "-f", "json", *options, "-l", tag], capture_output=True, check=True)
    return json.loads(told.stdout)


def check_links(page, ids):
    for link in page.links:
        file, _, fragment = link.partition("#")
        if file and not os.path.exists(os.path.join(folder, file)):
            fault(page.name, "leads to a file that is not there:", link)
        if fragment and fragment not in ids:
            fault(page.name, "leads to nothing:", link)


def braces(text, error):
    return text.replace("{{", "{").replace("}}", "}") if error["parameters"] else text


def check_errors(page):
    errors = listed(page.language[0])
    if len(errors) != len(page.articles):
        fault(page.name, "has", len(page.articles), "errors of", len(errors))
    for error in errors:
        article, code = page.articles.get(error["name"]), str(error["code"])
        if article is None or code not in page.ids:
            fault(page.name, "has no", error["name"], code)
            continue
        wanted = braces(error.get("message_plural", error["message"]), error)
        if article["sentence"] != wanted or article["language"] != error["language"]:
            fault(page.name, code, "says", article["language"], article["sentence"], "and not", wanted)
        own, problem = map(json.loads, article["bodies"])
        if (error["http_status"] or None) != problem.get("status"):
            fault(page.name, code, "has the status", problem.get("status"))
        if not error["parameters"] and error["message"] not in (problem["detail"], *json_texts(own)):
            fault(page.name, code, "has other bodies:", own, problem)


def json_texts(value):
    if isinstance(value, (dict, list)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from json_texts(one)
    else:
        yield value


def size(page):
    total = 0
    for name in [page.name, "site.css", *page.scripts]:
        with open(os.path.join(folder, name), "rb") as file:
            total += len(gzip.compress(file.read(), 9, mtime=0))
    return total


names = sorted(name for name in os.listdir(folder) if name.endswith(".html"))
pages = [Page(name) for name in names]
largest = 0
for page in pages:
    tag = page.language[0]
    if page.name != ("index.html" if tag == "en" else tag + ".html"):
        fault(page.name, "is in", tag)
    if len(set(page.ids)) < len(page.ids):
        fault(page.name, "has an id twice:", sorted(one for one in page.ids if page.ids.count(one) > 1))
    if page.count.get("h1") != 1 or page.count.get("main") != 1:
        fault(page.name, "has another number of headings")
    if page.scripts[:3] != ["site.js", "errcat.table.js", "errcat.en.js"] and "errcat.source.js" not in page.scripts:
        fault(page.name, "has the scripts", page.scripts)
    check_links(page, set(page.ids))
    check_errors(page)
    largest = max(largest, size(page))
if largest > SIZE_MOST:
    fault("a page with its scripts has", largest, "bytes")
bases = {page.canonical for page in pages}
if bases != {None}:
    for page in pages:
        if set(page.alternates) != {one.language[0] for one in pages} | {"x-default"}:
            fault(page.name, "has the alternates", page.alternates)
        if page.alternates.get(page.language[0]) != page.canonical:
            fault(page.name, "is not", page.canonical)
elif any(page.alternates for page in pages):
    fault("there are alternates without an address")
for one in faults[:20]:
    print("FAILED:", re.sub(r"[\x00-\x1f]", "?", one))
print(len(pages), "pages,", len(pages[0].articles), "errors; the largest with all it loads:", largest)
sys.exit(bool(faults))
