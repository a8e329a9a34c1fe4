/* .po files: what is read of them, and what is said of the rest, in which line.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "command/po.h"

/* ---- a file as one line: what is said, then the entries ---- */

struct shown {
  char text[4096];
  size_t length;
};

static void show(struct shown *shown, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int length =
      vsnprintf(shown->text + shown->length, sizeof shown->text - shown->length, format, arguments);
  va_end(arguments);
  assert_true(length >= 0 && (size_t)length < sizeof shown->text - shown->length);
  shown->length += (size_t)length;
}

static void show_report(void *context, size_t line, int32_t kind) {
  static const struct {
    int32_t kind;
    const char *name;
  } names[] = {
      {ERRCAT_DIAGNOSTIC_PO_SYNTAX, "SYNTAX"},     {ERRCAT_DIAGNOSTIC_PO_STRING_END, "END"},
      {ERRCAT_DIAGNOSTIC_PO_ESCAPE, "ESCAPE"},     {ERRCAT_DIAGNOSTIC_PO_UTF8, "UTF8"},
      {ERRCAT_DIAGNOSTIC_PO_BYTE, "BYTE"},         {ERRCAT_DIAGNOSTIC_PO_NO_MSGSTR, "MSGSTR"},
      {ERRCAT_DIAGNOSTIC_PO_INDEX, "INDEX"},       {ERRCAT_DIAGNOSTIC_PO_PLURAL, "PLURAL"},
      {ERRCAT_DIAGNOSTIC_PO_OBSOLETE, "OBSOLETE"}, {ERRCAT_DIAGNOSTIC_PO_MARK, "MARK"},
  };
  size_t i = 0;
  while (i < sizeof names / sizeof names[0] && names[i].kind != kind) i++;
  assert_true(i < sizeof names / sizeof names[0]);
  show(context, "%s at %zu. ", names[i].name, line);
}

static void show_string(struct shown *shown, const char *text) {
  for (; *text; text++)
    if ((unsigned char)*text < ' ' || (unsigned char)*text > '~')
      show(shown, "<%02X>", (unsigned)(unsigned char)*text);
    else
      show(shown, "%c", *text);
}

/* "2~?b context^id|plural=form|form; ": line 2, obsolete, fuzzy, of brace format (b), a shell's (s) or
   another (o); "!" in place of forms that could not be read. */
static void show_entry(struct shown *shown, const struct po_entry *entry) {
  static const char *const formats[] = {"", "b", "s", "o"};
  show(shown, "%zu%s%s%s ", entry->line, entry->obsolete ? "~" : "", entry->fuzzy ? "?" : "",
       formats[entry->format]);
  if (entry->context) show_string(shown, entry->context), show(shown, "^");
  show_string(shown, entry->id);
  if (entry->plural) show(shown, "|"), show_string(shown, entry->plural);
  for (size_t i = 0; i < entry->count; i++) {
    show(shown, i ? "|" : "=");
    show_string(shown, entry->forms[i]);
  }
  show(shown, entry->count ? "; " : "!; ");
}

static void show_file(struct shown *shown, const char *file, size_t length) {
  struct po po;
  char *text = malloc(length + 1); /* an overread is seen by the sanitizers */
  memcpy(text, file, length);
  text[length] = '\0';
  shown->text[shown->length = 0] = '\0';
  po_read(&po, text, length, show_report, shown);
  assert_false(po.out_of_memory);
  for (size_t i = 0; i < po.count; i++) show_entry(shown, &po.entries[i]);
  if (shown->length) shown->text[--shown->length] = '\0'; /* the last space */
  po_free(&po);
  free(text);
}

struct row {
  const char *file, *expected;
};

static void check(const struct row *rows, size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct shown shown;
    show_file(&shown, rows[i].file, strlen(rows[i].file));
    if (strcmp(shown.text, rows[i].expected) != 0)
      fail_msg("%s\nis read as \"%s\", not \"%s\"", rows[i].file, shown.text, rows[i].expected);
  }
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof((rows)[0]))

