/* The index of all messages: a text's candidates are those that it begins with, each once, whichever
   languages say them. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "mo_writer.h"
#include "response/match_index.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- what is said alike, by this test's own means ---- */

static bool same_pieces(const struct piece *a, const struct piece *b) {
  for (;; a++, b++) {
    if (a->parameter != b->parameter ||
        !slice_equal((struct slice){a->literal, a->length}, (struct slice){b->literal, b->length}))
      return false;
    if (a->parameter == PIECE_END) return true;
  }
}

/* Texts are written alike in all languages, numbers by their format, times by each language's. */
static bool same_conventions(const errcat_language *a, const errcat_language *b, uint32_t index) {
  const errcat_parameter *parameter = table_error(a->table, index)->parameters;
  for (; parameter->name; parameter++) {
    if (parameter->type == ERRCAT_TIME) return false;
    if (parameter->type != ERRCAT_TEXT &&
        number_compare(&a->conventions.numbers, &b->conventions.numbers))
      return false;
  }
  return true;
}

static struct slice literal_of(const errcat_language *language, uint32_t index, uint32_t form) {
  const struct message *message = &language->messages[index];
  if (form == MATCH_NO_FORM) return (struct slice){message->text, message->length};
  return (struct slice){message->forms[form]->literal, message->forms[form]->length};
}

static bool has(const errcat_language *language, uint32_t index, uint32_t form) {
  const struct message *message = &language->messages[index];
  return form == MATCH_NO_FORM ? message->text != NULL : form < match_form_count(message);
}

static bool same_message(const errcat_language *a, const errcat_language *b, uint32_t index,
                         uint32_t form) {
  if (!has(a, index, form) || !slice_equal(literal_of(a, index, form), literal_of(b, index, form)))
    return false;
  if (form == MATCH_NO_FORM) return true;
  const struct message *one = &a->messages[index], *other = &b->messages[index];
  return one->plural == other->plural && same_pieces(one->forms[form], other->forms[form]) &&
         same_conventions(a, b, index);
}

/* ---- what is called ---- */

enum { LANGUAGES_MAX = 64, CALLS_MAX = 1 << 14 };

struct world {
  struct snapshot *snapshot;
  const struct match_index *index;
  const errcat_language *languages[LANGUAGES_MAX];
  size_t count;
  struct match_candidate calls[CALLS_MAX];
  size_t call_count;
};

static void note(void *context, const struct match_candidate *candidate) {
  struct world *world = context;
  assert_true(world->call_count < CALLS_MAX);
  world->calls[world->call_count++] = *candidate;
}

/* Whether the call is right by itself: what it says is so, and the text begins with it, or the first
   call, the nearest in order, does. */
static void check_call(const struct world *world, const struct match_candidate *call, int64_t error,
                       struct slice text) {
  assert_true(call->number < world->count);
  assert_ptr_equal(call->language, world->languages[call->number]);
  assert_true(call->index < call->language->table->count);
  assert_true(error < 0 || call->index == error);
  assert_true(has(call->language, call->index, call->form));
  assert_true(slice_equal(call->literal, literal_of(call->language, call->index, call->form)));
  assert_true(slice_begins_with(text, call->literal) ||
              slice_begins_with(world->calls[0].literal, call->literal));
}

static bool is_called(const struct world *world, size_t language, uint32_t index, uint32_t form) {
  size_t times = 0;
  for (size_t i = 0; i < world->call_count; i++) {
    const struct match_candidate *call = &world->calls[i];
    times += call->number == language && call->index == index && call->form == form;
  }
  assert_true(times < 2);
  return times;
}

static void check_message(const struct world *world, struct slice text, size_t l, uint32_t index,
                          uint32_t form) {
  const errcat_language *language = world->languages[l];
  if (!has(language, index, form)) return;
  const struct slice literal = literal_of(language, index, form);
  if (!slice_begins_with(text, literal)) return;
  bool said = false; /* by a language before it */
  for (size_t before = 0; before < l && !said; before++)
    said = same_message(world->languages[before], language, index, form);
  if (is_called(world, l, index, form) == said)
    fail_msg("\"%.*s\": %s, message %u, form %u is %s", (int)text.length, text.text, language->tag,
             (unsigned)index, (unsigned)form, said ? "there twice" : "not called");
}

