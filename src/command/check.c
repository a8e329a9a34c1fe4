/* errcat check FILE…: what is to be mended in a .po or .def file. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "check.h"

#include <stdlib.h>
#include <string.h>

/* ---- what is told ---- */

/* "de.po:12" */
static const char *place_of(const struct check *check, size_t line, char *place, size_t size) {
  if (line)
    snprintf(place, size, "%s:%zu", check->name, line);
  else
    snprintf(place, size, "%s", check->name);
  return place;
}

enum { PLACE_SIZE = 4096 + 24 };

void check_find(void *context, size_t line, int32_t kind) {
  struct check *check = context;
  if (check->count == check->capacity) {
    const size_t capacity = check->capacity ? 2 * check->capacity : 16;
    struct finding *findings = realloc(check->findings, capacity * sizeof *findings);
    if (!findings) {
      check->out_of_memory = true;
      return;
    }
    check->findings = findings;
    check->capacity = capacity;
  }
  check->findings[check->count++] = (struct finding){line, kind};
  check->bad_bytes |= kind == ERRCAT_DIAGNOSTIC_PO_UTF8;
}

static int compare_findings(const void *a, const void *b) {
  const struct finding *x = a, *y = b;
  if (x->line != y->line) return x->line < y->line ? -1 : 1;
  return (x->kind > y->kind) - (x->kind < y->kind);
}

/* What a reader is not harmed by, so that it does not fail a build. */
static bool is_advice(int32_t kind) {
  return kind == ERRCAT_DIAGNOSTIC_TEXT_BIDI_CLOSED;
}

/* What was found in a file, in the order of its lines, each once. */
static void tell_findings(struct check *check) {
  char place[PLACE_SIZE];
  if (check->count) qsort(check->findings, check->count, sizeof *check->findings, compare_findings);
  for (size_t i = 0; i < check->count; i++) {
    const struct finding *finding = &check->findings[i];
    if (i && !compare_findings(finding - 1, finding)) continue;
    cli_print_diagnostic(check->cli, stdout, finding->kind,
                         place_of(check, finding->line, place, sizeof place));
    (*(is_advice(finding->kind) ? &check->noted : &check->found))++;
  }
  check->count = 0;
  check->bad_bytes = false;
}

static void print_placed(struct check *check, size_t line, const char *id, const char *plural,
                         errcat_argument arguments[], size_t count) {
  char place[PLACE_SIZE];
  arguments[0] = errcat_text("place", place_of(check, line, place, sizeof place), ERRCAT_NUL);
  cli_print_plural(check->cli, stdout, id, plural, arguments, count);
}

void check_note(struct check *check, size_t line, const char *id, const char *plural,
                errcat_argument arguments[], size_t count) {
  print_placed(check, line, id, plural, arguments, count);
  check->noted++;
}

void check_tell(struct check *check, size_t line, const char *id, errcat_argument arguments[],
                size_t count) {
  print_placed(check, line, id, NULL, arguments, count);
  check->found++;
}

/* ---- .po files ---- */

struct judging {
  struct check *check;
  const struct po *po; /* sorted as the .mo file is */
  size_t forms;        /* that plural messages have; 0: the header does not say */
};

/* Of a message that is plural in the table, or in the file alone, the number of forms is wrong; but
   that is not what is to be mended. */
static int32_t kind_of(const struct judging *judging, const struct po_entry *entry, int32_t kind) {
  if (kind != ERRCAT_DIAGNOSTIC_TEXT_FORMS) return kind;
  if (!entry->plural) return ERRCAT_DIAGNOSTIC_PO_NO_PLURAL;
  return entry->count == judging->forms ? ERRCAT_DIAGNOSTIC_PO_EXTRA_PLURAL : kind;
}

static void report_entry(void *context, const errcat_diagnostic *diagnostic) {
  const struct judging *judging = context;
  if (diagnostic->kind == ERRCAT_DIAGNOSTIC_TEXT_UTF8 && judging->check->bad_bytes) return;
  const size_t entry = diagnostic->entry < 0 ? 0 : (size_t)diagnostic->entry; /* 0: the header */
  const struct po_entry *found = &judging->po->entries[entry];
  check_find(judging->check, found->line, kind_of(judging, found, diagnostic->kind));
}

/* The validate that opening a .mo file asks. */
static bool validate(struct check *check, struct po *po, size_t forms) {
  struct judging judging = {check, po, forms};
  size_t size;
  unsigned char *mo = po_compile(po, &size);
  const bool validated = mo && errcat_validate(check->catalogs, mo, size, check->name, report_entry,
                                               &judging) != ERRCAT_NO_MEMORY;
  free(mo);
  return validated;
}

struct tally {
  size_t count, line; /* line: of the first */
};

static void count_in(struct tally *tally, const struct po_entry *entry) {
  if (!tally->count++ || entry->line < tally->line) tally->line = entry->line;
}

static void tell_tally(struct check *check, const struct tally *tally, const char *id,
                       const char *plural) {
  errcat_argument arguments[CHECK_ARGUMENTS] = {{0}, errcat_count("count", (int64_t)tally->count)};
  if (tally->count) check_note(check, tally->line, id, plural, arguments, 2);
}

