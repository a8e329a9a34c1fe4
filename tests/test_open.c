/* Opening costs nothing that is not used; catalogs from memory; which are needed.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <errcat/define.h>
#include <sys/stat.h>

#include "catalog/domain.h"
#include "mo_writer.h"
#include "store/snapshot.h"

#define HEADER MO_HEADER("Plural-Forms: nplurals=2; plural=(n != 1);")

static const errcat_parameter name_parameter[] = {{"name", ERRCAT_TEXT}, {NULL, 0}};
static const errcat_error shop_errors[] = {
    {1, 404, "SOLD_OUT", "Sold out", NULL, NULL, NULL, {NULL, NULL}},
    {2, 404, "NO_USER", "User {name}", NULL, "No user", name_parameter, {NULL, NULL}},
};

static errcat_domain shop_with(const errcat_embedded *embedded) {
  return (errcat_domain){sizeof(errcat_domain), "shop", "", shop_errors, 2, embedded, NULL, NULL};
}

static const errcat_options not_found = {.http_status = 404};

struct file {
  unsigned char bytes[1024];
  size_t size;
};

static struct file file_of(const struct mo_text *texts, size_t count) {
  struct file file;
  file.size = mo_write(file.bytes, texts, count, false);
  return file;
}

/* A catalog that says a text for "Sold out". */
static struct file saying(const char *text) {
  const struct mo_text texts[] = {HEADER,
                                  {"Sold out", 8, text, strlen(text)},
                                  MO("User {name}", "{name}!"),
                                  MO("No user", "!")};
  const struct mo_text sorted[] = {texts[0], texts[3], texts[1], texts[2]};
  return file_of(sorted, 4);
}

struct diagnostics {
  size_t count;
  errcat_diagnostic first, last;
};

static void keep(void *context, const errcat_diagnostic *diagnostic) {
  struct diagnostics *diagnostics = context;
  if (!diagnostics->count++) diagnostics->first = *diagnostic;
  diagnostics->last = *diagnostic;
}

/* What a reader is told for code 1, and in which language. */
static const char *said(errcat_catalogs *catalogs, const char *wanted) {
  static char told[128];
  char text[64];
  errcat_reader reader;
  errcat_result result;
  errcat_choose(catalogs, wanted, ERRCAT_NUL, &reader);
  errcat_format(&reader, 1, NULL, 0, NULL, text, sizeof text, &result);
  snprintf(told, sizeof told, "%s: %s", result.tag, text);
  errcat_release(&reader);
  return told;
}

static const char *const seventy[] = {
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca",    "cs",    "cy",    "da", "de", "el",
    "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "gu",    "he",    "hi",    "hr", "hu", "hy",
    "id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko",    "ky",    "lt",    "lv", "mk", "ml",
    "mn", "mr", "ms", "my", "nb", "ne", "nl", "nn", "pl",    "pt",    "pt_BR", "ro", "ru", "si",
    "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th", "zh_CN", "zh_HK", "zh_TW", "tr", "uk", "vi"};
enum { SEVENTY = sizeof seventy / sizeof seventy[0] };

/* ---- laziness ---- */

static size_t blocks_of_opening(size_t languages, const struct file *file) {
  struct test_memory memory = {.from = SIZE_MAX, .to = SIZE_MAX};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  errcat_embedded embedded[SEVENTY + 1] = {{NULL, NULL, 0}};
  for (size_t i = 0; i < languages; i++)
    embedded[i] = (errcat_embedded){seventy[i], file->bytes, file->size};
  const errcat_domain shop = shop_with(embedded);
  errcat_catalogs *catalogs = errcat_open(&shop, &allocator, NULL);
  assert_non_null(catalogs);
  const size_t blocks = memory.number;
  for (size_t i = 0; i < catalogs->embedded.count; i++)
    assert_null(atomic_load(&catalogs->embedded.items[i].catalog));
  errcat_close(catalogs);
  assert_int_equal(memory.live, 0);
  return blocks;
}

static void opening_reads_names_only(void **state) {
  (void)state;
  const struct file file = saying("x");
  assert_int_equal(blocks_of_opening(5, &file), blocks_of_opening(SEVENTY, &file));
  assert_in_range(blocks_of_opening(SEVENTY, &file), 1, 16);
}

