"""The messages of a .po or a .mo file, for the tools beside this file. SPDX-License-Identifier: LGPL-2.1-or-later"""
import dataclasses
import re
import struct


@dataclasses.dataclass
class Message:
    line: int = 0
    context: str | None = None
    source: str = ''
    plural: str | None = None
    forms: list = dataclasses.field(default_factory=list)
    flags: str = ''

    def sources(self):
        return [self.source] if self.plural is None else [self.source, self.plural]


def read(path):
    """The header as a dictionary, and the other messages that are translated or fuzzy."""
    messages = read_mo(path) if path.endswith('.mo') else read_po(path)
    header = next((message for message in messages if message.source == ''), Message(forms=['']))
    fields = dict(re.findall(r'^([^:\n]+): *(.*)$', header.forms[0], re.MULTILINE))
    return fields, [message for message in messages if message.source and all(message.forms)]


def unquoted(text):
    """A string of a .po file, without its quotation marks."""
    escapes = {'n': '\n', 't': '\t', '"': '"', '\\': '\\', 'r': '\r', 'a': '\a', 'b': '\b', 'f': '\f', 'v': '\v'}
    return re.sub(r'\\(.)', lambda escape: escapes.get(escape[1], escape[0]), text)


def read_po(path):
    """What errcat check and msgfmt accept; obsolete entries are left out."""
    messages, message, part = [], Message(), ''

    def add(part, text):
        if part == 'msgid':
            message.source += text
        elif part == 'msgid_plural':
            message.plural = (message.plural or '') + text
        elif part == 'msgctxt':
            message.context = (message.context or '') + text
        else:
            message.forms[-1] += text

    with open(path, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            match = re.match(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(.*)"\s*$', line)
            if part.startswith('msgstr') and (not match or (match[1] and not match[1].startswith('msgstr'))):
                messages.append(message)
                message, part = Message(), ''
            if line.startswith('#,'):
                message.flags += line[2:].strip()
            if not match:
                continue
            if match[1]:
                part = match[1]
                message.line = message.line or number
                if part.startswith('msgstr'):
                    message.forms.append('')
            add(part, unquoted(match[2]))
    if part.startswith('msgstr'):
        messages.append(message)
    return messages


def read_mo(path):
    with open(path, 'rb') as file:
        data = file.read()
    order = '<' if data[:4] == b'\xde\x12\x04\x95' else '>'
    count, sources, targets = struct.unpack_from(order + '3I', data, 8)

    def text(table, index):
        length, offset = struct.unpack_from(order + '2I', data, table + 8 * index)
        return data[offset:offset + length].decode('utf-8', 'replace')

    messages = []
    for index in range(count):
        context, _, source = text(sources, index).rpartition('\4')
        source, _, plural = source.partition('\0')
        messages.append(Message(index, context or None, source, plural or None, text(targets, index).split('\0')))
    return messages
