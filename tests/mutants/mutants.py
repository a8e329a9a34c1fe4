#!/usr/bin/env python3
"""Tests that can fail: changes one thing in a source file (a mutant), runs the tests of that file, and
tells which changes no test sees.

    mutants.py [--sample N] [--seed S] [--jobs J] [--build DIR] [--plain] [FILE...]

Each mutant is one object, linked into the tests that stand beside its file in TESTS below. What lives
is compiled with -O2: the same code is an equivalent mutant. Then the tests run again with the address
and undefined behaviour sanitizers (not with --plain). What lives then is to be killed by a new test,
or to be listed in equivalent.txt with the reason why no test could. Exit status 1 where less than 97 %
of those that are not equivalent are killed. SPDX-License-Identifier: LGPL-2.1-or-later
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

# What is mutated, and the tests that cover it, the quickest and likeliest first: "x" is tests/test_x.c,
# "x.sh" is tests/x.sh, which is given the command. The one place to change when a file is renamed.
TESTS = {
    # the parsers
    "src/response/json.c": ["read"],
    "src/response/json_string.c": ["read"],
    "src/response/members.c": ["read"],
    "src/response/read.c": ["read"],
    "src/response/head.c": ["read"],
    "src/response/problem_read.c": ["read", "problem"],
    "src/response/read_arguments.c": ["read", "retell"],
    "src/catalog/mo.c": ["mo", "validate", "catalogs"],
    "src/catalog/plural.c": ["plural", "mo", "validate", "plural_oracles"],
    "src/catalog/template.c": ["template", "validate", "format", "definition", "match"],
    "src/tag/tag.c": ["tag", "negotiate", "negotiate_vectors", "catalogs"],
    "src/locale/civil_time.c": ["format", "conventions", "civil_time", "match"],
    "src/locale/calendar.c": ["civil_time", "conventions", "format", "match"],
    "src/catalog/definition.c": ["definition", "pot"],
    "src/catalog/definition_entries.c": ["definition", "pot"],
    "src/catalog/definition_twice.c": ["definition", "pot"],
    "src/catalog/definition_words.c": ["definition", "pot"],
    "src/tag/negotiate.c": ["negotiate_vectors", "negotiate", "negotiate_icu"],
    "src/command/po.c": ["po", "cli.sh"],
    "src/command/po_token.c": ["po", "cli.sh"],
    # what uses them
    "src/response/match.c": ["match", "read"],
    "src/response/match_form.c": ["match", "match_fillings"],
    "src/response/match_template.c": ["match", "match_fillings"],
    "src/response/match_table.c": ["match", "match_fillings"],
    "src/response/match_value.c": ["match", "match_fillings"],
    "src/response/match_index.c": ["match_index", "match", "catalogs"],
    "src/render/format.c": ["format", "ways", "conventions", "read"],
    "src/render/value.c": ["format", "ways", "conventions", "match"],
    "src/store/build.c": ["catalogs", "threads"],
    "src/store/considered.c": ["catalogs", "ways"],
    "src/store/snapshot.c": ["catalogs", "threads"],
}
WANTED = 97  # percent
TIMEOUT = 20  # seconds, of a test that waits
ROOT = pathlib.Path(__file__).resolve().parents[2]
EQUIVALENT = ROOT / "tests/mutants/equivalent.txt"

# ---- making mutants ----

Mutant = collections.namedtuple("Mutant", "file function before after number start end text")

SWAPS = {
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"],
    "==": ["!="], "!=": ["=="], "&&": ["||"], "||": ["&&"],
    "+": ["-"], "-": ["+"], "+=": ["-="], "-=": ["+="], "++": ["--"], "--": ["++"],
    "<<": [">>"], ">>": ["<<"], "&": ["|"], "|": ["&"], "&=": ["|="], "|=": ["&="],
    "/": ["*"], "%": ["/"],
}
BINARY_ONLY = {"+", "-", "&"}  # as unary operators they mean something else
TOKEN = re.compile(
    r"0[xX][0-9a-fA-F]+|\d+[uUlL]*|[A-Za-z_]\w*|->|\.\.\.|<<=|>>=|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||"
    r"[-+*/%&|^]=|\S")
KEYWORDS = {"if", "for", "while", "do", "switch", "return", "goto", "case", "default", "else"}
TYPE = re.compile(
    r"(?:static|const|extern|struct|enum|union|unsigned|signed|void|char|short|int|long|bool|_Bool|double|"
    r"size_t|ptrdiff_t|va_list|FILE|u?int\d+_t|u?intptr_t|_Atomic|atomic_\w+)\b|\w+\s+\**\w+\s*[=;\[,]")


def mask(source):
    """The source without comments and directives, strings and characters as words, at the same offsets."""
    blank = lambda match: re.sub(r"[^\n]", "_" if match.group()[0] in "\"'" else " ", match.group())
    source = re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', blank, source,
                    flags=re.S)
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", blank, source, flags=re.M)


def functions(masked):
    """(name, start, end) of each function's body."""
    depth, opened, name = 0, 0, None
    for match in re.finditer(r"[{}]", masked):
        if match.group() == "{":
            if depth == 0:
                opened = match.start()
                head = masked[:opened].rstrip()
                line = re.search(r"(\w+)\s*\((?:[^(){};]|\([^(){};]*\))*\)$", head)
                name = line.group(1) if line else None
            depth += 1
        else:
            depth -= 1
            if depth == 0 and name:
                yield name, opened + 1, match.start()


