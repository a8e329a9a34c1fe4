#!/bin/sh
# What errcat export writes: whole files or none, plain data whatever is in the catalogs, the same bytes each
# time, small. Read back by Python, and by node where there is one.
#   export.sh ERRCAT BUILD
# SPDX-License-Identifier: LGPL-2.1-or-later
# shellcheck disable=SC1112,SC2012,SC2016 # quotes as they stand in catalogs; names of our own; no expansion
set -u
errcat=$(realpath "$1") build=$(realpath "$2") source=$(realpath "$(dirname "$0")/..")
export LC_ALL=C.UTF-8
unset LANGUAGE LC_MESSAGES LANG
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
passed=0 failed=0

# same WHAT GOT WANT
same() {
  if [ "$2" = "$3" ]; then passed=$((passed + 1)); return; fi
  failed=$((failed + 1))
  printf 'FAILED: %s\n  got:  %s\n  want: %s\n' "$1" "$2" "$3"
}

# run STATUS 'words of stderr' ARGUMENT…: nothing is ever said on stdout
run() {
  wanted=$1 words=$2
  shift 2
  "$errcat" export "$@" >out 2>err
  same "errcat export $*: status" $? "$wanted"
  same "errcat export $*: output" "$(cat out)" ''
  case $(cat err) in
    *"$words"*) passed=$((passed + 1)) ;;
    *) same "errcat export $*: errors" "$(cat err)" "$words" ;;
  esac
  [ -n "$words" ] || same "errcat export $*: errors" "$(cat err)" ''
}

# is WHAT FILE PATH WANT: what is there, as JSON; a path is names with / between them, and $ before one that
# stands in the folder's table. All are looked up at the end, in one go: a module is its JSON.
is() { printf '%s\t%s\t%s\t%s\n' "$@" >>wanted; }
cat >look.py <<'END'
import json, os, sys

def load(file):
    text = open(file, encoding='utf-8').read()
    return json.loads(text.removeprefix('export default ').removesuffix(';\n'))

def find(file, path):
    at = load(file)
    for name in filter(None, path.split('/')):
        if name.startswith('$'):
            table = os.path.join(os.path.dirname(file), 'table' + os.path.splitext(file)[1])
            name = str(load(table)['general'][name[1:]])
        at = at[int(name)] if isinstance(at, list) else at.get(name, 'nothing')
    return at

for line in open('wanted', encoding='utf-8', newline='\n'):
    what, file, path, want = line.rstrip('\n').split('\t')
    got = json.dumps(find(file, path), ensure_ascii=False, separators=(',', ':'))
    if got != want:
        print(f'FAILED: {what}: {file} {path}\n  got:  {got}\n  want: {want}')
END

# imported DIR JSON: by node, where there is one, the modules are what Python reads
cat >imported.mjs <<'END'
import {readFileSync} from "node:fs";
import {isDeepStrictEqual} from "node:util";
const [directory, plain] = process.argv.slice(2);
const {default: {table, source, languages}} = await import(`${directory}/index.js`);
const compare = (name, data) => {
  if (!isDeepStrictEqual(data, JSON.parse(readFileSync(`${plain}/${name}.json`, "utf8")))) console.log(name);
};
compare("table", table);
compare(table.source, source);
for (const tag in languages) compare(tag, (await languages[tag]()).default);
console.log(Object.keys(languages).length);
END
imported() {
  command -v node >/dev/null || return 0
  echo '{"type": "module"}' >"$scratch/package.json" # Node 18 asks
  same "$1: imported" "$(node imported.mjs "$scratch/$1" "$scratch/$2")" "$3"
}

# ---- the built-in table ----