static void entries_have_their_parts(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"", ""},
      {"\n# only a comment", ""},
      {"#", ""},
      {"msgid \"a\"\nmsgstr \"b\"\n", "1 a=b;"},
      {"msgid \"a\"\nmsgstr \"b\"", "1 a=b;"},
      {"msgid\"a\"msgstr\"b\"msgid\"c\"msgstr\"d\"", "1 a=b; 1 c=d;"},
      {"\n\nmsgctxt \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n\nmsgid \"c\"\nmsgstr \"d\"\n",
       "4 x^a=b; 7 c=d;"},
      {"msgctxt \"\"\nmsgid \"\"\nmsgstr \"\"\n", "2 ^=;"},
      {"msgid \"a\"\n\"b\" \"\"\n  \"c\"\nmsgstr \"\"\n\"d\"\n", "1 abc=d;"},
      {" \t\v\f\rmsgid \"a\"\r\nmsgstr \"b\"\r\n\r\n", "1 a=b;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[1] \"bs\"\n", "1 a|as=b|bs;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr [ 0 ] \"b\"\nmsgid \"c\"\nmsgstr \"d\"\n",
       "1 a|as=b; 4 c=d;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[00] \"b\"\n", "1 a|as=b;"},
      {"msgid \"a\"\nmsgstr \"b\"\nmsgid \"\xC3\xA9\"\nmsgstr \"\xE4\xB8\xAD\"\n",
       "1 a=b; 3 <C3><A9>=<E4><B8><AD>;"},
  };
  CHECK(rows);
}

static void as_many_entries_are_kept_as_there_are(void **state) {
  (void)state;
  enum { ENTRIES = 300 };
  struct po po;
  struct shown shown = {.length = 0};
  char text[ENTRIES * 40], id[16];
  size_t length = 0;
  for (size_t i = 0; i < ENTRIES; i++)
    length += (size_t)sprintf(text + length, "msgid \"a%zu\"\nmsgstr \"b%zu\"\n", i, i);
  po_read(&po, text, length, show_report, &shown);
  assert_int_equal(shown.length, 0);
  assert_int_equal(po.count, ENTRIES);
  for (size_t i = 0; i < ENTRIES; i++) {
    sprintf(id, "a%zu", i);
    assert_string_equal(po.entries[i].id, id);
    id[0] = 'b';
    assert_string_equal(po.entries[i].forms[0], id);
    assert_int_equal(po.entries[i].line, 2 * i + 1);
  }
  po_free(&po);
}