/* A language costs its own catalogs, once. */
static void choosing_looks_into_what_was_wanted(void **state) {
  (void)state;
  struct test_memory memory = {.from = SIZE_MAX, .to = SIZE_MAX};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  const struct file file = saying("x");
  errcat_embedded embedded[SEVENTY + 1] = {{NULL, NULL, 0}};
  for (size_t i = 0; i < SEVENTY; i++)
    embedded[i] = (errcat_embedded){seventy[i], file.bytes, file.size};
  const errcat_domain shop = shop_with(embedded);
  errcat_catalogs *catalogs = errcat_open(&shop, &allocator, NULL);
  assert_string_equal(said(catalogs, "sv, tr;q=0.5, xx"), "sv: x");
  size_t known = 0;
  for (size_t i = 0; i < catalogs->embedded.count; i++)
    known += atomic_load(&catalogs->embedded.items[i].catalog) != NULL;
  assert_int_equal(known, 2);
  memory.number = 0;
  said(catalogs, "sv, tr;q=0.5, xx");
  assert_int_equal(memory.number, 0);
  errcat_set_completeness(catalogs, 100);
  memory.number = 0;
  said(catalogs, "sv, tr;q=0.5, xx");
  assert_int_equal(memory.number, 0);
  errcat_close(catalogs);
  assert_int_equal(memory.live, 0);
}

/* The next language is read in its place, and it is reported when all are compiled. */
static void what_is_broken_costs_its_language(void **state) {
  (void)state;
  static const struct mo_text refused[] = {HEADER, MO("Sold out", "{x}")};
  static const struct {
    const char *name, *wanted, *said;
  } cases[] = {{"de", "de, fr;q=0.5", "fr: gut"}, {"de", "de", "en: Sold out"},
               {"de_LI", "de-LI", "de: gut"},     {"de_LI", "de-LI, fr", "de: gut"},
               {"nn", "nn", "nb: gut"},           {"es_MX", "es-419, fr;q=0.1", "es-419: gut"},
               {"en_ZA", "en-ZA", "en: Sold out"}};
  const struct file good = saying("gut"), bad = {"rubbish", 7}, worse = file_of(refused, 2);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const bool is_de = !strcmp(cases[i].name, "de");
    const errcat_embedded embedded[] = {{cases[i].name, bad.bytes, bad.size},
                                        {is_de ? "it" : "de", good.bytes, good.size},
                                        {"fr", good.bytes, good.size},
                                        {"nb", good.bytes, good.size},
                                        {"es", good.bytes, good.size},
                                        {"xx", worse.bytes, worse.size},
                                        {NULL, NULL, 0}};
    const errcat_domain shop = shop_with(embedded);
    struct diagnostics diagnostics = {0};
    errcat_diagnostic diagnostic;
    errcat_catalogs *catalogs = errcat_open(&shop, NULL, &diagnostic);
    assert_int_equal(diagnostic.kind, 0);
    assert_string_equal(said(catalogs, cases[i].wanted), cases[i].said);
    errcat_description description;
    for (size_t l = 0; !errcat_language_at(catalogs, l, &description); l++)
      assert_true(strncmp(description.tag, cases[i].name, 2) != 0 ||
                  strlen(description.tag) < strlen(cases[i].name));
    for (int again = 1; again < 3; again++) {
      assert_int_equal(errcat_compile_all(catalogs, keep, &diagnostics), ERRCAT_FAULTY);
      assert_int_equal(diagnostics.count, again * 2);
    }
    assert_int_equal(diagnostics.first.kind, ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG);
    assert_int_equal(diagnostics.last.kind, ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS);
    assert_string_equal(diagnostics.last.where, "shop: xx, msgid \"Sold out\"");
    errcat_close(catalogs);
  }
}

/* ---- catalogs from memory ---- */