static void check_text(struct world *world, int64_t error, const char *bytes, size_t length) {
  const size_t size = length ? length : 1;
  const struct slice text = {memcpy(malloc(size), bytes, length), length};
  const uint32_t errors = world->languages[0]->table->count;
  world->call_count = 0;
  match_index_try(world->index, error, text, note, world);
  for (size_t i = 0; i < world->call_count; i++) check_call(world, &world->calls[i], error, text);
  for (size_t l = 0; l < world->count; l++)
    for (uint32_t index = 0; index < errors; index++)
      for (uint32_t form = 0; form <= MATCH_NO_FORM; form++)
        if (error < 0 || index == error) check_message(world, text, l, index, form);
  free((void *)(uintptr_t)text.text);
}

/* The texts that a literal is the beginning of, or nearly. */
static void check_around(struct world *world, struct slice literal, uint32_t index) {
  char text[2048];
  assert_true(literal.length + 2 <= sizeof text);
  memcpy(text, literal.text, literal.length);
  text[literal.length] = 'x';
  for (int64_t error = -1; error <= index; error += 1 + (int64_t)index) {
    check_text(world, error, text, literal.length);
    check_text(world, error, text, literal.length + 1);
    if (literal.length) check_text(world, error, text, literal.length - 1);
    text[literal.length] = '\xFF';
    check_text(world, error, text, literal.length + 1);
    text[literal.length] = '\0';
    check_text(world, error, text, literal.length + 1);
  }
}

/* Every so many of the messages. */
static void check_all(errcat_catalogs *catalogs, size_t step) {
  static struct world world;
  errcat_reader reader;
  errcat_choose_source(catalogs, &reader);
  world.snapshot = reader.pin;
  world.index = match_index_of(world.snapshot);
  assert_non_null(world.index);
  assert_ptr_equal(match_index_of(world.snapshot), world.index);
  world.count = world.snapshot->count + 1;
  assert_true(world.count <= LANGUAGES_MAX);
  for (size_t l = 0; l < world.count; l++) world.languages[l] = match_language(world.snapshot, l);
  const uint32_t errors = world.languages[0]->table->count;
  size_t number = 0;
  for (size_t l = 0; l < world.count; l++)
    for (uint32_t index = 0; index < errors; index++)
      for (uint32_t form = 0; form <= MATCH_NO_FORM; form++)
        if (has(world.languages[l], index, form) && number++ % step == 0)
          check_around(&world, literal_of(world.languages[l], index, form), index);
  check_text(&world, -1, "", 0);
  check_text(&world, -1, "\xFF\xFF", 2);
  errcat_release(&reader);
}

static void a_text_is_tried_as_what_it_begins_with(void **state) {
  (void)state;
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  assert_non_null(catalogs);
  check_all(catalogs, 97);
  errcat_close(catalogs);
}

/* ---- languages that say much alike ---- */

#define PARAMETERS(...) ((const errcat_parameter[]){__VA_ARGS__, {NULL, 0}})

