#!/usr/bin/env python3
# Writes src/tag/cldr.inc, what src/tag/tag.c needs: from CLDR aliases, likely subtags and parent locales,
# from IANA's registry of subtags the macrolanguages of ISO 639-3 and the scripts of ISO 15924.
# SPDX-License-Identifier: LGPL-2.1-or-later
#
#   npm install language-subtag-registry@0.4.2 cldr-core@48.2.0
#   tools/make-cldr.py [/usr/share/unicode/cldr [node_modules]] >src/tag/cldr.inc
#
# The first directory is where Debian's unicode-cldr-core (CLDR 41; Unicode-DFS-2016) has it. No
# package of Debian's holds ISO 639-3's table of macrolanguages whole; IANA's registry does
# (language-subtag-registry, CC0-1.0). CLDR 41 says little of the languages in them; their likely
# subtags are a newer CLDR's (cldr-core, Unicode-3.0).
#
# What cannot matter is left out: languages that have neither a two-letter code nor a locale in CLDR
# nor a macrolanguage, sign languages, "und", region codes of three letters (no tag has one), and of
# a region that split the successors but the first.
import collections
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

root, modules = [*sys.argv[1:], *('/usr/share/unicode/cldr', 'node_modules')[len(sys.argv) - 1:]]
common = os.path.join(root, 'common')


def supplemental(name):
    return ElementTree.parse(os.path.join(common, 'supplemental', name + '.xml')).getroot()


def module(*path):
    with open(os.path.join(modules, *path), encoding='utf-8') as file:
        return json.load(file)


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

# A macrolanguage that is replaced itself (no, sh) is one of its languages by now, which stands in
# for none of the others; that Nynorsk falls to Bokmål tag.c knows.
registry = module('language-subtag-registry', 'data', 'json', 'registry.json')
macrolanguages = {}
for entry in registry:
    source, to = entry.get('Subtag'), entry.get('Macrolanguage')
    if entry['Type'] == 'language' and to and not {source, to} & set(language_aliases):
        macrolanguages[source] = to
assert not set(macrolanguages) & set(macrolanguages.values())


def read_likely(pairs, wanted):
    for source, to in pairs:
        source = split(source)
        if source and not (source[1] and source[2]) and source[0] not in language_aliases:
            if wanted(source[0]):
                likely[source] = split(to)


related = {*macrolanguages, *macrolanguages.values()}
older = [(element.get('from'), element.get('to'))
         for element in supplemental('likelySubtags').iter('likelySubtag')]
newer = module('cldr-core', 'supplemental', 'likelySubtags.json')['supplemental']['likelySubtags']
likely = {}
read_likely(older, lambda language: known(language) or language in related)
read_likely([(source.replace('-', '_'), to.replace('-', '_')) for source, to in newer.items()],
            lambda language: not known(language) and language in related)
# Of a few, merged into others since, nothing is said: they are written as their macrolanguage is.
for source, to in macrolanguages.items():
    likely.setdefault((source, '', ''), (source, likely[to, '', ''][1], 'ZZ'))
# A replacement with a region has the script that goes with it there: Montenegrin is Latin.
for source, (language, script, region) in language_aliases.items():
    if (language, '', region) in likely and region and not script:
        language_aliases[source] = language, likely[language, '', region][1], region

scripts = sorted({tag[1] for tag in [*likely, *likely.values(), *language_aliases.values()]} | {''})
assert len(scripts) <= 64
indexed = len(scripts)

# The names in English, but of variants and of what is not one script; "" where it is too long.
script_names = collections.OrderedDict.fromkeys(scripts, '')
for entry in registry:
    if entry['Type'] != 'script' or not re.fullmatch('[A-PR-Y]...', entry['Subtag']):
        continue
    description = entry['Description'][0]
    name = re.sub('[^a-z]', '', re.sub(r'\(.*', '', description).lower())
    plain = len(name) < 12 and not re.search('variant|alias', description)
    script_names[entry['Subtag']] = name if plain else ''

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
            assert source[1] in ('', likely.get((source[0], '', source[2]), source)[1])
            parents[source[0], source[2]] = to[2]



def native_script(language, region):
    """The script that a language has in a region; parents are for no other one."""
    return likely.get((language, '', region), likely[language, '', ''])[1]