static void a_catalog_from_memory_stands_in_front(void **state) {
  (void)state;
  static const struct mo_text bad_texts[] = {HEADER, MO("No user", "keiner"),
                                             MO("Sold out", "{x}")};
  static const struct mo_text general[] = {HEADER,
                                           MO("The requested item was not found", "Weiß nicht")};
  const struct file one = saying("eins"), two = saying("zwei"), bad = file_of(bad_texts, 3);
  const struct file behind = file_of(general, 2), embedded_file = saying("innen");
  const errcat_embedded embedded[] = {{"de", embedded_file.bytes, embedded_file.size},
                                      {NULL, NULL, 0}};
  const struct {
    const char *domain, *name;
    const struct file *file;
    errcat_status status;
    int32_t kind;
    const char *said;
  } cases[] = {
      {NULL, "de", &one, ERRCAT_OK, 0, "de: eins"},
      {"shop", "de", &two, ERRCAT_OK, 0, "de: zwei"},
      {"shop", "de", &(struct file){"rubbish", 7}, ERRCAT_UNREADABLE,
       ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG, "de: zwei"},
      {"shop", "de", &(struct file){"", 0}, ERRCAT_UNREADABLE, ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG,
       "de: zwei"},
      {"shop", "deutsch", &one, ERRCAT_UNREADABLE, ERRCAT_DIAGNOSTIC_CATALOG_NAME, "de: zwei"},
      {"shoes", "de", &one, ERRCAT_UNREADABLE, ERRCAT_DIAGNOSTIC_CATALOG_DOMAIN, "de: zwei"},
      {"errcat", "de", &behind, ERRCAT_OK, 0, "de: zwei"},
      {"shop", "de", &bad, ERRCAT_FAULTY, ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS, "de: innen"},
      {"shop", "de", &one, ERRCAT_OK, 0, "de: eins"},
      {"shop", "de_DE", &two, ERRCAT_OK, 0, "de: zwei"},
      {"shop", "de_AT", &two, ERRCAT_OK, 0, "de: zwei"},
  };
  const errcat_domain shop = shop_with(embedded);
  struct test_memory memory = {.from = SIZE_MAX, .to = SIZE_MAX};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  errcat_catalogs *catalogs = errcat_open(&shop, &allocator, NULL);
  assert_string_equal(said(catalogs, "de"), "de: innen");
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct diagnostics diagnostics = {0};
    struct file copy = *cases[i].file; /* it need not outlive the call */
    assert_int_equal(errcat_add_catalog(catalogs, cases[i].domain, cases[i].name, copy.bytes,
                                        copy.size, keep, &diagnostics),
                     cases[i].status);
    memset(&copy, 0, sizeof copy);
    assert_int_equal(diagnostics.count, cases[i].kind != 0);
    assert_int_equal(diagnostics.first.kind, cases[i].kind);
    if (strcmp(said(catalogs, "de"), cases[i].said) != 0)
      fail_msg("case %zu: %s", i, said(catalogs, "de"));
  }
  assert_string_equal(said(catalogs, "de-AT"), "de-AT: zwei");
  errcat_reader reader;
  char text[64];
  errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
  errcat_format(&reader, 999, NULL, 0, &not_found, text, sizeof text, NULL);
  assert_string_equal(text, "Weiß nicht");
  errcat_release(&reader);
  assert_int_equal(errcat_add_catalog(NULL, NULL, "de", "", 0, NULL, NULL), ERRCAT_NO_MEMORY);
  errcat_close(catalogs);
  assert_int_equal(memory.live, 0);
}

/* What another language's catalog changes costs only its own. */
static void other_languages_stay_compiled(void **state) {
  (void)state;
  const struct file file = saying("x");
  const errcat_embedded embedded[] = {{"de", file.bytes, file.size}, {NULL, NULL, 0}};
  const errcat_domain shop = shop_with(embedded);
  errcat_catalogs *catalogs = errcat_open(&shop, NULL, NULL);
  errcat_reader before, after;
  errcat_choose(catalogs, "de", ERRCAT_NUL, &before);
  assert_int_equal(errcat_add_catalog(catalogs, NULL, "fr", file.bytes, file.size, NULL, NULL),
                   ERRCAT_OK);
  assert_int_equal(errcat_set_completeness(catalogs, 7), ERRCAT_OK);
  errcat_choose(catalogs, "de", ERRCAT_NUL, &after);
  assert_ptr_equal(before.languages[0], after.languages[0]);
  errcat_release(&before);
  errcat_release(&after);
  errcat_close(catalogs);
}

/* ---- what is needed ---- */