static void an_entry_that_lacks_a_part_is_told(void **state) {
  (void)state;
  static const struct row rows[] = {
      /* no msgid */
      {"msgstr \"b\"\n", "SYNTAX at 1."},
      {"\nmsgctxt \"x\"\n", "SYNTAX at 3."},
      {"msgctxt \"x\"\n\nmsgstr \"b\"\n", "SYNTAX at 3."},
      {"msgctxt \"x\"\nmsgctxt \"y\"\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 2. 3 y^a=b;"},
      {"msgid_plural \"as\"\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 2 a=b;"},
      {"17 \"a\"\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 2 a=b;"},
      {"\"a\"\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 2 a=b;"},
      {"[\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 2 a=b;"},
      {"?\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 2 a=b;"},
      /* a keyword is a word */
      {"msgidd \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"msgi \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"MSGID \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"msgid_ \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"msgid$ \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"msgida \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"msgidz \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"msgidA \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"msgidZ \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"msgid0 \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"msgid9 \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"0msgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 1 a=b;"}, /* a number ends where it does */
      {"9msgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 1 a=b;"},
      {"amsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"zmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"Amsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"Zmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"_msgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"$msgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"-msgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 1 a=b;"},
      /* no string */
      {"msgid a\nmsgstr \"b\"\n", "SYNTAX at 1."},
      {"msgid\n\nmsgstr \"b\"\n", "SYNTAX at 3."},
      {"msgctxt\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 2. 2 a=b;"},
      {"msgid \"a\"\nmsgid_plural\nmsgstr[0] \"b\"\n", "SYNTAX at 3. 1 a!;"},
      {"msgid \"a\"\nmsgstr\nmsgid \"c\"\nmsgstr \"d\"\n", "SYNTAX at 3. 1 a!; 3 c=d;"},
      /* no msgstr */
      {"msgid \"a\"\n", "MSGSTR at 1. 1 a!;"},
      {"msgctxt \"x\"\nmsgid \"a\"\n\nmsgid \"c\"\nmsgstr \"d\"\n", "MSGSTR at 2. 2 x^a!; 4 c=d;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\n", "MSGSTR at 1. 1 a|as!;"},
      {"msgid \"a\"\n# c\nmsgstr \"b\"\n", "MSGSTR at 1. SYNTAX at 3. 1 a!;"},
      {"msgid \"a\"\nmsgstr0 \"b\"\n", "MSGSTR at 1. 1 a!;"},
      {"msgid \"a\"\nmsgstr9 \"b\"\n", "MSGSTR at 1. 1 a!;"},
      {"msgid \"a\" ;\nmsgstr \"b\"\n", "MSGSTR at 1. 1 a!;"},
      /* a msgstr that is too much, whose entry stays */
      {"msgid \"a\"\nmsgstr \"b\"\nmsgstr \"c\"\nmsgid \"d\"\nmsgstr \"e\"\n",
       "SYNTAX at 3. 1 a=b; 4 d=e;"},
  };
  CHECK(rows);
}

static void forms_are_numbered_in_order(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr \"b\"\n", "PLURAL at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgstr[0] \"b\"\n", "PLURAL at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr] \"b\"\n", "SYNTAX at 2. 1 a!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr] \"b\"\n", "PLURAL at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[1] \"b\"\n", "INDEX at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[0] \"c\"\n",
       "INDEX at 4. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[2] \"c\"\n",
       "INDEX at 4. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\nmsgstr[11] \"c\"\n",
       "INDEX at 4. 1 a|as!;"},
      /* 2^64, and 2^32 */
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[18446744073709551616] \"b\"\n",
       "INDEX at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[4294967296] \"b\"\n", "INDEX at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[x] \"b\"\n", "SYNTAX at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[] \"b\"\n", "SYNTAX at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0 \"b\"\n", "SYNTAX at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0[ \"b\"\n", "SYNTAX at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0]\nmsgid \"c\"\nmsgstr \"d\"\n",
       "SYNTAX at 4. 1 a|as!; 4 c=d;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[", "SYNTAX at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0", "SYNTAX at 3. 1 a|as!;"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0]", "SYNTAX at 3. 1 a|as!;"},
  };
  CHECK(rows);
}

static void an_entry_has_sixteen_forms_at_most(void **state) {
  (void)state;
  for (size_t forms = 15; forms <= 18; forms++) {
    struct shown shown;
    char file[1024], expected[512];
    size_t length = (size_t)sprintf(file, "msgid \"a\"\nmsgid_plural \"as\"\n"), at = 0;
    for (size_t i = 0; i < forms; i++)
      length += (size_t)sprintf(file + length, "msgstr[%zu] \"b\"\n", i);
    if (forms > 16) at = (size_t)sprintf(expected, "INDEX at 19. ");
    at += (size_t)sprintf(expected + at, "1 a|as");
    for (size_t i = 0; i < forms && forms <= 16; i++)
      at += (size_t)sprintf(expected + at, i ? "|b" : "=b");
    sprintf(expected + at, forms > 16 ? "!;" : ";");
    show_file(&shown, file, length);
    assert_string_equal(shown.text, expected);
  }
}