def closing(tokens, index):
    """The index of the parenthesis that closes the one at index."""
    depth = 0
    for i in range(index, len(tokens)):
        depth += (tokens[i].group() == "(") - (tokens[i].group() == ")")
        if depth == 0:
            return i
    return len(tokens) - 1


def operator_changes(tokens, masked):
    """Operators swapped, numbers off by one."""
    for i, token in enumerate(tokens):
        word, before = token.group(), tokens[i - 1].group() if i else ";"
        unary = not re.match(r"[\w)\]]", before) or before in KEYWORDS
        if word in SWAPS and not (word in BINARY_ONLY and unary):
            for swap in SWAPS[word]:
                yield token.start(), token.end(), swap
        elif word[0].isdigit():
            line = masked.rfind("\n", 0, token.start()) + 1
            if before == "[" and TYPE.match(masked[line:token.start()].lstrip()):
                continue  # the size of a buffer
            digits, suffix = re.match(r"(0[xX][0-9a-fA-F]+|\d+)(.*)", word).groups()
            value = int(digits, 0 if digits[:2] in ("0x", "0X") else 10)
            for changed in {value + 1, max(value - 1, 0)} - {value}:
                yield token.start(), token.end(), str(changed) + suffix


def condition_changes(tokens, masked):
    """Conditions negated, unless a swapped operator does that."""
    for i, token in enumerate(tokens[:-1]):
        if token.group() not in ("if", "while") or tokens[i + 1].group() != "(":
            continue
        start, end = tokens[i + 1].end(), tokens[closing(tokens, i + 1)].start()
        condition = masked[start:end]
        if not re.search(r"[=!<>]=|[<>]", condition) or re.search(r"&&|\|\|", condition):
            yield start, end, None  # None: what stands there, negated


def statement_changes(tokens, masked):
    """Statements removed, other values returned."""
    i, fresh = 0, True
    while i < len(tokens):
        word = tokens[i].group()
        if word in ("{", "}", ";", "else", "do") or (word == ":" and not fresh):
            i, fresh = i + 1, True
            continue
        if word in ("if", "while", "for", "switch") and tokens[i + 1].group() == "(":
            i, fresh = closing(tokens, i + 1) + 1, True
            continue
        if not fresh:
            i += 1
            continue
        last = i  # a statement: up to its semicolon
        while last < len(tokens) - 1 and tokens[last].group() not in (";", "{", "}"):
            last = closing(tokens, last) + 1 if tokens[last].group() == "(" else last + 1
        start, end = tokens[i].start(), tokens[last].start()
        text = masked[start:end]
        if tokens[last].group() == ";":
            if word == "return":
                yield from return_changes(start, end, text[len("return"):].strip())
            elif word not in KEYWORDS and not TYPE.match(text):
                yield start, end, "(void)0"
        i, fresh = last if tokens[last].group() != ";" else last + 1, True