static void needed_catalogs_are_named(void **state) {
  (void)state;
  static const char *const names[] = {"de", "de_CH", "en_GB",  "es",    "es_MX", "fr",
                                      "nb", "nn",    "README", "pt_BR", "pt",    "zh_HK"};
  static const struct {
    const char *wanted, *needed;
  } cases[] = {
      {"de", "de"},
      {"de-CH", "de_CH de"},
      {"de-LI, fr;q=0.5", "de fr"},
      {"fr, de-CH;q=0.5", "fr de_CH de"},
      {"fr;q=0.5, de-CH", "de_CH de fr"},
      {"en", ""},
      {"en-GB", "en_GB"},
      {"en, de", ""},
      {"de, en", "de"},
      {"", ""},
      {"xx", ""},
      {"README", ""},
      {"nn", "nn nb"},
      {"no", "nb"},
      {"es-419", "es_MX es"},
      {"pt", "pt_BR"},
      {"pt_PT", "pt pt_BR"},
      {"zh-MO", "zh_HK"},
      {"de;q=0, de-CH, fr", "de_CH de fr"},
      {"de, de-CH", "de de_CH"},
      {"en, de-CH", "de_CH de"}, /* it may be an overlay */
  };
  enum { COUNT = sizeof names / sizeof names[0] };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    size_t indexes[COUNT];
    char text[256] = "";
    const size_t count =
        errcat_catalogs_needed(names, COUNT, cases[i].wanted, ERRCAT_NUL, NULL, indexes, COUNT);
    for (size_t n = 0; n < count; n++) {
      if (n) strcat(text, " ");
      strcat(text, names[indexes[n]]);
    }
    if (strcmp(text, cases[i].needed) != 0) fail_msg("%s: %s", cases[i].wanted, text);
    size_t first = 99;
    assert_int_equal(errcat_catalogs_needed(names, COUNT, cases[i].wanted, strlen(cases[i].wanted),
                                            NULL, &first, 1),
                     count);
    assert_int_equal(first, count ? indexes[0] : 99);
    assert_int_equal(
        errcat_catalogs_needed(names, COUNT, cases[i].wanted, ERRCAT_NUL, NULL, NULL, 0), count);
  }
  struct test_memory memory = {.from = 0, .to = SIZE_MAX};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  size_t all[COUNT];
  assert_int_equal(errcat_catalogs_needed(names, COUNT, "de", ERRCAT_NUL, &allocator, all, COUNT),
                   COUNT);
  for (size_t i = 0; i < COUNT; i++) assert_int_equal(all[i], i);
}

/* A catalog of a random kind: whole, an overlay that says nothing of the errors, or half. */
static struct file random_file(const char *name) {
  static const struct mo_text nothing[] = {HEADER, MO("Other", "anders")};
  static const struct mo_text half[] = {HEADER, MO("Sold out", "halb")};
  const uint64_t kind = test_random() % 8;
  return kind == 0 ? file_of(nothing, 2) : kind == 1 ? file_of(half, 2) : saying(name);
}

/* Those that are needed say the same as all of them, and where each language is whole make the same
   reader. */