static void flags_are_of_the_next_entry(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\nmsgid \"c\"\nmsgstr \"d\"\n", "2? a=b; 4 c=d;"},
      {"#,fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", "2? a=b;"},
      {"#,\t ,fuzzy,,\r\nmsgid \"a\"\nmsgstr \"b\"\n", "2? a=b;"},
      {"#, x\n#, fuzzy\n# y\n#. z\nmsgid \"a\"\nmsgstr \"b\"\n", "5? a=b;"},
      {"#. fuzzy\n# fuzzy\n#: fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", "4 a=b;"},
      {"#, fuzzyy, ffuzzy, fuzz\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      {"#,\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      {"#, python-brace-format\nmsgid \"a\"\nmsgstr \"b\"\nmsgid \"c\"\nmsgstr \"d\"\n",
       "2b a=b; 4 c=d;"},
      {"#, possible-python-brace-format\nmsgid \"a\"\nmsgstr \"b\"\n", "2b a=b;"},
      {"#, sh-format\nmsgid \"a\"\nmsgstr \"b\"\n", "2s a=b;"},
      {"#, csh-format\nmsgid \"a\"\nmsgstr \"b\"\n", "2o a=b;"},
      {"#, c-format\nmsgid \"a\"\nmsgstr \"b\"\n", "2o a=b;"},
      {"#, possible-c-format\nmsgid \"a\"\nmsgstr \"b\"\n", "2o a=b;"},
      {"#, no-c-format\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      {"#, impossible-c-format\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      {"#, no-wrap, c-formats, range: 0..1\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      /* the one that says the most */
      {"#, c-format, python-brace-format\nmsgid \"a\"\nmsgstr \"b\"\n", "2o a=b;"},
      {"#, python-brace-format, fuzzy, c-format\nmsgid \"a\"\nmsgstr \"b\"\n", "2?o a=b;"},
      {"#, sh-format, python-brace-format\nmsgid \"a\"\nmsgstr \"b\"\n", "2s a=b;"},
      /* a line that goes on */
      {"#, x\\\nfuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", "3 a=b;"},
      {"#, x \\\n, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n", "3? a=b;"},
      {"#, x\\y\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      {"#, x\\", ""},
      /* of one that cannot be read, nobody's */
      {"#, fuzzy, c-format\nx\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 2. 3 a=b;"},
      {"#, fuzzy\n#, c-format\nmsgid \"a\"\n#, sh-format\nmsgid \"c\"\nmsgstr \"d\"\n",
       "MSGSTR at 3. 3?o a!; 5s c=d;"},
  };
  CHECK(rows);
}

static void what_is_obsolete_is_so_throughout(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"#~ msgid \"a\"\n#~ msgstr \"b\"\n", "1~ a=b;"},
      {"#~msgid \"a\"\n#~msgstr \"b\"\nmsgid \"c\"\nmsgstr \"d\"\n", "1~ a=b; 3 c=d;"},
      {"#, fuzzy\n#~ msgctxt \"x\"\n#~ msgid \"a\"\n#~ \"b\"\n#~ msgid_plural \"c\"\n#~ msgstr[0] "
       "\"d\"\n#~ \"e\"\n#~ msgstr[1] \"f\"\n",
       "3~? x^ab|c=de|f;"},
      {"#~ msgid \"a\" \\\n msgstr \"b\"\n", "1~ a=b;"}, /* one line */
      {"#~ msgid \"a\"\nmsgstr \"b\"\n", "OBSOLETE at 2. 1~ a!;"},
      {"msgid \"a\"\n#~ msgstr \"b\"\n", "OBSOLETE at 2. 1 a!;"},
      {"#~ msgid \"a\"\n\"b\"\n#~ msgstr \"c\"\n", "OBSOLETE at 2."},
      {"msgid \"a\"\n#~ \"b\"\nmsgstr \"c\"\n", "OBSOLETE at 2."},
      {"#~ msgid\n\"a\"\n#~ msgstr \"c\"\n", "OBSOLETE at 2."},
      {"#~ msgctxt \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "OBSOLETE at 2. 2 a=b;"},
      {"#~ msgid \"a\"\nmsgid_plural \"as\"\n#~ msgstr[0] \"b\"\n", "OBSOLETE at 2. 1~ a!;"},
      {"#~ msgid \"a\"\n#~ msgid_plural \"as\"\n#~ msgstr[0] \"b\"\nmsgstr[1] \"c\"\n",
       "OBSOLETE at 4. 1~ a|as!;"},
      {"#~ msgid \"a\"\n#~ msgstr \"b\"\n\"c\"\n", "OBSOLETE at 3. 1~ a!;"},
      {"#~ \"a\"\n", "SYNTAX at 1."},
      {"#~", ""},
  };
  CHECK(rows);
}

