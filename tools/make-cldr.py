#!/usr/bin/env python3
# Writes src/cldr.inc from CLDR: aliases, likely subtags and parent locales, what src/tag.c needs.
# SPDX-License-Identifier: LGPL-2.1-or-later
#
#   tools/make-cldr.py [/usr/share/unicode/cldr] >src/cldr.inc
#
# The default is where Debian's unicode-cldr-core has it. What cannot matter is left out: languages
# that have neither a two-letter code nor a locale in CLDR, sign languages, "und", region codes of
# three letters (no tag has one), and of a region that split the successors but the first.
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

root = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/unicode/cldr'
common = os.path.join(root, 'common')


def supplemental(name):
    return ElementTree.parse(os.path.join(common, 'supplemental', name + '.xml')).getroot()


def pack(letters):
    code = 0
    for letter in letters.lower():
        code = code << 5 | ord(letter) & 31
    return code


def pack_region(region):
    return 1024 + int(region) if region.isdigit() else pack(region)


def split(tag):
    """Language, script and region of a tag, '' where there is none; None if there is more."""
    match = re.fullmatch(r'([a-z]{2,3})(?:_([A-Z][a-z]{3}))?(?:_([A-Z]{2}|[0-9]{3}))?', tag)
    return match and tuple(part or '' for part in match.groups())


def known(language):
    return len(language) == 2 or language in with_locale


def version():
    with open(os.path.join(common, 'dtd', 'ldmlSupplemental.dtd'), encoding='utf-8') as dtd:
        return re.search(r'cldrVersion CDATA #FIXED "([^"]+)"', dtd.read()).group(1)


def value(language='', script='', region='ZZ'):
    region = '' if region == 'ZZ' else region
    index = scripts.index(script) if script else 0
    return pack(language) << 17 | index << 11 | (pack_region(region) if region else 0)


with_locale = {re.split(r'[_.]', name)[0] for name in os.listdir(os.path.join(common, 'main'))}
with_locale -= {'root'}
aliases = supplemental('supplementalMetadata')

likely = {}
for element in supplemental('likelySubtags').iter('likelySubtag'):
    source = split(element.get('from'))
    if source and known(source[0]) and not (source[1] and source[2]):
        likely[source] = split(element.get('to'))

language_aliases, irregular = {}, {}
for element in aliases.iter('languageAlias'):
    source, to = element.get('type'), element.get('replacement')
    if re.fullmatch('[a-z]{2,3}', source) and known(split(to)[0]):
        language_aliases[source] = split(to)
    elif '_' in source and not re.match('sgn|und', source):
        irregular[source.replace('_', '-').lower()] = \
            to.split('_x_')[0].replace('und', '').replace('_', '-')
# Catalogs of Norwegian are named nb; CLDR has it the other way round.
language_aliases['no'] = language_aliases['nor'] = ('nb', '', '')
assert not {to[0] for to in language_aliases.values()} & set(language_aliases)
likely = {source: to for source, to in likely.items() if source[0] not in language_aliases}

scripts = sorted({tag[1] for tag in [*likely, *likely.values(), *language_aliases.values()]} | {''})
assert len(scripts) <= 64

region_aliases = {}
for element in aliases.iter('territoryAlias'):
    source, to = element.get('type'), element.get('replacement').split()[0]
    if re.fullmatch('[A-Z]{2}|[0-9]{3}', source):
        region_aliases[source] = to

parents = {}
for element in supplemental('supplementalData').iter('parentLocale'):
    to = split(element.get('parent'))
    for locale in element.get('locales').split():
        source = split(locale)
        if to and source[2] and source[0] == to[0]:
            parents[source] = to[2]

rows = {}  # key: value, comment


def add(language, other, packed, comment):
    key = pack(language) << 16 | other
    assert key not in rows
    rows[key] = packed, comment


for source, to in language_aliases.items():
    add(source, 0, value(*to), source + ' -> ' + '-'.join(filter(None, to)))
for source, to in region_aliases.items():
    if not source.isdigit():
        add('', pack_region(source), value(region=to), source + ' -> ' + to)
for (language, script, region), to in likely.items():
    if not region:
        add(language, 0x8000 + scripts.index(script) if script else 0, value('', to[1], to[2]),
            '-'.join(filter(None, (language, script))) + ' -> ' + '-'.join(to))
for language, region in {(source[0], source[2]) for source in [*likely, *parents] if source[2]}:
    # One row for both: zh-MO is zh-Hant-MO, and inherits from zh-Hant-HK.
    script = likely.get((language, '', region), ('', '', ''))[1]
    parent = [to for source, to in parents.items() if (source[0], source[2]) == (language, region)]
    add(language, pack_region(region), value('', script, parent[0] if parent else ''),
        f'{language}-{region}' + (' -> ' + script if script else '') +
        (' -> parent ' + parent[0] if parent else ''))

SLOTS_LOG2 = 10
assert len(rows) < 0.75 * 2 ** SLOTS_LOG2


def fill(multiplier):
    """The slots, and how many of them are looked at to find every row once."""
    slots, looks = [None] * 2 ** SLOTS_LOG2, 0
    for key in sorted(rows):
        at = (key * multiplier & 0xFFFFFFFF) >> (32 - SLOTS_LOG2)
        while slots[at]:
            at = (at + 1) % len(slots)
            looks += 1
        slots[at] = key
    return looks, multiplier, slots


looks, multiplier, slots = min(fill(0x9E3779B1 + 2 * step) for step in range(1000))

print(f"""/* From CLDR {version()}, by tools/make-cldr.py; do not edit.
   Copyright © 1991-2022 Unicode, Inc. SPDX-License-Identifier: Unicode-DFS-2016
   (tests/data/matching/LICENSE.unicode)

   Letters are packed in five bits each, the last one lowest: a is 1, z is 26. A region of three
   digits is 1024 + its number. */

/* Scripts, by index. */
static const uint32_t scripts[] = {{
    0,""")
for script in scripts[1:]:
    print(f'    0x{pack(script):05X}, /* {script} */')
print(f"""}};

/* A hash table with open addressing: the first slot is key * multiplier >> shift (32 bits). A key
   holds a language from bit 16 on, and from bit 0 on
   - nothing: the language's likely script and region, or the language that replaces it, with script
     and region if they come along;
   - a region: its likely script, if it is not the language's, and the region it inherits from, if
     it is not the language's;
   - 0x8000 + the index of a script: its likely region.
   A key of a region alone has the region that replaces it. A value holds a language from bit 17 on,
   the index of a script from bit 11 on, a region from bit 0 on; 0 is none. {len(rows)} rows. */
#define MULTIPLIER UINT32_C(0x{multiplier & 0xFFFFFFFF:08X})
#define SHIFT {32 - SLOTS_LOG2}
static const struct row rows[] = {{""")
for key in slots:
    print('    {0x%08X, 0x%08X}, /* %s */' % (key, *rows[key]) if key else '    {0, 0},')
print("""};

/* Regions by number, sorted, and what replaces them. */
static const uint16_t numeric_regions[][2] = {""")
for source, to in sorted(region_aliases.items()):
    if source.isdigit():
        print(f'    {{{pack_region(source)}, {pack_region(to)}}}, /* {source} -> {to} */')
print('};')

longest = max(map(len, list(irregular) + list(irregular.values())))
print(f'''
/* Tags that are replaced as a whole: irregular ones of BCP 47, and others. */
static const char irregular[][2][{longest + 1}] = {{''')
for source, to in sorted(irregular.items()):
    print(f'    {{"{source}", "{to}"}},')
print('};')