static void what_is_needed_is_enough(void **state) {
  (void)state;
  static const char *const names[] = {
      "de", "de_CH", "de_AT", "en_GB", "en_IN", "es",    "es_MX", "es_AR", "fr", "fr_CA",   "fr_CH",
      "nb", "nn",    "pt",    "pt_BR", "pt_AO", "zh_CN", "zh_TW", "zh_HK", "sr", "sr@latin"};
  static const char *const tags[] = {
      "de",    "de-CH", "de-LI", "en", "en-GB", "en-AU",   "es", "es-MX", "es-419", "es-UY",
      "fr",    "fr-CA", "fr-BE", "nn", "nb",    "no",      "pt", "pt-PT", "pt-MZ",  "zh",
      "zh-HK", "zh-MO", "zh-TW", "sr", "sr-ME", "sr-Latn", "xx", "*"};
  enum { COUNT = sizeof names / sizeof names[0], TAGS = sizeof tags / sizeof tags[0] };
  const errcat_domain shop = shop_with(NULL);
  for (int round = 0; round < 400; round++) {
    const bool whole = round % 2;
    const char *there[COUNT];
    static struct file files[COUNT];
    size_t count = 0, indexes[COUNT];
    char wanted[128] = "";
    for (size_t i = 0; i < COUNT; i++) {
      if (test_random() % 2) continue;
      files[count] = whole ? saying(names[i]) : random_file(names[i]);
      there[count++] = names[i];
    }
    for (size_t i = 0; i < 1 + test_random() % 3; i++)
      sprintf(wanted + strlen(wanted), "%s%s;q=0.%u", i ? "," : "", tags[test_random() % TAGS],
              (unsigned)(test_random() % 10));
    errcat_catalogs *all = errcat_open(&shop, NULL, NULL), *few = errcat_open(&shop, NULL, NULL);
    for (size_t i = 0; i < count; i++)
      assert_int_equal(
          errcat_add_catalog(all, NULL, there[i], files[i].bytes, files[i].size, NULL, NULL),
          ERRCAT_OK);
    const size_t needed =
        errcat_catalogs_needed(there, count, wanted, ERRCAT_NUL, NULL, indexes, COUNT);
    for (size_t i = 0; i < needed; i++)
      assert_int_equal(errcat_add_catalog(few, NULL, there[indexes[i]], files[indexes[i]].bytes,
                                          files[indexes[i]].size, NULL, NULL),
                       ERRCAT_OK);
    errcat_reader reader, other;
    errcat_choose(all, wanted, ERRCAT_NUL, &reader);
    errcat_choose(few, wanted, ERRCAT_NUL, &other);
    for (size_t l = 0; l < 4 && whole && reader.languages[l]; l++) {
      assert_non_null(other.languages[l]);
      if (strcmp(reader.languages[l]->tag, other.languages[l]->tag) != 0)
        fail_msg("%s: %s, %s", wanted, reader.languages[l]->tag, other.languages[l]->tag);
      assert_int_equal(reader.languages[l]->count, other.languages[l]->count);
      for (size_t c = 0; c < reader.languages[l]->count; c++)
        assert_string_equal(reader.languages[l]->catalogs[c]->name,
                            other.languages[l]->catalogs[c]->name);
      if (reader.languages[l]->is_source) break; /* what comes behind is never read */
    }
    char text[64], same[64];
    errcat_format(&reader, 1, NULL, 0, NULL, text, sizeof text, NULL);
    errcat_format(&other, 1, NULL, 0, NULL, same, sizeof same, NULL);
    if (strcmp(text, same) != 0) fail_msg("%s: %s, %s", wanted, text, same);
    errcat_release(&reader);
    errcat_release(&other);
    errcat_close(all);
    errcat_close(few);
  }
}

/* ---- errcat's general messages, from a directory ---- */

static char root[64];

static int make_root(void **state) {
  (void)state;
  strcpy(root, "/tmp/errcat-test-XXXXXX");
  return mkdtemp(root) == NULL;
}

static int remove_root(void **state) {
  (void)state;
  char line[128];
  snprintf(line, sizeof line, "rm -r %s", root);
  return system(line);
}

static void put_file(const char *language, const char *domain, const struct file *file) {
  char path[256];
  snprintf(path, sizeof path, "%s/%s", root, language);
  mkdir(path, 0700);
  snprintf(path, sizeof path, "%s/%s/LC_MESSAGES", root, language);
  mkdir(path, 0700);
  snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/%s.mo", root, language, domain);
  FILE *out = fopen(path, "wb");
  assert_non_null(out);
  fwrite(file->bytes, 1, file->size, out);
  fclose(out);
}

static void general_messages_come_from_directories_too(void **state) {
  (void)state;
  static const struct mo_text general[] = {HEADER,
                                           MO("The requested item was not found", "Weiß nicht")};
  static const struct mo_text newer[] = {HEADER,
                                         MO("The requested item was not found", "Keine Ahnung")};
  const struct file file = saying("gut"), behind = file_of(general, 2), fresh = file_of(newer, 2);
  const errcat_embedded embedded[] = {{"de", file.bytes, file.size}, {NULL, NULL, 0}};
  const errcat_domain shop = shop_with(embedded);
  struct diagnostics diagnostics = {0};
  char text[64];
  errcat_reader reader;
  errcat_catalogs *catalogs = errcat_open(&shop, NULL, NULL);
  put_file("de", "errcat", &behind);
  assert_int_equal(errcat_add_directory(catalogs, root, keep, &diagnostics), ERRCAT_NOTHING_FOUND);
  assert_int_equal(diagnostics.count, 1);
  for (int i = 0; i < 4; i++) {
    errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
    errcat_format(&reader, 999, NULL, 0, &not_found, text, sizeof text, NULL);
    assert_string_equal(text, i == 0 ? "Weiß nicht" : "Keine Ahnung");
    errcat_release(&reader);
    assert_string_equal(said(catalogs, "de"), i < 3 ? "de: gut" : "de: neu");
    const struct file broken = {"rubbish", 7}, own = saying("neu");
    if (i == 0) put_file("de", "errcat", &fresh);
    if (i == 1) put_file("de", "errcat", &broken);
    if (i == 2) put_file("de", "shop", &own);
    diagnostics.count = 0;
    assert_int_equal(errcat_reload(catalogs, keep, &diagnostics), i ? ERRCAT_FAULTY : ERRCAT_OK);
    assert_int_equal(diagnostics.count, i ? 1 : 0);
  }
  errcat_close(catalogs);
}

