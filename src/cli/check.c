/* errcat check FILE…: what is to be mended in a .po or .def file. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "po.h"

struct finding {
  size_t line; /* 0: none */
  int32_t kind;
};

struct check {
  struct cli *cli;
  const char *name;
  const struct po *po;      /* sorted as the .mo file is; NULL: no .po file */
  struct finding *findings; /* of one file */
  size_t count, capacity;
  bool out_of_memory;
  size_t found; /* in all files */
};

/* "de.po:12: what is wrong", in the reader's language. */
static void tell(struct check *check, size_t line, int32_t kind) {
  char place[512];
  if (line)
    snprintf(place, sizeof place, "%s:%zu", check->name, line);
  else
    snprintf(place, sizeof place, "%s", check->name);
  check->found++;
  cli_say_fault(check->cli, stdout, kind, place);
}

static void find(struct check *check, size_t line, int32_t kind) {
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
}

static int compare_findings(const void *a, const void *b) {
  const struct finding *x = a, *y = b;
  if (x->line != y->line) return x->line < y->line ? -1 : 1;
  return (x->kind > y->kind) - (x->kind < y->kind);
}

/* What was found in a file, in the order of its lines. */
static void tell_findings(struct check *check) {
  if (check->count) qsort(check->findings, check->count, sizeof *check->findings, compare_findings);
  for (size_t i = 0; i < check->count; i++)
    tell(check, check->findings[i].line, check->findings[i].kind);
  check->count = 0;
}

static void report_entry(void *context, const errcat_fault *fault) {
  struct check *check = context;
  const bool known = fault->entry >= 0 && (size_t)fault->entry < check->po->count;
  find(check, known ? check->po->entries[fault->entry].line : 0, fault->kind);
}

static bool ends_in(const char *text, const char *end) {
  const size_t length = strlen(text), size = strlen(end);
  return length >= size && !strcmp(text + length - size, end);
}

static bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t';
}

static bool ends_in_space(const char *text) {
  return *text && is_space(text[strlen(text) - 1]);
}

/* What only the .po file shows, or is a matter of form. */
static void check_entry(struct check *check, const struct po_entry *entry) {
  if (!*entry->id) return;
  for (size_t i = 0; i < entry->count; i++) {
    const char *form = entry->forms[i], *id = entry->id;
    const bool stop = ends_in(form, ".") || ends_in(form, "。") || ends_in(form, "।");
    int32_t kind = 0;
    if (!*form)
      kind = ERRCAT_FAULT_PO_UNTRANSLATED;
    else if (entry->fuzzy)
      kind = ERRCAT_FAULT_PO_FUZZY;
    else if (is_space(*form) != is_space(*id) || ends_in_space(form) != ends_in_space(id))
      kind = ERRCAT_FAULT_PO_SPACE;
    else if (stop && !entry->context && !ends_in(id, ".")) /* a sample may: "2. Jan." */
      kind = ERRCAT_FAULT_PO_FULL_STOP;
    if (kind) {
      find(check, entry->line, kind);
      return;
    }
  }
}

static bool check_po(struct check *check, char *text, size_t length) {
  struct po po;
  size_t size = 0;
  unsigned char *mo = NULL;
  po_read(&po, text, length);
  if (!po.out_of_memory && !po.fault_line) mo = po_compile(&po, &size);
  check->po = &po;
  if (po.fault_line) tell(check, po.fault_line, ERRCAT_FAULT_PO_SYNTAX);
  bool memory = mo || po.fault_line;
  if (mo && !po.fault_line) {
    memory = errcat_judge(check->cli->catalogs, mo, size, check->name, report_entry, check) !=
             ERRCAT_NO_MEMORY;
    for (size_t i = 0; i < po.count; i++) check_entry(check, &po.entries[i]);
    tell_findings(check);
  }
  free(mo);
  po_free(&po);
  return memory;
}

static void report_place(void *context, const errcat_fault *fault) {
  struct check *check = context;
  const char *name = check->name;
  check->name = fault->where;
  tell(check, 0, fault->kind);
  check->name = name;
}

static int check_file(struct check *check) {
  size_t length;
  char *text = cli_read_file(check->cli, check->name, &length);
  if (!text) return EXIT_ANSWER;
  bool memory = true;
  if (ends_in(check->name, ".def"))
    errcat_free_domain(errcat_load_domain(text, length, check->name, NULL, report_place, check));
  else
    memory = check_po(check, text, length);
  free(text);
  if (memory && !check->out_of_memory) return EXIT_DONE;
  return cli_complain(check->cli, EXIT_ANSWER, N_("There is not enough memory"), NULL, 0);
}

int cli_check(struct cli *cli, int count, char **names) {
  struct check check = {.cli = cli};
  int status = EXIT_DONE;
  if (count == 0)
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: keep errcat check and the example. */
                        N_("Which file? For example: errcat check po/de.po"), NULL, 0);
  for (int i = 0; i < count; i++) {
    check.name = names[i];
    const int file = check_file(&check);
    if (file) status = file;
  }
  free(check.findings);
  const errcat_argument found = errcat_counted("count", (int64_t)check.found);
  if (check.found)
    cli_say_plural(cli, stdout,
                   /* TRANSLATORS: {count} is the number of things to be mended in some files.
                      xgettext: python-brace-format */
                   NP_("{count} problem found", "{count} problems found"), &found, 1);
  else if (!status)
    cli_say(cli, stdout, N_("No problems found"), NULL, 0);
  return check.found ? EXIT_ANSWER : status;
}