static void what_a_msgid_was_is_passed_over(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"#| msgid \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      {"#|msgid \"x\"\n#|\"y\"\nmsgctxt \"c\"\nmsgid \"a\"\nmsgstr \"b\"\n", "4 c^a=b;"},
      {"#, fuzzy\n#| msgctxt \"y\"\n#| msgid \"x\"\n#| msgid_plural \"xs\"\nmsgid \"a\"\nmsgstr "
       "\"b\"\n",
       "5? a=b;"},
      {"#~| msgid \"x\"\n#~ msgid \"a\"\n#~ msgstr \"b\"\n", "2~ a=b;"},
      {"#~|msgid\"x\"\n#~msgid\"a\"\n#~msgstr\"b\"\n", "2~ a=b;"},
      {"#~| msgctxt \"y\"\n#~| msgid \"x\"\n#~| \"z\"\n#~ msgid \"a\"\n#~ msgstr \"b\"\n",
       "4~ a=b;"},
      {"#| msgid \"x\"\n#~ msgid \"a\"\n#~ msgstr \"b\"\n", "OBSOLETE at 2. 2~ a=b;"},
      {"#~| msgid \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "OBSOLETE at 2. 2 a=b;"},
      {"#~| msgctxt \"y\"\n#| msgid \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "OBSOLETE at 2. 3 a=b;"},
      {"#| msgstr \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 2 a=b;"},
      {"#| msgid_plural \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 2 a=b;"},
      {"#| msgctxt \"x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 2. 2 a=b;"},
      {"#| msgid \"x\"\n", "SYNTAX at 2."},
      {"#| msgid \"x\"\n# c\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 2. 3 a=b;"},
      {"#| msgid x\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 2 a=b;"},
      {"#| msgid \"x\"\n\"y\"\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 2. 3 a=b;"},
      {"msgid \"a\"\n#| \"x\"\nmsgstr \"b\"\n", "MSGSTR at 1. 1 a!;"},
      {"msgid \"a\"\n#| msgid \"x\"\nmsgstr \"b\"\n", "MSGSTR at 1. SYNTAX at 3. 1 a!;"},
      {"msgid \"a\"\n#| msgstr \"b\"\n", "MSGSTR at 1. 1 a!;"},
      {"msgid \"a\"\n#| msgid_plural \"x\"\nmsgstr \"b\"\n", "MSGSTR at 1. 1 a!;"},
      {"#|", ""},
  };
  CHECK(rows);
}

static void strings_end_on_their_line(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"msgid \"a", "END at 1."},
      {"msgid \"", "END at 1."},
      {"msgid \"a\\", "END at 1."},
      {"msgid \"a\nmsgstr \"b\"\n", "END at 1."},
      {"msgid \"a\"\nmsgstr \"b\nmsgid \"c\"\nmsgstr \"d\"\n", "END at 2. 1 a!; 3 c=d;"},
      {"msgid \"a\"\n\"b\nmsgstr \"c\"\n", "END at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"b\\\"\nmsgid \"c\"\nmsgstr \"d\"\n", "END at 2. 1 a!; 3 c=d;"},
      {"\"a\nmsgid \"c\"\nmsgstr \"d\"\n", "END at 1. 2 c=d;"},
      {"#| msgid \"x\nmsgid \"a\"\nmsgstr \"b\"\n", "END at 1. 2 a=b;"},
      {"#~ msgid \"a\"\n#~ msgstr \"b\n", "END at 2. 1~ a!;"},
      {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[\"c\nmsgid \"d\"\nmsgstr \"e\"\n",
       "END at 3. 1 a|b!; 4 d=e;"},
      /* a string that goes on by a backslash */
      {"msgid \"a\\\nb\"\nmsgstr \"c\\\n\\\nd\"\nmsgid \"e\"\nmsgstr \"f\"\n", "1 ab=cd; 6 e=f;"},
      {"msgid \"a\\\nb\nmsgid \"c\"\nmsgstr \"d\"\n", "END at 2. 3 c=d;"},
      {"msgid \"a\"\nmsgstr \"b\"\\\n", "1 a=b;"},
      {"msgid\\\n \\\n\"a\"\nmsgstr \"b\"\n", "1 a=b;"},
      {"\\\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      {"msgid \"a\" \\ msgstr \"b\"\n", "MSGSTR at 1. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"b\"\n\\", "SYNTAX at 3. 1 a=b;"},
  };
  CHECK(rows);
}

