/* What is done to each input, prepared apart from what is measured. A process does one operation, so
   that nothing is given back. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "operations.h"
#include <errcat/fileshare.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inputs.h"

int errcat_main(int count, char **arguments);

static const char *directory;
static errcat_domain domain;
static errcat_catalogs *catalogs;
static errcat_reader reader;
static struct text input;
static char *output; /* room for whatever is written of the input */
static size_t room;

static void open_domain(const errcat_domain *opened) {
  catalogs = errcat_open(opened, NULL, NULL);
  if (!catalogs) abort();
  errcat_choose_source(catalogs, &reader);
}

/* The input as the operation has it. */
static void fill(const struct operation *operation, unsigned n) {
  if (operation->begin) put(&input, "%s", operation->begin);
  put_each(&input, n, operation->piece);
  if (operation->end) put(&input, "%s", operation->end);
  room = input.length * 8 + 1024;
  output = malloc(room);
}

/* ---- catalogs ---- */

static void open_it(void) {
  open_domain(&domain);
}

static void languages(const struct operation *operation, unsigned n, const char *root) {
  (void)operation, (void)root;
  domain = make_domain(3, NULL);
  domain.catalogs = make_embedded(n);
}

static void languages_open(const struct operation *operation, unsigned n, const char *root) {
  languages(operation, n, root);
  open_it();
}

static void codes(const struct operation *operation, unsigned n, const char *root) {
  static errcat_embedded list[2];
  const struct text file = make_catalog(n, "de");
  (void)operation, (void)root;
  domain = make_domain(n, NULL);
  list[0] = (errcat_embedded){"de", (const unsigned char *)file.bytes, file.length};
  domain.catalogs = list;
}

static void codes_open(const struct operation *operation, unsigned n, const char *root) {
  codes(operation, n, root);
  open_it();
}

static void add(void) {
  if (errcat_add_directory(catalogs, directory, NULL, NULL)) abort();
}

static void files(const struct operation *operation, unsigned n, const char *root) {
  (void)operation;
  directory = root;
  domain = make_domain(3, NULL);
  fill_directory(root, n, 3);
  open_it();
}

static void files_added(const struct operation *operation, unsigned n, const char *root) {
  files(operation, n, root);
  add();
}

static void files_changed(const struct operation *operation, unsigned n, const char *root) {
  files_added(operation, n, root);
  fill_directory(root, n, 2);
}

static void reload(void) {
  if (errcat_reload(catalogs, NULL, NULL)) abort();
}

static void add_one(void) {
  if (errcat_add_catalog(catalogs, NULL, "xx", input.bytes, input.length, NULL, NULL)) abort();
}

static void files_and_one(const struct operation *operation, unsigned n, const char *root) {
  files_added(operation, n, root);
  input = make_catalog(3, "xx");
}

/* Their names. */
static const char **names;
static size_t name_count;

static void names_alone(const struct operation *operation, unsigned n, const char *root) {
  (void)operation, (void)root;
  names = malloc(n * sizeof *names);
  for (name_count = 0; name_count < n; name_count++)
    names[name_count] = language_name((unsigned)name_count);
}

static void find_needed(void) {
  size_t index;
  errcat_catalogs_needed(names, name_count, "kaa-AT, kab;q=0.5", ERRCAT_NUL, NULL, &index, 1);
}

static void choose_first(void) {
  open_it();
  errcat_choose(catalogs, language_name(0), ERRCAT_NUL, &reader);
}

static void set_completeness(void) {
  if (errcat_set_completeness(catalogs, 40)) abort();
}

static void describe_all(void) {
  errcat_description description;
  for (size_t i = 0; !errcat_language_at(catalogs, i, &description); i++) continue;
}

static void open_all(void) {
  if (errcat_compile_all(catalogs, NULL, NULL)) abort();
}

static void format_last(void) {
  char text[64];
  const errcat_argument name = errcat_text("name", "x", ERRCAT_NUL);
  errcat_format(&reader, (int32_t)domain.count, &name, 1, NULL, text, sizeof text, NULL);
}

/* ---- choosing: among 500 languages, or among n ---- */