def return_changes(start, end, value):
    if value in ("true", "false"):
        yield start, end, "return " + ("false" if value == "true" else "true")
    elif value and value != "NULL" and not re.search(r"[=!<>]=|[<>]|&&|\|\||^-?\d+$|^!", value):
        yield start, end, "return 0"


def make_mutants(file):
    source = (ROOT / file).read_text()
    masked, seen = mask(source), collections.Counter()
    for name, first, last in functions(masked):
        tokens = list(TOKEN.finditer(masked, first, last))
        changes = {*operator_changes(tokens, masked), *condition_changes(tokens, masked),
                   *statement_changes(tokens, masked)}
        for start, end, text in sorted(changes, key=lambda c: (c[0], c[1], c[2] or "")):
            if text is None:
                text = "!(" + source[start:end] + ")"
            line = source.rfind("\n", 0, start) + 1
            before = source[line:source.find("\n", start)].strip()
            changed = source[line:start] + text + source[end:]
            after = changed[:(changed + "\n").find("\n")].strip()
            seen[name, before, after] += 1
            yield Mutant(file, name, before, after, seen[name, before, after], start, end, text)


def title(mutant):
    number = f" #{mutant.number}" if mutant.number > 1 else ""
    return f"{mutant.file} {mutant.function}{number}\n- {mutant.before}\n+ {mutant.after}"


# ---- equivalent mutants, by what they are: a file, a function, the line and what becomes of it ----

def read_equivalent():
    reasons = {}
    if not EQUIVALENT.exists():
        return reasons
    for block in re.split(r"\n\s*\n", EQUIVALENT.read_text()):
        lines = [line for line in block.strip().split("\n") if not line.startswith("#")]
        if len(lines) < 4:
            continue
        reasons["\n".join(lines[:3])] = " ".join(line.lstrip("= ") for line in lines[3:])
    return reasons


# ---- building and running ----

# Makes temporary directories known, so that those of a test that crashed can be removed.
KEEPER = """#include <stdio.h>
#include <stdlib.h>
char *__real_mkdtemp(char *);
char *__wrap_mkdtemp(char *path) {
  char *made = __real_mkdtemp(path);
  FILE *list = made ? fopen(getenv("MUTANTS_MADE"), "a") : NULL;
  if (list) fprintf(list, "%s\\n", made), fclose(list);
  return made;
}
"""


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)