def ancestors(language, script, region):
    """How many regions are above one, by the rule of tag.c's parent_region()."""
    chain = [region]
    top = likely.get((language, script, ''), likely[language, '', ''])[2]
    while chain[-1] != top:
        at = chain[-1]
        native = (language, at) in parents and native_script(language, at) == script
        chain.append(parents[language, at] if native else top)
        if chain[-1] in chain[:-1]:
            sys.exit(f'{language}-{script} inherits from itself: ' + ', '.join(chain))
    return len(chain) - 1


# Regions that no row names all have their language's likely one above them, like "".
regions_of = collections.defaultdict(lambda: {''})
for language, region in [*parents, *((source[0], source[2]) for source in likely)]:
    regions_of[language] |= {region, parents.get((language, region), '')}
longest = max(ancestors(language, script, region) for language in regions_of
              for script in scripts for region in regions_of[language])

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
for language, to in macrolanguages.items():
    add(language, 0x4000, value(to, *likely[language, '', ''][1:]),
        '-'.join(filter(None, likely[language, '', ''])) + ' -> ' + to)
for (language, script, region), to in likely.items():
    if not region and (script or known(language) or language not in macrolanguages):
        add(language, 0x8000 + scripts.index(script) if script else 0, value('', to[1], to[2]),
            '-'.join(filter(None, (language, script))) + ' -> ' + '-'.join(to))
for language, region in {*parents, *((source[0], source[2]) for source in likely if source[2])}:
    # One row for both: zh-MO is zh-Hant-MO, and inherits from zh-Hant-HK.
    script = likely.get((language, '', region), ('', '', ''))[1]
    parent = parents.get((language, region), '')
    add(language, pack_region(region), value('', script, parent),
        f'{language}-{region}' + (' -> ' + script if script else '') +
        (' -> parent ' + parent if parent else ''))

SLOTS_LOG2 = 11
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

newer_version = module('cldr-core', 'package.json')['version']
registered = module('language-subtag-registry', 'data', 'json', 'meta.json')['File-Date']
print(f"""/* From CLDR {version()} and, for languages in macrolanguages, CLDR {newer_version}, and from IANA's
   Language Subtag Registry of {registered}, by tools/make-cldr.py; do not edit.
   Copyright © 1991-2026 Unicode, Inc. SPDX-License-Identifier: Unicode-DFS-2016 AND Unicode-3.0
   (tests/data/matching/LICENSE.unicode and LICENSE.unicode-3.0)

   Letters are packed in five bits each, the last one lowest: a is 1, z is 26. A region of three
   digits is 1024 + its number. */

/* Scripts, and their names where they are short; those that rows tell by index first. */
#define INDEXED_SCRIPTS {indexed}
static const struct {{
  uint32_t code;
  char name[12];
}} scripts[] = {{
    {{0, ""}},""")
for script, name in [*script_names.items()][1:]:
    print(f'    {{0x{pack(script):05X}, "{name}"}}, /* {script} */')
print(f"""}};

/* A hash table with open addressing: the first slot is key * multiplier >> shift (32 bits). A key
   holds a language from bit 16 on, and from bit 0 on
   - nothing: the language's likely script and region, or the language that replaces it, with script
     and region if they come along;
   - a region: its likely script, if it is not the language's, and the region it inherits from in
     that script, if it is not the language's;
   - 0x8000 + the index of a script: its likely region;
   - 0x4000: the macrolanguage that it is in, and its own likely script and region.
   A key of a region alone has the region that replaces it. A value holds a language from bit 17 on,
   the index of a script from bit 11 on, a region from bit 0 on; 0 is none. {len(rows)} rows. */
#define MULTIPLIER UINT32_C(0x{multiplier & 0xFFFFFFFF:08X})
#define SHIFT {32 - SLOTS_LOG2}
static const struct row rows[] = {{""")
for key in slots:
    print('    {0x%08X, 0x%08X}, /* %s */' % (key, *rows[key]) if key else '    {0, 0},')
print(f"""}};

/* The regions above another one, at most. */
#define REGIONS_ABOVE {longest}

/* Regions by number, sorted, and what replaces them. */
static const uint16_t numeric_regions[][2] = {{""")
for source, to in sorted(region_aliases.items()):
    if source.isdigit():
        print(f'    {{{pack_region(source)}, {pack_region(to)}}}, /* {source} -> {to} */')
print('};')

width = max(map(len, list(irregular) + list(irregular.values()))) + 1
print(f'''
/* Tags that are replaced as a whole: irregular ones of BCP 47, and others. */
static const char irregular[][2][{width}] = {{''')
for source, to in sorted(irregular.items()):
    print(f'    {{"{source}", "{to}"}},')
print('};')