static const errcat_error own_errors[] = {
    {1, 400, "A", "Same as {a}", NULL, "Same as", PARAMETERS({"a", ERRCAT_TEXT})},
    {2, 400, "B", "Same", NULL, NULL, NULL},
    {3, 400, "C", "Same", NULL, NULL, NULL},
    {4, 400, "D", "{a} is alike", NULL, "Alike", PARAMETERS({"a", ERRCAT_TEXT})},
    {5, 400, "E", "{a} or {b}", NULL, "Either", PARAMETERS({"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT})},
    {6, 400, "F", "Room {n}", NULL, "Room", PARAMETERS({"n", ERRCAT_NUMBER})},
    {7, 400, "G", "{n} room", "{n} rooms", "Rooms", PARAMETERS({"n", ERRCAT_COUNT})},
    {8, 400, "H", "At {t}", NULL, "Then", PARAMETERS({"t", ERRCAT_TIME})},
    {9, 400, "I", "{a}{b}", NULL, "Both", PARAMETERS({"a", ERRCAT_TEXT}, {"b", ERRCAT_COUNT})},
    {10, 400, "J", "Room", NULL, NULL, NULL},
    {11, 400, "K", "{b} {t}", NULL, "Last", PARAMETERS({"b", ERRCAT_TEXT}, {"t", ERRCAT_TIME})},
};

#define HEAD(language, plural) \
  MO("", "Content-Type: text/plain; charset=UTF-8\nLanguage: " language "\n" plural)
#define GERMANIC "Plural-Forms: nplurals=2; plural=n != 1;\n"
#define COMMON                                                                             \
  MO("Same", "Gleich"), MO("Same as {a}", "Gleich {a}"), MO("{a} is alike", "{a} gleich"), \
      MO("Room {n}", "Raum {n}"), MO("At {t}", "Um {t}"), MO("Room", "Raum"),              \
      MO("{b} {t}", "{b} {t}"), MO("{n} room\0{n} rooms", "{n} Raum\0{n} Raeume")

static struct mo_text german[] = {HEAD("de", GERMANIC), COMMON, MO("{a} or {b}", "{a} oder {b}"),
                                  MO("{a}{b}", "{a}{b}")};
static struct mo_text low_german[] = {HEAD("nds", GERMANIC), COMMON,
                                      MO("{a} or {b}", "{b} oder {a}"), MO("{a}{b}", "{b}{a}")};
static struct mo_text dutch[] = {HEAD("nl", GERMANIC), COMMON, MO("{a} or {b}", "{a} of {b}"),
                                 MO("number sample\0041,234", "1.234"),
                                 MO("number sample\0041,234,567", "1.234.567")};
static struct mo_text french[] = {HEAD("fr", "Plural-Forms: nplurals=2; plural=n > 1;\n"), COMMON,
                                  MO("{a} or {b}", "{a} oder {b}"), MO("{a}{b}", "{a}{b}x")};

static int by_id(const void *a, const void *b) {
  return strcmp(((const struct mo_text *)a)->id, ((const struct mo_text *)b)->id);
}

static errcat_embedded embed(const char *name, struct mo_text *texts, size_t count) {
  static unsigned char bytes[6][2048];
  static size_t used = 0;
  qsort(texts, count, sizeof *texts, by_id);
  const errcat_embedded embedded = {name, bytes[used], mo_write(bytes[used], texts, count, false)};
  used++;
  return embedded;
}

static errcat_domain own_domain(const errcat_embedded *embedded) {
  return (errcat_domain){.size = sizeof(errcat_domain),
                         .name = "own",
                         .type_base = "",
                         .errors = own_errors,
                         .count = COUNT(own_errors),
                         .catalogs = embedded};
}

static void what_languages_say_alike_is_tried_once(void **state) {
  (void)state;
  const errcat_embedded embedded[] = {embed("de", german, COUNT(german)),
                                      embed("nds", low_german, COUNT(low_german)),
                                      embed("nl", dutch, COUNT(dutch)),
                                      embed("fr", french, COUNT(french)),
                                      {NULL, NULL, 0}};
  const errcat_domain domain = own_domain(embedded);
  errcat_catalogs *catalogs = errcat_open(&domain, NULL, NULL);
  assert_non_null(catalogs);
  for (size_t i = 0; i < 4; i++) { /* each is there, with all that it says */
    errcat_reader reader;
    errcat_result result;
    char text[64];
    const errcat_argument room = errcat_count("n", 2);
    errcat_choose(catalogs, embedded[i].name, ERRCAT_NUL, &reader);
    errcat_format(&reader, 7, &room, 1, NULL, text, sizeof text, &result);
    assert_string_equal(text, "2 Raeume");
    errcat_release(&reader);
  }
  check_all(catalogs, 1);
  errcat_close(catalogs);
}

/* Then there is no room but for what is there. */
static void where_nothing_is_said_alike_all_is_there(void **state) {
  (void)state;
  static struct mo_text english[] = {
      HEAD("en", GERMANIC),
      MO("Same", "1 same"),
      MO("Same as {a}", "3 {a}"),
      MO("Same as", "3 as"),
      MO("{a} is alike", "4 {a}"),
      MO("Alike", "4 alike"),
      MO("{a} or {b}", "5 {a} {b}"),
      MO("Either", "5 either"),
      MO("Room {n}", "6 {n}"),
      MO("Room", "6 room"),
      MO("{n} room\0{n} rooms", "7 {n}\0also 7 {n}"),
      MO("Rooms", "7 rooms"),
      MO("At {t}", "8 {t}"),
      MO("Then", "8 then"),
      MO("{a}{b}", "9 {a}{b}"),
      MO("Both", "9 both"),
      MO("{b} {t}", "11 {b} {t}"),
      MO("Last", "11 last"),
  };
  const errcat_embedded embedded[] = {embed("en", english, COUNT(english)), {NULL, NULL, 0}};
  const errcat_domain domain = own_domain(embedded);
  errcat_catalogs *catalogs = errcat_open(&domain, NULL, NULL);
  assert_non_null(catalogs);
  errcat_reader reader;
  char text[64];
  errcat_choose(catalogs, "en", ERRCAT_NUL, &reader);
  errcat_format(&reader, 10, NULL, 0, NULL, text, sizeof text, NULL);
  assert_string_equal(text, "6 room");
  errcat_release(&reader);
  check_all(catalogs, 1);
  errcat_close(catalogs);
}

static const errcat_error dated[] = {
    {1, 400, "A", "{n} room at {t}", "{n} rooms at {t}", "Rooms then",
     PARAMETERS({"n", ERRCAT_COUNT}, {"t", ERRCAT_TIME})},
};

/* Each language has its own way to write a time, if it says no more of its own than that. */
static void where_only_times_differ_all_is_there(void **state) {
  (void)state;
  static struct mo_text english[] = {
      HEAD("en", GERMANIC),
      MO("{n} room at {t}\0{n} rooms at {t}", "{n} chamber at {t}\0{n} chambers at {t}"),
      MO("Rooms then", "Chambers then"),
  };
  const errcat_embedded embedded[] = {embed("en", english, COUNT(english)), {NULL, NULL, 0}};
  errcat_domain domain = own_domain(embedded);
  domain.errors = dated;
  domain.count = COUNT(dated);
  errcat_catalogs *catalogs = errcat_open(&domain, NULL, NULL);
  assert_non_null(catalogs);
  check_all(catalogs, 1);
  errcat_close(catalogs);
}

struct builder {
  struct snapshot *snapshot;
  const struct match_index *built;
};

static void build_index(void *context) {
  struct builder *builder = context;
  builder->built = match_index_of(builder->snapshot);
}

/* Of two threads that build it at the same time. */
static void the_index_of_whoever_is_first_is_kept(void **state) {
  (void)state;
  struct builder first = {NULL, NULL};
  struct test_memory memory = {.from = SIZE_MAX, .to = SIZE_MAX, .context = &first};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), &allocator, NULL);
  errcat_reader reader;
  assert_non_null(catalogs);
  errcat_choose_source(catalogs, &reader);
  first.snapshot = reader.pin;
  memory.meanwhile = build_index;
  const struct match_index *second = match_index_of(reader.pin);
  assert_non_null(second);
  assert_ptr_equal(second, first.built);
  assert_ptr_equal(match_index_of(reader.pin), second);
  errcat_release(&reader);
  errcat_close(catalogs);
  assert_int_equal(memory.live, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_text_is_tried_as_what_it_begins_with),
      cmocka_unit_test(what_languages_say_alike_is_tried_once),
      cmocka_unit_test(where_nothing_is_said_alike_all_is_there),
      cmocka_unit_test(where_only_times_differ_all_is_there),
      cmocka_unit_test(the_index_of_whoever_is_first_is_kept),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