class Kit:
    """A build of everything, of which one object is exchanged at a time."""

    def __init__(self, directory, *options):
        self.directory = directory
        started = run(["cmake", "-S", ROOT, "-B", directory, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                       "-DBUILD_TESTING=ON", "-DBUILD_SHARED_LIBS=OFF", *options])
        built = run(["cmake", "--build", directory]) if not started.returncode else started
        if built.returncode:
            sys.exit(built.stdout.decode())
        self.commands = json.loads((directory / "compile_commands.json").read_text())
        self.keeper = directory / "keeper.o"
        (directory / "keeper.c").write_text(KEEPER)
        run(["cc", "-c", directory / "keeper.c", "-o", self.keeper], check=True)
        self.limits = {}

    def link_command(self, test):
        target = "errcat" if test.endswith(".sh") else f"tests/test_{test}"
        listed = run(["ninja", "-C", self.directory, "-t", "commands", "-s", target], check=True)
        command = listed.stdout.decode().strip().split("\n")[-1]
        command = command.replace(": && ", "", 1).replace(" && :", "")
        words = shlex.split(command)
        if shutil.which("ld.lld"):
            words.append("-fuse-ld=lld")
        return words + [str(self.keeper), "-Wl,--wrap=mkdtemp"]

    def compile_command(self, file):
        """The command of one of the file's objects, and all of them: the library's, the tests'."""
        command, objects = None, set()
        for entry in self.commands:
            words = shlex.split(entry["command"])
            output = words[words.index("-o") + 1]
            if pathlib.Path(entry["file"]) == ROOT / file and "growth" not in output:
                command = command or words
                objects.add(output)
        return (command, objects) if command else sys.exit(f"{file} is not compiled")

    def compile(self, file, source, output, *options):
        words, objects = self.compile_command(file)
        words = [word for word in words if not re.match(r"-(MD|O\d|g|W\w.*)$", word)]
        for option in ("-MT", "-MF"):
            if option in words:
                at = words.index(option)
                del words[at:at + 2]
        words[words.index("-o") + 1] = str(output)
        words[words.index(str(ROOT / file))] = str(source)
        words += ["-w", "-iquote", str((ROOT / file).parent), *options]
        return run(words, cwd=self.directory), objects

    def link(self, test, changes, output):
        """Links each changed object in place of the one that the test has."""
        words = list(self.link_command_of[test])
        words[words.index("-o") + 1] = str(output)
        for objects, changed in changes:
            if objects.isdisjoint(words):
                words.insert(1, str(changed))  # before the archive that has the other one
            words = [str(changed) if word in objects else word for word in words]
        linked = run(words, cwd=self.directory)
        if linked.returncode:  # no mutant does that
            sys.exit(f"{test} cannot be linked\n{linked.stdout.decode()}")

    def passes(self, test, program, made):
        """Whether a test passes, within ten times what it took without a mutant."""
        command = [ROOT / "tests" / test, program] if test.endswith(".sh") else [program]
        limit = self.limits.get(test, TIMEOUT)

        def bound():
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 26, 1 << 26))
            if not self.sanitized:
                resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))

        environment = {**os.environ, "MUTANTS_MADE": str(made), "TEST_TABLES": "30",
                       "ASAN_OPTIONS": "hard_rss_limit_mb=2048"}
        process = subprocess.Popen(command, cwd=program.parent, env=environment, preexec_fn=bound,
                                   start_new_session=True, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        try:
            return process.wait(timeout=TIMEOUT) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            try:
                os.killpg(process.pid, 9)
            except ProcessLookupError:
                pass
            process.wait()
            if made.exists():
                for path in made.read_text().split("\n"):
                    if path.startswith("/tmp/"):
                        shutil.rmtree(path, ignore_errors=True)
                made.unlink()

    def prepare(self, files, scratch):
        """The tests must pass without a mutant; how long they take bounds what a mutant may take."""
        self.sanitized = "sanitize" in self.directory.name
        tests = sorted({test for file in files for test in TESTS[file]})
        self.link_command_of = {test: self.link_command(test) for test in tests}
        for test in tests:
            program = scratch / "sound"
            words = list(self.link_command_of[test])
            words[words.index("-o") + 1] = str(program)
            linked = run(words, cwd=self.directory)
            start = time.monotonic()
            if linked.returncode or not self.passes(test, program, scratch / "made"):
                sys.exit(f"{test} fails without a mutant\n{linked.stdout.decode()}")
            self.limits[test] = 2 + int(10 * (time.monotonic() - start))

    def kills(self, mutant, source, scratch):
        """The test that a mutant does not pass; "" if there is none, None if it is no program."""
        object_ = scratch / "mutant.o"
        compiled, replaced = self.compile(mutant.file, source, object_, "-O0", "-g0")
        if compiled.returncode:
            return None
        for test in TESTS[mutant.file]:
            program = scratch / "program"
            changes = [(replaced, object_)]
            included = pathlib.Path(mutant.file).relative_to("src")
            code = ROOT / "tests" / f"test_{test}.c"
            if code.exists() and f'#include "{included}"' in code.read_text():  # a copy of its own
                copy = scratch / "include" / included
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, copy)
                own = scratch / "own.o"
                changed, objects = self.compile(f"tests/{code.name}", code, own, "-O0", "-g0",
                                                "-iquote", str(scratch / "include"))
                if changed.returncode:
                    return None
                changes.append((objects, own))
            self.link(test, changes, program)
            if not self.passes(test, program, scratch / "made"):
                return test
        return ""

    def code_of(self, file, source, scratch):
        """What a file is compiled to at its best."""
        object_ = scratch / "optimised.o"
        self.compile(file, source, object_, "-O2", "-g0", "-DNDEBUG")
        dumped = run(["objdump", "-sdr", "--no-show-raw-insn", object_])
        return re.sub(rb"^.*file format.*$", b"", dumped.stdout, flags=re.M)