static void header(const struct operation *operation, unsigned n, const char *root) {
  languages_open(operation, 500, root);
  fill(operation, n);
}

static void choose(void) {
  errcat_choose(catalogs, input.bytes, input.length, &reader);
}

static void chosen(const struct operation *operation, unsigned n, const char *root) {
  languages_open(operation, n, root);
  put(&input, "%s, %s;q=0.5, kaa-CH", language_name(n - 1), language_name(n / 2));
  choose(); /* compiles them */
}

/* ---- matching ---- */

static void match(void) {
  errcat_matched found;
  errcat_match(&reader, 0, input.bytes, input.length, NULL, 0, NULL, &found);
}

static void said_in_languages(const struct operation *operation, unsigned n, const char *root) {
  languages_open(operation, n, root);
  put(&input, "Meldung %s 0000001 von x", language_name(1));
}

static void said_in_codes(const struct operation *operation, unsigned n, const char *root) {
  codes_open(operation, n, root);
  put(&input, "Meldung de %07u von x", n / 2);
}

/* The same sentence n times. */
static void said_alike(const struct operation *operation, unsigned n, const char *root) {
  (void)operation, (void)root;
  domain = make_domain(n, "Gone: {name}");
  open_it();
  put(&input, "Gone: x");
}

static void said_alike_in_languages(const struct operation *operation, unsigned n,
                                    const char *root) {
  errcat_embedded *list = calloc(n + 1, sizeof *list);
  const struct text file = make_catalog(3, "xx");
  (void)operation, (void)root;
  domain = make_domain(3, NULL);
  for (unsigned i = 0; i < n; i++)
    list[i] = (errcat_embedded){language_name(i), (unsigned char *)file.bytes, file.length};
  domain.catalogs = list;
  open_it();
  put(&input, "Meldung xx 0000001 von x");
}

static void matched_in_languages(const struct operation *operation, unsigned n, const char *root) {
  said_in_languages(operation, n, root);
  match();
}

static void matched_in_codes(const struct operation *operation, unsigned n, const char *root) {
  said_in_codes(operation, n, root);
  match();
}

/* Nothing has changed since the first match: what it found out is still there. */
static void read_source(void) {
  errcat_release(&reader);
  errcat_choose_source(catalogs, &reader);
}

static void matched_and_reloaded(const struct operation *operation, unsigned n, const char *root) {
  files_added(operation, n, root);
  put(&input, "Meldung %s 0000001 von x", language_name(1));
  read_source(); /* the reader from before has no such language */
  match();
  reload();
  read_source();
}

/* Tables of one message; the input can be split at many places. */
static void split(const struct operation *operation, unsigned n, const char *sentence,
                  const errcat_parameter *parameters) {
  static errcat_error error;
  domain = make_domain(1, sentence);
  error = domain.errors[0];
  error.parameters = parameters;
  domain.errors = &error;
  open_it();
  fill(operation, n);
}

static void split_texts(const struct operation *operation, unsigned n, const char *root) {
  static const errcat_parameter eight[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1},
                                           {"f", 1}, {"g", 1}, {"h", 1}, {NULL, 0}};
  (void)root;
  split(operation, n, "{a}, {b}, {c}, {d}, {e}, {f}, {g}, {h}.", eight);
}

static void split_types(const struct operation *operation, unsigned n, const char *root) {
  static const errcat_parameter eight[] = {
      {"a", ERRCAT_TEXT}, {"b", ERRCAT_NUMBER}, {"c", ERRCAT_TEXT},
      {"d", ERRCAT_TIME}, {"e", ERRCAT_TEXT},   {"f", ERRCAT_COUNT},
      {"g", ERRCAT_TEXT}, {"h", ERRCAT_NUMBER}, {NULL, 0}};
  (void)root;
  split(operation, n, "{a} {b} {c} {d} {e} {f} {g} {h}", eight);
}