run 0 '' js --output js
run 0 '' json --output json
is 'a language' js/de.js messages/4 '"Ungültige Anfrageparameter"'
is 'forms' json/de.json messages/13/0 '["Alle Schlagwörter zusammen dürfen höchstens ",0," Zeichen lang sein"]'
is 'a bare sentence' js/en.js bare/13 "$("$errcat" describe TAGS_TOO_LONG -l en -f json | sed 's/.*"bare":\("[^"]*"\).*/\1/')"
is 'the tag' js/ar.js tag '"ar"'
is 'the direction' js/ar.js direction '"rtl"'
is 'plural steps' js/ru.js plural/0 3
is 'n != 1 goes without saying' js/de.js plural '"nothing"'
is 'a general message' js/de.js 'messages/$429' "$(printf '"%s"' "$(printf 'HTTP/1.1 429 x\r\n\r\n{}' | "$errcat" explain -l de 2>err)")"
is 'an overlay' js/de-CH.js numbers/group '"’"'
is 'overlays' some/table.js overlays '["de-AT"]'
same 'the codes' "$(grep -c '^\[[0-9]*,"[A-Z]' js/table.js)" "$("$errcat" list | wc -l)"
for file in json/*.json; do
  name=$(basename "$file" .json)
  same "$name: a module is its JSON" "$(cat "js/$name.js")" "export default $(cat "$file");"
done
same 'a literal import a language' "$(grep -c '^  "[a-zA-Z0-9-]*": () => import("./[a-zA-Z0-9-]*.js"),$' js/index.js)" \
  "$(($(find js -name '*.js' | wc -l) - 3))"
imported js json "$(($(find js -name '*.js' | wc -l) - 3))"

# In the letters of most languages under 4 kB; a Cyrillic one takes two bytes, and a sentence more of them.
for file in js/*.js; do
  size=$(gzip -9nc "$file" | wc -c) limit=4096
  case $file in js/ru.js | js/uk.js) limit=4608 ;; esac
  [ "$size" -lt "$limit" ] || same "$file: bytes, compressed" "$size" "less than $limit"
  passed=$((passed + 1))
done

# The same bytes, wherever and whenever; over what was there.
echo old >js/de.js
before=$(cat js/index.js)
(cd js && TZ=Asia/Tokyo LC_ALL=de_DE.UTF-8 "$errcat" export js -o "$scratch/again" && cd .. && "$errcat" export js -o "$scratch/js/.")
same 'twice' "$(diff -r js again)$(cat js/index.js)" "$before"

# ---- some languages ----

run 0 '' js -o some -l de-AT,fr,nn
same 'those that are wanted' "$(cd some && echo *)" 'de-AT.js en.js fr.js index.js table.js'
is 'and no other is told of' some/table.js languages '["en","de-AT","fr"]'
run 2 'There is no language “xx”' js -o other -l xx
same 'nothing was written' "$(ls -d other 2>&1 >out)$(cat out)" "$(ls -d other 2>&1)"

# ---- tables of one's own ----

schema=$build/examples/schema-registry/schema_registry-domain
google=$build/examples/google-rpc/google_rpc-domain
run 0 '' json -d "$source/examples/google-rpc/google_rpc.def" -c "$google" -o google
is 'shapes' google/table.json shapes/1/code '"$.error.status"'
is 'keys' google/table.json keys/2 '["INVALID_ARGUMENT",2]'
same 'their languages' "$(cd google && echo ??.json)" 'de.json en.json es.json fr.json ja.json'
is 'general messages with them' google/de.json 'messages/$404' '"Das angeforderte Objekt wurde nicht gefunden"'
run 0 '' json -d "$source/examples/schema-registry/schema_registry.def" -c "$schema" -o schema
is 'members of the flat shape' schema/table.json code '"error_code"'
is 'members of the flat shape' schema/table.json message '"message"'
run 0 '' json -d "$source/examples/telegram/telegram.def" -o telegram
is 'words alone' telegram/table.json shapes/0/code '""'
is 'the path of an argument' telegram/table.json paths/1/0 '"chat"'

echo 'D("empty", "")' >empty.def
run 0 '' js -d empty.def -o empty
is 'a table with nothing in it' empty/table.js errors '[]'
is 'a table with nothing in it' empty/en.js 'messages/$404' '"The requested item was not found"'
run 1 'no_table.def' js -d no_table.def -o other

# ---- hostile text ----

separator=$(printf '\342\200\250')
cat >hostile.def <<END
D("hostile", "https://x.example/e&amp;#")
E(1, 400, SCRIPT, "</script><script>alert(1)</script>")
E(2, 400, QUOTES, "\`\${process.exit(3)}\` \" ' \\\\ */ // ]]> ${separator}end")
T(3, 404, BRACES, PARAMETER(TEXT, constructor) PARAMETER(COUNT, n),
  FORM("{{{constructor}}} is {n} <!--", "{{{constructor}}} are {n} <!--"), BARE("-->"))
KEY(1, "__proto__")
KEY(2, "</script>")
KEY(1, "7")
SAID(1, "<said> \$1")
END
mkdir -p catalogs/xh/LC_MESSAGES
cat >xh.po <<END
msgid ""
msgstr ""
"Language: xh\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 18446744073709551614 || n % 3 == 9007199254740993);\n"

msgid "</script><script>alert(1)</script>"
msgstr "\`\$1\`</SCRIPT>${separator}<!--"

msgid "{{{constructor}}} is {n} <!--"
msgid_plural "{{{constructor}}} are {n} <!--"
msgstr[0] "\${{{constructor}}}{n}"
msgstr[1] "{n}\"{constructor}"
END
msgfmt -o catalogs/xh/LC_MESSAGES/hostile.mo xh.po
for form in js json; do
  run 0 '' $form -d hostile.def -c catalogs -o hostile-$form
  same 'nothing ends a script' "$(cat hostile-$form/*.$form | grep -c "<\\|$separator")" 0
  is 'the text' hostile-$form/xh.$form messages/0 "\"\`\$1\`</SCRIPT>${separator}<!--\""
  is 'a message without translation' hostile-$form/xh.$form messages/1 null
  is 'the English text' hostile-$form/en.$form messages/1 \
    "\"\`\${process.exit(3)}\` \\\" ' \\\\ */ // ]]> ${separator}end\""
  is 'braces and forms' hostile-$form/xh.$form messages/2 '[["${",0,"}",1,""],["",1,"\"",0,""]]'
  is 'large numbers of a rule' hostile-$form/xh.$form plural \
    '[2,0,0,43,"18446744073709551614",7,7,0,0,50,3,40,"9007199254740993",3,0]'
  is 'keys' hostile-$form/table.$form keys '[["__proto__",0],["</script>",1],["7",0]]'
  is 'parameters' hostile-$form/table.$form errors/2/3 '[["constructor","text"],["n","count"]]'
  is 'the type' hostile-$form/table.$form type '"https://x.example/e&amp;#"'