/* What is still to be done in a file may be so many that it hides what is wrong: it is counted. */
static void tell_tallies(struct check *check, const struct po *po) {
  struct tally open = {0}, fuzzy = {0};
  for (size_t i = 0; i < po->count; i++) {
    const struct po_entry *entry = &po->entries[i];
    if (entry->obsolete || !entry->count || !*entry->id) continue;
    if (!*entry->forms[0])
      count_in(&open, entry);
    else if (entry->fuzzy)
      count_in(&fuzzy, entry);
  }
  tell_tally(
      check, &fuzzy,
      /* TRANSLATORS: {place} is a file and a line in it, {count} a number of messages whose
                translation was guessed by a program. Keep “fuzzy”, the mark's name. No pronoun may
                refer to the number: the first form may stand for 21 as well.
                xgettext: python-brace-format */
      NP_("{place}: {count} translation is marked fuzzy and will not be used; review it and "
          "remove the mark",
          "{place}: {count} translations are marked fuzzy and will not be used; review them, "
          "from this one on, and remove the marks"));
  tell_tally(check, &open,
             /* TRANSLATORS: {place} is a file and a line in it, {count} a number of messages. Where
                there are several the line is that of the first.
                xgettext: python-brace-format */
             NP_("{place}: {count} message is not translated",
                 "{place}: {count} messages are not translated; this is the first"));
}

static bool check_messages(struct check *check, struct po *po) {
  const struct po_entry *header = po_header(po);
  for (size_t i = 0; i < po->count; i++) check_entry(check, &po->entries[i]);
  if (!check_header(check, header)) return true;
  const size_t forms = check_forms(check, po, header);
  return validate(check, po, forms);
}

static bool check_po(struct check *check, char *text, size_t length) {
  struct po po;
  po_read(&po, text, length, check_find, check);
  po_find_twice(&po, check_find, check);
  const bool memory = !po.out_of_memory && check_messages(check, &po) && !check->out_of_memory;
  if (memory) {
    po_restore_order(&po);
    tell_findings(check);
    tell_tallies(check, &po);
    check_table(check, &po);
  }
  po_free(&po);
  return memory;
}

/* ---- .def files ---- */

static void report_place(void *context, const errcat_diagnostic *diagnostic) {
  struct check *check = context;
  check->out_of_memory |= diagnostic->kind == ERRCAT_DIAGNOSTIC_NO_MEMORY;
  if (check->out_of_memory) return; /* that is told of the file */
  check->found++;
  cli_print_diagnostic(check->cli, stdout, diagnostic->kind, diagnostic->where);
}

/* ---- the command ---- */

/* The table of the last .def file, which the .po files behind it are checked against. */
struct table {
  errcat_domain *domain;
  errcat_catalogs *catalogs;
};

static void close_table(struct table *table) {
  errcat_close(table->catalogs);
  errcat_domain_free(table->domain);
  *table = (struct table){0};
}

static bool check_def(struct check *check, struct table *table, const char *text, size_t length) {
  close_table(table);
  check->catalogs = check->cli->catalogs;
  table->domain = errcat_domain_load(text, length, check->name, NULL, report_place, check);
  if (!table->domain) return !check->out_of_memory;
  errcat_diagnostic diagnostic = {0};
  table->catalogs = errcat_open(table->domain, NULL, &diagnostic);
  if (table->catalogs)
    check->catalogs = table->catalogs;
  else
    report_place(check, &diagnostic); /* a rule for tables, of whatever making */
  return !check->out_of_memory;
}

static int check_file(struct check *check, struct table *table) {
  size_t length;
  const size_t end = strlen(check->name);
  const bool is_def = end >= 4 && !strcmp(check->name + end - 4, ".def");
  char *text = cli_read_file(check->cli, check->name, is_def, &length);
  if (!text) return EXIT_ANSWER;
  const bool memory =
      is_def ? check_def(check, table, text, length) : check_po(check, text, length);
  free(text);
  if (memory && !check->out_of_memory) return EXIT_DONE;
  check->out_of_memory = false;
  check->count = 0;
  return cli_complain_memory(check->cli);
}

int cli_check(struct cli *cli, int count, char **names) {
  struct check check = {.cli = cli, .catalogs = cli->catalogs};
  struct table table = {0};
  int status = EXIT_DONE;
  if (count == 0)
    return cli_complain(
        cli, EXIT_USAGE,
        /* TRANSLATORS: no file was named. Keep errcat check po/de.po, which is to be
                           typed. */
        N_("Which file? For example: errcat check po/de.po"), NULL, 0);
  for (int i = 0; i < count; i++) {
    check.name = names[i];
    if (check_file(&check, &table)) status = EXIT_ANSWER;
  }
  close_table(&table);
  free(check.findings);
  const errcat_argument found = errcat_count("count", (int64_t)check.found);
  if (check.found)
    cli_print_plural(cli, stdout,
                     /* TRANSLATORS: {count} is the number of things to be mended in some files.
                      xgettext: python-brace-format */
                     NP_("{count} problem found", "{count} problems found"), &found, 1);
  else if (!status && !check.noted)
    /* TRANSLATORS: said when errcat check has found nothing to be mended. */
    cli_print(cli, stdout, N_("No problems found"), NULL, 0);
  return check.found ? EXIT_ANSWER : status;
}