static void split_repeated(const struct operation *operation, unsigned n, const char *root) {
  static const errcat_parameter two[] = {{"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT}, {NULL, 0}};
  (void)root;
  split(operation, n, "{a} {b} {a} {b}", two);
}

static void split_numbers(const struct operation *operation, unsigned n, const char *root) {
  static const errcat_parameter two[] = {{"a", ERRCAT_NUMBER}, {"b", ERRCAT_COUNT}, {NULL, 0}};
  (void)root;
  split(operation, n, "{a}{b}", two);
}

/* ---- judging ---- */

static void validate(void) {
  if (errcat_validate(catalogs, input.bytes, input.length, "x", NULL, NULL) == ERRCAT_NO_MEMORY)
    abort();
}

static void catalog_of_codes(const struct operation *operation, unsigned n, const char *root) {
  codes_open(operation, n, root);
  input = make_catalog(n, "de");
}

static void catalog_of_others(const struct operation *operation, unsigned n, const char *root) {
  codes_open(operation, 1, root);
  input = make_foreign(n);
}

/* A message of nobody's table that says the same in both languages. */
static void catalog_of_one(const struct operation *operation, unsigned n, const char *root) {
  codes_open(operation, 1, root);
  fill(operation, n);
  input = make_single(input, input, NULL);
}

static void catalog_of_forms(const struct operation *operation, unsigned n, const char *root) {
  struct text key = {0}, forms = {0};
  codes_open(operation, 1, root);
  put(&key, "one {n}%cmany {n}", 0);
  for (unsigned i = 0; i < n; i++) put(&forms, "form {n}%c", 0);
  input = make_single(key, forms, NULL);
}

static void catalog_of_header(const struct operation *operation, unsigned n, const char *root) {
  struct text x = {0};
  codes_open(operation, 1, root);
  put(&input, "Content-Type: text/plain; charset=UTF-8\n");
  fill(operation, n);
  put(&x, "x");
  input = make_single(x, x, input.bytes);
}

/* ---- formatting: a name, or a message, that a user or a translator chose ---- */

static void text(const struct operation *operation, unsigned n, const char *root) {
  (void)root;
  open_domain(errcat_fileshare());
  fill(operation, n);
}

static void format_message(void) {
  const errcat_argument argument = errcat_count("p", 7);
  errcat_format_message(&reader, NULL, input.bytes, NULL, &argument, 1, NULL, output, room, NULL);
}

static errcat_argument user(void) {
  errcat_argument argument = errcat_text("user", input.bytes, ERRCAT_NUL);
  argument.length = input.length;
  return argument;
}

static void write_in(int32_t mode) {
  const errcat_argument argument = user();
  errcat_format(&reader, 404061, &argument, 1,
                &(errcat_options){.mode = mode, .flags = ERRCAT_ISOLATE}, output, room, NULL);
}

static void write_plain(void) {
  write_in(ERRCAT_PLAIN);
}

static void write_html(void) {
  write_in(ERRCAT_HTML);
}

static void write_terminal(void) {
  write_in(ERRCAT_TERMINAL);
}

static void write_body(void) {
  const errcat_argument argument = user();
  errcat_write(&reader, 404061, &argument, 1,
               &(errcat_body_options){.form = ERRCAT_PROBLEM, .flags = ERRCAT_WITH_ARGUMENTS},
               output, room, NULL);
}

static errcat_argument *many;
static size_t many_count;

static void arguments(const struct operation *operation, unsigned n, const char *root) {
  text(operation, n, root);
  many = malloc(n * sizeof *many);
  for (many_count = 0; many_count < n; many_count++)
    many[many_count] = errcat_text(keep("p%zu", many_count), "x", ERRCAT_NUL);
}

static void write_arguments(void) {
  errcat_write(&reader, 404061, many, many_count,
               &(errcat_body_options){.flags = ERRCAT_WITH_ARGUMENTS}, output, room, NULL);
}

/* ---- reading ---- */

static void read_it(void) {
  errcat_response response;
  errcat_argument found[ERRCAT_PARAMETERS_MAX];
  errcat_read(catalogs, input.bytes, input.length, 0, output, input.length, &response);
  errcat_read_arguments(catalogs, &response, output, room, found, ERRCAT_PARAMETERS_MAX);
}

/* A table with lists, and paths of parameters in the body and in elements. */
static void lists(const struct operation *operation, unsigned n, const char *root) {
  static const char table[] =
      "D(\"lists\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))\n"
      "SHAPE(EACH(\"$.errors\") CODE(\"@.x[*].code\") MESSAGE(\"@.text\") FIELD(\"@.field\"))\n"
      "SHAPE(EACH(\"$.errors\") CODE(\"@.code\") MESSAGE(\"@.text\") FIELD(\"@.field\"))\n"
      "T(1, 400, A, PARAMETER(TEXT, x) PARAMETER(TEXT, y), FULL(\"{x} {y}\"), BARE(\"None\"))\n"
      "KEY(1, \"a\") PATH(x, \"$.x\") PATH(y, \"@.data[*].y\")";
  (void)root;
  open_domain(errcat_domain_load(table, ERRCAT_NUL, "lists.def", NULL, NULL, NULL));
  fill(operation, n);
}

static void read_list(void) {
  errcat_response response;
  errcat_argument found[ERRCAT_PARAMETERS_MAX];
  size_t from = 0;
  do {
    errcat_read(catalogs, input.bytes, input.length, from, output, input.length, &response);
    errcat_read_arguments(catalogs, &response, output, room, found, ERRCAT_PARAMETERS_MAX);
    from = response.next;
  } while (from);
}

static void retell_list(void) {
  const errcat_reader *const readers[] = {&reader, &reader};
  errcat_retold retold;
  char told[256];
  errcat_retell_options options = {.scratch = output, .scratch_size = room};
  do {
    errcat_retell(readers, 2, input.bytes, input.length, &options, told, sizeof told, &retold);
    options.from = retold.next;
  } while (options.from);
}

static errcat_item *items;
static size_t item_count;

static void items_of(const struct operation *operation, unsigned n, const char *root) {
  static errcat_argument argument;
  lists(operation, n, root);
  argument = errcat_text("x", "X", ERRCAT_NUL);
  items = malloc(n * sizeof *items);
  for (item_count = 0; item_count < n; item_count++)
    items[item_count] = (errcat_item){.code = 1, .arguments = &argument, .count = 1};
}

static void write_list(void) {
  errcat_write_list(&reader, items, item_count,
                    &(errcat_body_options){.flags = ERRCAT_WITH_ARGUMENTS}, output, room, NULL);
}

static void write_members(void) {
  errcat_write(
      &reader, 1, NULL, 0,
      &(errcat_body_options){.flags = ERRCAT_FOR_SCRIPT, .members = {input.bytes, input.length}},
      output, room, NULL);
}

static void nested(const struct operation *operation, unsigned n, const char *root) {
  text(operation, n, root);
  put_each(&input, n, "]");
  put(&input, "}");
}

static void definition(const struct operation *operation, unsigned n, const char *root) {
  (void)root;
  fill(operation, n);
}

static void load(void) {
  errcat_domain_load(input.bytes, input.length, "x.def", NULL, NULL, NULL);
}

/* ---- the command ---- */

static char *words[8];
static int word_count;

static void say(char *word) {
  words[word_count++] = word;
}

static void run_command(void) {
  if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr)) abort();
  errcat_main(word_count, words);
}

