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


def table(name, what, rows):
    print(f'\n/* {what} */\nstatic const struct row {name}[] = {{')
    for key, packed, comment in sorted(rows):
        print(f'    {{0x{key:08X}, 0x{packed:08X}}}, /* {comment} */')
    print('};')


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

print(f'''/* From CLDR {version()}, by tools/make-cldr.py; do not edit.
   Copyright © 1991-2022 Unicode, Inc. SPDX-License-Identifier: Unicode-DFS-2016
   (tests/data/matching/LICENSE.unicode)

   Letters are packed in five bits each, the last one lowest: a is 1, z is 26. A region of three
   digits is 1024 + its number. A value holds a language from bit 17 on, the index of a script from
   bit 11 on, a region from bit 0 on; 0 is none. Rows are sorted by key. */''')
print('\n/* Scripts, by index. */\nstatic const uint32_t scripts[] = {\n    0,')
for script in scripts[1:]:
    print(f'    0x{pack(script):05X}, /* {script} */')
print('};')

table('language_aliases', 'Deprecated, overlong and encompassed languages. Key: the language.', [
    (pack(source), value(*to), source + ' -> ' + '-'.join(filter(None, to)))
    for source, to in language_aliases.items()])
table('region_aliases', 'Deprecated and numeric regions. Key: the region.', [
    (pack_region(source), value(region=to), source + ' -> ' + to)
    for source, to in region_aliases.items()])
table('likely', 'Likely subtags. Key: the language from bit 16 on, with a region, or with 0x8000 + '
      'the\n   index of a script, or with neither.', [
          (pack(language) << 16 | (0x8000 + scripts.index(script) if script else
                                   pack_region(region) if region else 0),
           value('', to[1], to[2]),
           '-'.join(filter(None, (language, script, region))) + ' -> ' + '-'.join(to))
          for (language, script, region), to in likely.items()])
table('parents', 'Regions that inherit from another region than the likely one. Key: the language '
      'from bit\n   16 on, with the region.', [
          (pack(language) << 16 | pack_region(region), value(region=to),
           f'{language}-{region} -> {language}-{to}')
          for (language, script, region), to in parents.items()])

longest = max(map(len, list(irregular) + list(irregular.values())))
print(f'''
/* Tags that are replaced as a whole: irregular ones of BCP 47, and others. */
static const char irregular[][2][{longest + 1}] = {{''')
for source, to in sorted(irregular.items()):
    print(f'    {{"{source}", "{to}"}},')
print('};')