static void after_what_is_wrong_the_next_entry_is_read(void **state) {
  (void)state;
  static const struct row rows[] = {
      /* nothing is said of what is passed over */
      {"x \"a\n\"\\q\nmsgid \"c\"\nmsgstr \"d\"\n", "SYNTAX at 1. 3 c=d;"},
      {"x\nmsgstr \"\xFF\"\nmsgid \"c\"\nmsgstr \"\xFF\"\n", "SYNTAX at 1. UTF8 at 4. 3 c=<FF>;"},
      {"x\nmsgstr \"b\"\n#, fuzzy\nmsgid \"c\"\nmsgstr \"d\"\n", "SYNTAX at 1. 4? c=d;"},
      {"x\nmsgctxt \"b\"\nmsgid \"c\"\nmsgstr \"d\"\n", "SYNTAX at 1. 3 b^c=d;"},
      {"x\ny\n", "SYNTAX at 1."},
      {"x\n# c\ny\n", "SYNTAX at 1. SYNTAX at 3."},
  };
  CHECK(rows);
}

static void escapes_are_msgfmts(void **state) {
  (void)state;
  static const struct {
    const char *string, *expected;
  } strings[] = {
      {"\\n\\t\\r\\a\\b\\f\\v\\\\\\\"", "<0A><09><0D><07><08><0C><0B>\\\""},
      {"\\101\\1012\\60\\607\\7\\07", "AA20<87><07><07>"},
      {"\\18\\19\\1/\\78", "<01>8<01>9<01>/<07>8"},
      {"\\377\\777\\501", "<FF><FF>A"},
      {"\\x41\\x4a\\x4A\\x5F\\x5f\\xaf\\xFA", "AJJ__<AF><FA>"},
      {"\\x4g\\x4G\\x4/\\x4:", NULL},
      {"\\x5g\\x5G\\x5/\\x5:\\x5@\\x5`", "<05>g<05>G<05>/<05>:<05>@<05>`"},
      {"\\x0141\\x1f7e\\x0000063", "A~c"},
      {"\\x141", "A"},
      {"a\\", NULL},
  };
  for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
    struct shown shown;
    char file[256], expected[256];
    snprintf(file, sizeof file, "msgid \"a\"\nmsgstr \"%s\"\n", strings[i].string);
    if (strings[i].expected)
      snprintf(expected, sizeof expected, "1 a=%s;", strings[i].expected);
    else
      snprintf(expected, sizeof expected, "%s at 2. 1 a!;",
               strcmp(strings[i].string, "a\\") != 0 ? "BYTE" : "END");
    show_file(&shown, file, strlen(file));
    if (strcmp(shown.text, expected) != 0)
      fail_msg("%s is %s, not %s", strings[i].string, shown.text, expected);
  }
}