static void check(const struct operation *operation, unsigned n, const char *root) {
  put(&input, "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
              "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n");
  fill(operation, n);
  if (!word_count) say(keep("errcat"));
  say(keep("check"));
  say(put_file(root, "x.po", input));
}

static void explain(const struct operation *operation, unsigned n, const char *root) {
  fill(operation, n);
  say(keep("errcat"));
  say(keep("explain"));
  say(put_file(root, "x.log", input));
}

static void own_table(unsigned n, const char *root) {
  struct text rows = {0};
  put(&rows, "D(\"growth\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))\n");
  for (unsigned i = 0; i < n; i++) put(&rows, "E(%u,400,N%05u,\"Message %05u\")\n", i + 1, i, i);
  say(keep("errcat"));
  say(keep("-d"));
  say(put_file(root, "x.def", rows));
}

static void check_own(const struct operation *operation, unsigned n, const char *root) {
  own_table(n, root);
  check(operation, n, root);
}

static void ask_own(const struct operation *operation, unsigned n, const char *root) {
  own_table(n, root);
  say(keep("%s", operation->begin));
}

static void list_languages(const struct operation *operation, unsigned n, const char *root) {
  (void)operation;
  own_table(3, root);
  fill_directory(root, n, 0);
  say(keep("-c"));
  say(keep("%s", root));
  say(keep("languages"));
}