def judge(mutant, plain, sanitized, sound, reasons):
    """What becomes of a mutant: a word for the table, and what else is to be told."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as directory:
        scratch = pathlib.Path(directory)
        source = scratch / pathlib.Path(mutant.file).name
        text = (ROOT / mutant.file).read_text()
        source.write_text(text[:mutant.start] + mutant.text + text[mutant.end:])
        killer = plain.kills(mutant, source, scratch)
        if killer is None:
            return "invalid", ""
        if killer:
            return "killed", killer
        if plain.code_of(mutant.file, source, scratch) == sound[mutant.file]:
            return "equivalent", "the same code"
        if sanitized and sanitized.kills(mutant, source, scratch):
            return "killed", "a sanitizer"
        if title(mutant) in reasons:
            return "equivalent", reasons[title(mutant)]
        return "survived", ""


def main():
    parser = argparse.ArgumentParser(description="Which changes do the tests not see?")
    parser.add_argument("files", nargs="*", metavar="FILE", help=", ".join(TESTS))
    parser.add_argument("--sample", type=int, help="try that many mutants only")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/mutants")
    parser.add_argument("--plain", action="store_true", help="without the sanitizers")
    options = parser.parse_args()
    files = options.files or list(TESTS)
    for file in files:
        if file not in TESTS:
            sys.exit(f"{file} is not one of {', '.join(TESTS)}")
    mutants = [mutant for file in files for mutant in make_mutants(file)]
    if options.sample and options.sample < len(mutants):
        mutants = random.Random(options.seed).sample(mutants, options.sample)
    reasons = read_equivalent()
    plain = Kit(options.build / "plain", "-DCMAKE_C_COMPILER=gcc")
    sanitized = None if options.plain else Kit(
        options.build / "sanitize", "-DCMAKE_C_COMPILER=clang", "-DCMAKE_CXX_COMPILER=clang++",
        "-DERRCAT_SANITIZE=address,undefined")
    counts = {file: collections.Counter() for file in files}
    with tempfile.TemporaryDirectory(prefix="mutants-") as directory:
        scratch = pathlib.Path(directory)
        for kit in filter(None, (plain, sanitized)):
            kit.prepare(files, scratch)
        sound = {}
        for file in files:
            copy = scratch / pathlib.Path(file).name
            copy.write_text((ROOT / file).read_text())
            sound[file] = plain.code_of(file, copy, scratch)
    start = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        work = lambda mutant: (mutant, *judge(mutant, plain, sanitized, sound, reasons))
        for mutant, verdict, detail in pool.map(work, mutants):
            counts[mutant.file][verdict] += 1
            counts[mutant.file]["by a sanitizer"] += detail == "a sanitizer"
            if verdict == "survived":
                print(title(mutant) + "\n", flush=True)
    seconds = time.monotonic() - start

    titles = {title(mutant) for mutant in mutants}
    if not options.sample:
        for known in reasons:
            if known.split(" ")[0] in files and known not in titles:
                print(f"equivalent.txt: there is no such mutant any more:\n{known}\n")
    kinds = ("invalid", "killed", "by a sanitizer", "equivalent", "survived")
    print(f"{'file':20}" + "".join(f"{kind:>16}" for kind in kinds) + f"{'killed of all':>16}")
    total = sum(counts.values(), collections.Counter())
    for file, count in [*counts.items(), ("all", total)]:
        tried = count["killed"] + count["survived"]
        share = f"{100 * count['killed'] / tried:.1f} %" if tried else "-"
        print(f"{file:20}" + "".join(f"{count[kind]:16}" for kind in kinds) + f"{share:>16}")
    print(f"{len(mutants)} mutants in {seconds:.0f} s, {len(mutants) / max(seconds, 1):.1f} a second")
    tried = total["killed"] + total["survived"]
    return tried == 0 or total["killed"] * 100 < WANTED * tried


if __name__ == "__main__":
    sys.exit(main())