/* ---- memory ---- */

/* Each step's outcome is the right one, or says that there was no memory. */
static bool every_step(const errcat_allocator *allocator, const errcat_domain *shop,
                       const struct file *file) {
  errcat_diagnostic diagnostic;
  errcat_description description;
  errcat_reader reader;
  bool all = true;
  errcat_catalogs *catalogs = errcat_open(shop, allocator, &diagnostic);
  if (!catalogs) return assert_int_equal(diagnostic.kind, ERRCAT_DIAGNOSTIC_NO_MEMORY), false;
  const uint32_t status = errcat_choose(catalogs, "fr, de", ERRCAT_NUL, &reader);
  assert_int_equal(status & ~(uint32_t)ERRCAT_NO_LANGUAGE & ~(uint32_t)ERRCAT_NO_READER,
                   status ? ERRCAT_OUT_OF_MEMORY : 0);
  assert_int_equal(!(status & ERRCAT_NO_READER), reader.pin != NULL);
  if (!status) assert_string_equal(errcat_reader_tag(&reader), "fr");
  all &= !status;
  errcat_release(&reader);
  const errcat_status described = errcat_language_at(catalogs, 1, &description);
  assert_true(described == ERRCAT_OK || described == ERRCAT_NO_MEMORY);
  if (!described) assert_string_equal(description.tag, "de");
  all &= !described;
  const errcat_status statuses[] = {
      errcat_compile_all(catalogs, NULL, NULL),
      errcat_add_catalog(catalogs, NULL, "it", file->bytes, file->size, NULL, NULL),
      errcat_add_catalog(catalogs, NULL, "it", file->bytes, file->size, NULL, NULL),
      errcat_add_directory(catalogs, root, NULL, NULL),
      errcat_set_completeness(catalogs, 3),
      errcat_reload(catalogs, NULL, NULL)};
  const errcat_status right[] = {ERRCAT_FAULTY, ERRCAT_OK, ERRCAT_OK,
                                 ERRCAT_OK,     ERRCAT_OK, ERRCAT_OK};
  for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
    if (statuses[i] != right[i] && statuses[i] != ERRCAT_NO_MEMORY)
      fail_msg("step %zu: %d", i, (int)statuses[i]);
    all &= statuses[i] == right[i];
  }
  if (!statuses[1]) assert_string_equal(said(catalogs, "it"), "it: gut");
  errcat_close(catalogs);
  return all;
}

static void no_memory_is_survived_everywhere(void **state) {
  (void)state;
  const struct file file = saying("gut"), broken = {"rubbish", 7};
  const errcat_embedded embedded[] = {{"de", file.bytes, file.size},
                                      {"fr", file.bytes, file.size},
                                      {"ru", broken.bytes, broken.size},
                                      {NULL, NULL, 0}};
  const errcat_domain shop = shop_with(embedded);
  put_file("de", "shop", &file);
  for (int once = 0; once < 2; once++) {
    bool done = false;
    for (size_t allowed = 0; !done; allowed++) {
      struct test_memory memory = {.from = allowed, .to = once ? allowed + 1 : SIZE_MAX};
      const errcat_allocator allocator = {test_take, test_give, &memory};
      done = every_step(&allocator, &shop, &file);
      assert_int_equal(memory.live, 0);
      assert_in_range(allowed, 0, 5000);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(opening_reads_names_only),
      cmocka_unit_test(choosing_looks_into_what_was_wanted),
      cmocka_unit_test(what_is_broken_costs_its_language),
      cmocka_unit_test(a_catalog_from_memory_stands_in_front),
      cmocka_unit_test(other_languages_stay_compiled),
      cmocka_unit_test(needed_catalogs_are_named),
      cmocka_unit_test(what_is_needed_is_enough),
      cmocka_unit_test_setup_teardown(general_messages_come_from_directories_too, make_root,
                                      remove_root),
      cmocka_unit_test_setup_teardown(no_memory_is_survived_everywhere, make_root, remove_root),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