/* ---- what is measured ---- */

#define CODE "\"error_code\":404061"
#define D_ROW "D(\"growth\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))\n"

const struct operation operations[] = {
    {"open: n embedded languages", 500, languages, open_it, LINEAR, 0, 0, 0},
    {"open: n languages, choose one", 280, languages, choose_first, LINEAR, 0, 0, 0},
    {"open: n codes", 5000, codes, open_it, LINEAR, 0, 0, 0},
    {"add: a directory of n languages", 500, files, add, LINEAR, 0, 0, 0},
    {"reload: n languages, none changed", 500, files_added, reload, LINEAR, 0, 0, 0},
    {"reload: n languages, all changed", 500, files_changed, reload, LINEAR, 0, 0, 0},
    {"set completeness: n languages", 500, files_added, set_completeness, LINEAR, 0, 0, 0},
    {"add: a catalog before n languages", 500, files_and_one, add_one, LINEAR, 0, 0, 0},
    {"needed: of n names", 500, names_alone, find_needed, LINEAR, 0, 0, 0},
    {"describe: all of n languages", 500, languages_open, describe_all, LINEAR, 0, 0, 0},
    {"compile: all of n languages", 500, languages_open, open_all, LINEAR, 0, 0, 0},
    {"compile: a language of n codes", 5000, codes_open, open_all, LINEAR, 0, 0, 0},
    {"format: the last of n codes", 5000, codes_open, format_last, FLAT, 0, 0, 0},

    {"choose: one among n languages", 500, chosen, choose, FLAT, 0, 0, 0},
    {"choose: n tags", 2000, header, choose, LINEAR, 0, "&,", 0},
    {"choose: n times a tag", 2000, header, choose, LINEAR, 0, "de-AT,", 0},
    {"choose: n weights", 2000, header, choose, LINEAR, 0, "&;q=0.$,", 0},
    {"choose: n refusals", 2000, header, choose, LINEAR, "*,", "&;q=0,", 0},
    {"choose: n times a refusal", 2000, header, choose, LINEAR, "*,", "kaa;q=0,", 0},
    {"choose: n subtags", 2000, header, choose, LINEAR, "de", "-abcdefgh", 0},
    {"choose: n commas", 2000, header, choose, LINEAR, 0, ", ", 0},
    {"choose: n spaces", 2000, header, choose, LINEAR, "de", " ", ";q=1"},
    {"choose: n digits of a weight", 2000, header, choose, LINEAR, "de;q=0.", "9", 0},
    {"choose: n stars", 2000, header, choose, LINEAR, 0, "*;q=0.5,", 0},
    {"choose: n POSIX names", 2000, header, choose, LINEAR, 0, "&.UTF-8@euro:", 0},

    {"match: first, n languages", 500, said_in_languages, match, LINEAR, 0, 0, 0},
    {"match: first, n codes", 5000, said_in_codes, match, LINEAR, 0, 0, 0},
    {"match: first, a sentence of n languages", 500, said_alike_in_languages, match, LINEAR, 0, 0,
     0},
    {"match: first, a sentence of n codes", 5000, said_alike, match, LINEAR, 0, 0, 0},
    {"match: again, n languages", 500, matched_in_languages, match, FLAT, 0, 0, 0},
    {"match: again, n codes", 5000, matched_in_codes, match, FLAT, 0, 0, 0},
    {"match: after an idle reload, n languages", 125, matched_and_reloaded, match, FLAT, 0, 0, 0},
    {"match: 8 texts, n words", 500, split_texts, match, LINEAR, 0, "x, ", "."},
    {"match: 8 texts, n words, then no end", 500, split_texts, match, LINEAR, 0, "x, ", "!"},
    {"match: 8 of all types, n words", 250, split_types, match, LINEAR, 0,
     "1 2026-03-02 09:05 12 x ", "1"},
    {"match: 8 of all types, n numbers", 500, split_types, match, LINEAR, 0, "1 ", "1"},
    {"match: repeated ones, n words", 500, split_repeated, match, LINEAR, 0, "x ", "x"},
    {"match: repeated ones, n words, no end", 500, split_repeated, match, LINEAR, 0, "x ", "y"},
    {"match: two numbers, n digits", 2000, split_numbers, match, LINEAR, 0, "1", 0},
    {"match: n isolates", 500, split_texts, match, LINEAR, 0, "\xE2\x81\xA8x\xE2\x81\xA9, ", "."},
    {"match: n isolates that stay open", 500, split_texts, match, LINEAR, 0, "\xE2\x81\xA8, ", "."},
    {"match: a name of n letters", 2000, text, match, LINEAR, "User [", "x", "] does not exist"},
    {"match: n letters that are nobody's", 2000, text, match, LINEAR, "User [", "[", "]"},

    {"judge: n entries of the table", 5000, catalog_of_codes, validate, LINEAR, 0, 0, 0},
    {"judge: n entries of others", 5000, catalog_of_others, validate, LINEAR, 0, 0, 0},
    {"judge: n placeholders", 1000, catalog_of_one, validate, LINEAR, 0, "{p$} ", 0},
    {"judge: n times a placeholder", 1000, catalog_of_one, validate, LINEAR, 0, "{p} ", 0},
    {"judge: n doubled braces", 1000, catalog_of_one, validate, LINEAR, "{p}", "{{", 0},
    {"judge: n open braces", 1000, catalog_of_one, validate, LINEAR, 0, "{", 0},
    {"judge: n isolates", 1000, catalog_of_one, validate, LINEAR, 0, "\xE2\x81\xA8x", 0},
    {"judge: n forms", 1000, catalog_of_forms, validate, LINEAR, 0, 0, 0},
    {"judge: n header fields", 1000, catalog_of_header, validate, LINEAR, 0, "X-Field-$: x\n", 0},
    {"judge: a plural rule of n parentheses", 1000, catalog_of_header, validate, LINEAR,
     "Plural-Forms: nplurals=2; plural=", "(", "n;\n"},
    {"judge: a plural rule of n operators", 1000, catalog_of_header, validate, LINEAR,
     "Plural-Forms: nplurals=2; plural=n", "+n", ";\n"},
    {"judge: a plural rule of n choices", 1000, catalog_of_header, validate, LINEAR,
     "Plural-Forms: nplurals=2; plural=", "n?n:", "n;\n"},

    {"format: a message of n placeholders", 1000, text, format_message, LINEAR, 0, "{p$} ", 0},
    {"format: n letters, HTML", 2000, text, write_html, LINEAR, 0, "x", 0},
    {"format: n controls, terminal", 2000, text, write_terminal, LINEAR, 0, "\x01", 0},
    {"format: n bytes of no UTF-8", 2000, text, write_plain, LINEAR, 0, "\xE2\x82", 0},
    {"format: n isolates", 2000, text, write_plain, LINEAR, 0, "\xE2\x81\xA8", 0},
    {"format: n isolates, HTML", 2000, text, write_html, LINEAR, 0, "\xE2\x81\xA8", 0},
    {"format: n ends of isolates", 2000, text, write_plain, LINEAR, 0, "\xE2\x81\xA9", 0},
    {"format: n ends of isolates, terminal", 2000, text, write_terminal, LINEAR, 0, "\xE2\x81\xA9",
     0},
    {"format: n open isolates in n lines", 2000, text, write_plain, LINEAR, 0, "\xE2\x81\xA8\n", 0},
    {"format: n spaces", 2000, text, write_plain, LINEAR, 0, " ", 0},
    {"write: n letters", 2000, text, write_body, LINEAR, 0, "x", 0},
    {"write: n controls", 2000, text, write_body, LINEAR, 0, "\x01", 0},
    {"write: n bytes of no UTF-8", 2000, text, write_body, LINEAR, 0, "\xE2\x82", 0},
    {"write: n arguments", 500, arguments, write_arguments, LINEAR, 0, "argument ", 0},

    {"read: n members", 2000, text, read_it, LINEAR, "{" CODE, ",\"x$\":[1,\"x\"]", "}"},
    {"read: n times the code", 2000, text, read_it, LINEAR, "{" CODE, "," CODE, "}"},
    {"read: n messages", 2000, text, read_it, LINEAR, "{" CODE, ",\"error_msg\":\"\\u0041\"", "}"},
    {"read: arrays n deep", 500, nested, read_it, LINEAR, "{" CODE ",\"x\":", "[", 0},
    {"read: arrays n deep, too deep", 5000, nested, read_it, LINEAR, "{" CODE ",\"x\":", "[", 0},
    {"read: objects n deep, cut", 500, text, read_it, LINEAR, "{" CODE ",\"x\":", "{\"x\":", "1"},
    {"read: a message of n escapes", 2000, text, read_it, LINEAR, "{" CODE ",\"error_msg\":\"",
     "\\ud83d\\ude00", "\"}"},
    {"read: a message of n letters", 5000, text, read_it, LINEAR, "{" CODE ",\"error_msg\":\"", "x",
     "\"}"},
    {"read: n arguments", 1000, text, read_it, LINEAR, "{" CODE ",\"error_args\":{\"user\":\"x\"",
     ",\"x$\":\"x\"", "}}"},
    {"read: n times an argument", 1000, text, read_it, LINEAR,
     "{" CODE ",\"error_args\":{\"user\":1", ",\"user\":\"\\u0041\"", "}}"},
    {"read: n arguments that are nested", 1000, text, read_it, LINEAR,
     "{" CODE ",\"error_args\":{\"user\":1", ",\"x\":[[{\"user\":[]}]]", "}}"},
    {"read: a list of n errors", 1000, lists, read_list, LINEAR, "{\"x\":1,\"errors\":[{}",
     ",{\"code\":\"a\",\"text\":\"\\n\",\"data\":[0,{\"y\":1}]}", "]}"},
    {"read: a list of n errors, cut", 1000, lists, read_list, LINEAR, "{\"errors\":[",
     "{\"x\":[{\"code\":1}]},", 0},
    {"read: n lists", 1000, lists, read_list, LINEAR, "{\"x\":1", ",\"errors\":[{\"code\":1}]",
     "}"},
    {"read: n elements for a path", 1000, lists, read_list, LINEAR,
     "{\"errors\":[{\"code\":1},{\"code\":1,\"data\":[0", ",{}", "]}]}"},
    {"retell: a list of n errors", 500, lists, retell_list, LINEAR, "{\"x\":1,\"errors\":[{}",
     ",{\"code\":\"a\",\"text\":\"None\",\"data\":[0,{\"y\":1}]}", "]}"},
    {"write: a list of n errors", 1000, items_of, write_list, LINEAR, 0, " ", 0},
    {"write: n members of the caller's", 1000, lists, write_members, LINEAR, "\"a\":0",
     ",\"<b$>\":[{\"c\":\"&\"}]", 0},
    {"read: n spaces", 5000, text, read_it, LINEAR, 0, " ", "{" CODE "}"},
    {"read: a code of n digits", 5000, text, read_it, LINEAR, "{\"error_code\":1", "0", "}"},
    {"read: n header fields", 1000, text, read_it, LINEAR, "HTTP/1.1 404 No\r\n",
     "Content-Language: de\r\n", "\r\n{" CODE "}"},
    {"read: a header field of n bytes", 4000, text, read_it, LINEAR,
     "HTTP/1.1 404 No\r\nX: ", "x\t", "\r\n\r\n{" CODE "}"},
    {"read: n responses", 1000, text, read_it, LINEAR, 0, "HTTP/1.1 100 Continue\r\n\r\n",
     "HTTP/1.1 404 No\r\n\r\n{" CODE "}"},
    {"read: n header fields like responses", 1000, text, read_it, LINEAR, 0,
     "HTTP/1.1 100 C\r\nX: HTTP/1.1 100\r\n", 0},

    {"load: n rows", 5000, definition, load, LINEAR, D_ROW "E(1,400,N,\"x\")\n",
     "E(1$,400,N$,\"Message $\")\n", 0},
    {"load: n times a row", 5000, definition, load, LINEAR, D_ROW, "E(1,400,N,\"Message\")\n", 0},
    {"load: n faults", 5000, definition, load, LINEAR, D_ROW, "E(1,4000,n,Message)\n", 0},
    {"load: n pieces of a string", 5000, definition, load, LINEAR, D_ROW "E(1,400,N,", "\"x\" ",
     ")\n"},
    {"load: n comments", 5000, definition, load, LINEAR, D_ROW, "/* x */ ", "E(1,400,N,\"x\")\n"},
    {"load: n comments that are open", 5000, definition, load, LINEAR, D_ROW "E(1,400,N,\"x\")\n",
     "/* ", 0},
    {"load: n comments, none closed", 5000, definition, load, LINEAR, D_ROW, "E(/* 1\n", 0},
    {"load: n parameters", 5000, definition, load, LINEAR, D_ROW "T(1,400,N,",
     "PARAMETER(TEXT,p$) ", 0},

    {"check: n entries", 2000, check, run_command, LINEAR, 0, "msgid \"id $\"\nmsgstr \"x\"\n\n",
     0},
    {"check: n faults", 1000, check, run_command, LINEAR, 0, "msgid \"{id$}\"\nmsgstr \"{y}\"\n\n",
     0},
    {"check: n fuzzy entries", 2000, check, run_command, LINEAR, 0,
     "#, fuzzy\nmsgid \"id $\"\nmsgstr \"x\"\n\n", 0},
    {"check: n obsolete entries", 2000, check, run_command, LINEAR, 0,
     "#~ msgid \"id $\"\n#~ msgstr \"x\"\n\n", 0},
    {"check: n comments", 2000, check, run_command, LINEAR, 0, "# comment\n", 0},
    {"check: n pieces of a string", 2000, check, run_command, LINEAR, "msgid \"x\"\nmsgstr \"\"\n",
     "\"piece \"\n", 0},
    {"check: n times an entry", 2000, check, run_command, LINEAR, 0,
     "msgid \"x\"\nmsgstr \"x\"\n\n", 0},
    {"check: n entries of a table of n codes", 1000, check_own, run_command, LINEAR, 0,
     "msgid \"Message $\"\nmsgstr \"x\"\n\n", 0},
    {"check: n codes without an entry", 1000, check_own, run_command, LINEAR, 0, "# x\n", 0},
    {"explain: n bodies", 1000, explain, run_command, LINEAR, 0,
     "{" CODE ",\"error_msg\":\"User [x] does not exist\"}\n", 0},
    {"explain: n bodies on a line", 1000, explain, run_command, LINEAR, 0, "{" CODE "}", 0},
    {"explain: n lines of text", 1000, explain, run_command, LINEAR, 0, "a line of a log\n", 0},
    {"explain: n lines of brackets in a body", 1000, explain, run_command, LINEAR,
     "HTTP/1.1 502 x\n\n<html>\n", "[\n", 0},
    {"explain: n empty lines in a body", 1000, explain, run_command, LINEAR,
     "HTTP/1.1 502 x\n\n<html>\n", "\n", 0},
    {"explain: n bodies, each in the one before", 4000, explain, run_command, LINEAR, 0,
     "{\"a\":\n", 0},
    {"explain: n unended bodies", 1000, explain, run_command, LINEAR, 0, "{" CODE ",\n", 0},
    {"list: n codes", 1000, ask_own, run_command, LINEAR, "list", 0, 0},
    {"search: a text in n codes", 1000, ask_own, run_command, LINEAR, "Message 3", 0, 0},
    {"search: a misspelt name in n codes", 1000, ask_own, run_command, LINEAR, "NN00", 0, 0},
    {"list: n languages", 125, list_languages, run_command, LINEAR, 0, 0, 0},
    {0}};