done
imported hostile-js hostile-json 3

# A sentence of another catalog of the chain keeps the rule of that one.
cat >two.def <<'END'
D("two", "")
T(1, 400, ONE, PARAMETER(COUNT, n), FORM("{n} one", "{n} ones"), BARE("One"))
T(2, 400, TWO, PARAMETER(COUNT, n), FORM("{n} two", "{n} twos"), BARE("Two"))
END
for language in de:1:'n != 1' de_CH:2:'n > 1'; do
  name=${language%%:*} rule=${language##*:} number=one
  [ "$name" = de ] || number=two
  mkdir -p rules/"$name"/LC_MESSAGES
  printf 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(%s);\\n"\n
msgid "{n} %s"\nmsgid_plural "{n} %ss"\nmsgstr[0] "{n} x"\nmsgstr[1] "{n} xs"\n' "$rule" $number $number >rule.po
  msgfmt -o rules/"$name"/LC_MESSAGES/two.mo rule.po
done
run 0 '' json -d two.def -c rules -o rules-json
is 'two rules' rules-json/de-CH.json plural '"nothing"'
is 'two rules' rules-json/de-CH.json plurals '{"1":[2,0,0,43,1]}'

# A catalog that is broken is told, and the others are written; one of English itself is apart from the source.
mkdir -p broken/fr/LC_MESSAGES broken/en/LC_MESSAGES broken/..x/LC_MESSAGES
echo 'no catalog' >broken/fr/LC_MESSAGES/hostile.mo
cp catalogs/xh/LC_MESSAGES/hostile.mo broken/en/LC_MESSAGES
cp catalogs/xh/LC_MESSAGES/hostile.mo broken/..x/LC_MESSAGES
run 1 'broken/fr/LC_MESSAGES/hostile.mo' js -d hostile.def -c broken -o broken-js
grep -q 'broken/..x/LC_MESSAGES/hostile.mo' err || same 'a name that is no language' "$(cat err)" '..x'
same 'the rest is there' "$(cd broken-js && echo *)" 'en-GB.js en-IN.js en.js index.js source.js table.js'
same 'the source is apart' "$(sed -n 2p broken-js/index.js)" 'import source from "./source.js";'
is 'the source is apart' broken-js/source.js messages/0 '"</script><script>alert(1)</script>"'
same 'and English is a language' "$(grep -c '"en": () => import("./en.js")' broken-js/index.js)" 1

# ---- where nothing can be written ----

run 2 'For example: errcat export js --output DIR'
run 2 'For example: errcat export js --output DIR' js
run 2 'For example: errcat export js --output DIR' -o other
run 2 'For example: errcat export js --output DIR' js -o other -f json
run 2 'has no format “xml”' xml -o other
run 2 '“more” has no place here' js more -o other
run 2 'is given twice' js -o other -o another
run 2 'An argument is empty' js -o ''
"$errcat" list -o other >out 2>err
same '--output elsewhere' "$?$(cat out err)" '2errcat: The option “--output” goes with “errcat export” only'
echo file >file
run 1 'file/en.js: Not a directory' js -o file
same 'a file stays' "$(cat file)" file
run 1 'none/there: No such file or directory' js -o none/there
run 1 ': File name too long' js -o "$(printf '%0300d' 0)"
run 0 '' js -l de -o "$(printf 'odd \033[1m\nname')"
mkdir full
echo old >full/ar.json
if [ "$(id -u)" != 0 ]; then
  chmod -w full
  run 1 'full/ar.json: Permission denied' json -o full
  chmod +w full
fi
mkdir -p taken/de.js
run 1 'taken/de.js: ' js -o taken
same 'nothing is left of what failed' "$(find taken -name '.*')" ''
# No file may be as large: as a disk that is full in the middle of one.
(
  trap '' XFSZ
  ulimit -f 8
  exec "$errcat" export json -o full
) >out 2>err
same 'a full disk' "$?$(cat out)" 1
case $(cat err) in
  'errcat: full/'*'.json: File too large') passed=$((passed + 1)) ;;
  *) same 'a full disk' "$(cat err)" 'File too large' ;;
esac
same 'what was there stays, and nothing else is there' "$(ls -A full)$(cat full/ar.json)" 'ar.jsonold'
# What a run that was killed has left is in nobody's way.
touch full/.ar.json.0 full/.en.json.0
run 0 '' json -o full -l ar
same 'and stays' "$(ls -A full | tr '\n' ' ')" '.ar.json.0 .en.json.0 ar.json en.json table.json '

same 'what is in the files' "$(python3 -I look.py 2>&1)" ''
passed=$((passed + $(wc -l <wanted)))
echo "export: $passed passed, $failed failed"
[ "$failed" = 0 ]