static void bytes_that_no_message_has_are_refused(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"msgid \"a\"\nmsgstr \"\\q\"\nmsgid \"c\"\nmsgstr \"d\"\n", "ESCAPE at 2. 1 a!; 3 c=d;"},
      {"msgid \"a\"\nmsgstr \"\"\n\"\\x\"\n", "ESCAPE at 3. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"\\xg\"\n", "ESCAPE at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"\\8\"\n", "ESCAPE at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"\\9\"\n", "ESCAPE at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"\\/\"\n", "ESCAPE at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"\\\xC3\xA9\"\n", "ESCAPE at 2. 1 a!;"},
      {"msgid \"\\q\"\nmsgstr \"b\"\n", "ESCAPE at 1."},
      {"msgctxt \"\\q\"\nmsgid \"a\"\nmsgstr \"b\"\n", "ESCAPE at 1. 2 a=b;"},
      {"msgid \"a\"\nmsgstr \"\\0\"\n", "BYTE at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"\\400\"\n", "BYTE at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"\\x100\"\n", "BYTE at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"\\4\"\n", "BYTE at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"\004\"\n", "BYTE at 2. 1 a!;"},
      {"msgid \"a\"\nmsgstr \"\003\005\\1\\3\\5\"\n", "1 a=<03><05><01><03><05>;"},
      /* a string goes on to be read, so that what follows it is told as well */
      {"msgid \"\xFF\"\nmsgstr \"\xC3\"\n", "UTF8 at 1. UTF8 at 2. 1 <FF>=<C3>;"},
      {"msgid \"a\\\n\xFF\"\nmsgstr \"b\"\n", "UTF8 at 1. 1 a<FF>=b;"},
      {"msgid \"a\"\nmsgstr \"\xC3", "UTF8 at 2. END at 2. 1 a!;"},
      /* of a comment what kind it is alone is a character */
      {"#\xFF\nmsgid \"a\"\nmsgstr \"b\"\n", "UTF8 at 1. 2 a=b;"},
      {"#\xC3\xA9\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      {"#\xC3\xA9\xFF\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      {"# \xFF\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"},
      {"\n#\xC3", "UTF8 at 2."},
      {"\n#\xFF\\\n\\\nx", "UTF8 at 2."},
      /* a mark in front */
      {"\xEF\xBB\xBFmsgid \"a\"\nmsgstr \"b\"\n", "MARK at 1. 1 a=b;"},
      {"\xEF\xBB\xBF", "MARK at 1."},
      {"\xEF\xBB", "SYNTAX at 1."},
      {"\n\xEF\xBB\xBFmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 2. 2 a=b;"},
  };
  CHECK(rows);
}

/* A NUL is a byte as others are, which ends no file. */
static void a_nul_ends_nothing(void **state) {
  (void)state;
  static const struct {
    const char *file;
    size_t length;
    const char *expected;
  } files[] = {
#define NUL(text, expected) {text, sizeof(text) - 1, expected}
      NUL("\0\nmsgid \"a\"\nmsgstr \"b\"\n", "SYNTAX at 1. 2 a=b;"),
      NUL("# \0\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"),
      NUL("#, \0,fuzzy\0,x\nmsgid \"a\"\nmsgstr \"b\"\n", "2? a=b;"),
      NUL("#, x\0\nmsgid \"a\"\nmsgstr \"b\"\n", "2 a=b;"),
      NUL("msgid \"a\"\nmsgstr \"b\0c\"\nmsgid \"d\"\nmsgstr \"e\"\n",
          "UTF8 at 2. BYTE at 2. 1 a!; 3 d=e;"),
      NUL("msgid \"a\"\nmsgstr \"b\\\0\"\n", "UTF8 at 2. ESCAPE at 2. 1 a!;"),
#undef NUL
  };
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    struct shown shown;
    show_file(&shown, files[i].file, files[i].length);
    if (strcmp(shown.text, files[i].expected) != 0)
      fail_msg("case %zu is read as \"%s\", not \"%s\"", i, shown.text, files[i].expected);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(entries_have_their_parts),
      cmocka_unit_test(as_many_entries_are_kept_as_there_are),
      cmocka_unit_test(an_entry_that_lacks_a_part_is_told),
      cmocka_unit_test(forms_are_numbered_in_order),
      cmocka_unit_test(an_entry_has_sixteen_forms_at_most),
      cmocka_unit_test(flags_are_of_the_next_entry),
      cmocka_unit_test(what_is_obsolete_is_so_throughout),
      cmocka_unit_test(what_a_msgid_was_is_passed_over),
      cmocka_unit_test(strings_end_on_their_line),
      cmocka_unit_test(after_what_is_wrong_the_next_entry_is_read),
      cmocka_unit_test(escapes_are_msgfmts),
      cmocka_unit_test(bytes_that_no_message_has_are_refused),
      cmocka_unit_test(a_nul_ends_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
