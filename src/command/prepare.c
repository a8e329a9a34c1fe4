/* What a command works with: domain, catalogs, reader. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include <errcat/fileshare.h>

#include "cli.h"
#include "reports.h"

/* The environment's reader speaks until the one that was asked for is there. */
static int open_domain(struct cli *cli, const errcat_domain *domain, struct reports *reports) {
  const errcat_allocator allocator = cli_allocator(cli);
  errcat_diagnostic diagnostic = {0};
  errcat_release(&cli->reader);
  errcat_close(cli->catalogs);
  cli->catalogs = errcat_open(domain, &allocator, &diagnostic);
  if (cli->catalogs) {
    cli_add_installed(cli->catalogs);
    errcat_choose(cli->catalogs, NULL, 0, &cli->reader);
    if (diagnostic.kind) reports_hold(reports, &diagnostic);
    return EXIT_DONE;
  }
  if (cli->memory->failed) return cli_complain_memory(cli);
  return cli_complain_diagnostic(cli, diagnostic.kind, diagnostic.where);
}

static int load_domain(struct cli *cli, const char *name, struct reports *reports) {
  const errcat_allocator allocator = cli_allocator(cli);
  size_t length;
  char *text = cli_read_file(cli, name, true, &length);
  if (!text) return EXIT_ANSWER;
  cli->loaded = errcat_domain_load(text, length, name, &allocator, cli_report, cli);
  cli->file = name;
  cli->table = text;
  reports->count = 0; /* the built-in domain's are found again, if they matter */
  return cli->loaded ? open_domain(cli, cli->loaded, reports) : EXIT_ANSWER;
}

/* Whatever is wrong is reported; a lack of memory has no report. */
static int add_directory(struct cli *cli, const char *directory, struct reports *reports) {
  const size_t before = reports->count;
  const errcat_status outcome =
      errcat_add_directory(cli->catalogs, directory, reports_hold, reports);
  if (outcome == ERRCAT_NO_MEMORY || cli->memory->failed) return cli_complain_memory(cli);
  if (outcome != ERRCAT_OK && reports->count == before)
    return cli_complain_diagnostic(cli, ERRCAT_DIAGNOSTIC_UNREADABLE, directory);
  errcat_release(&cli->reader);
  errcat_choose(cli->catalogs, NULL, 0, &cli->reader);
  return EXIT_DONE;
}

static int complain_language(const struct cli *cli, const char *wanted) {
  struct nearest nearest = {wanted, NULL, 0};
  errcat_description language;
  char best[sizeof language.tag];
  for (size_t i = 0; !errcat_language_at(cli->catalogs, i, &language); i++) {
    const char *before = nearest.word;
    cli_nearest(&nearest, language.tag);
    if (nearest.word == before) continue;
    memcpy(best, language.tag, sizeof best);
    nearest.word = best;
  }
  const errcat_argument shown[] = {errcat_text("language", wanted, ERRCAT_NUL),
                                   errcat_text("suggestion", nearest.word, ERRCAT_NUL)};
  if (nearest.word)
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: {language} is what the user typed, {suggestion} a language's
                           short name, its tag: zh-CN.
                           xgettext: python-brace-format */
                        N_("There is no language “{language}”; did you mean “{suggestion}”?"),
                        shown, 2);
  return cli_complain(
      cli, EXIT_USAGE,
      /* TRANSLATORS: {language} is what the user typed: xx. Keep errcat languages: it is a command,
         which lists the languages that there are.
                           xgettext: python-brace-format */
      N_("There is no language “{language}”; “errcat languages” shows those there are"), shown, 1);
}

/* The list that the environment asks for, as errcat_choose() reads it. */
static const char *wanted_by_environment(void) {
  static const char *const locales[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  const char *wanted = NULL, *list = getenv("LANGUAGE");
  for (size_t i = 0; i < sizeof locales / sizeof locales[0] && !(wanted && *wanted); i++)
    wanted = getenv(locales[i]);
  if (!wanted || !*wanted || !strcmp(wanted, "C") || !strcmp(wanted, "POSIX")) return "";
  return list && *list ? list : wanted;
}

/* The reader that was asked for, in whose language the reports are then told. */
static int choose(struct cli *cli, const char *languages, bool *found) {
  errcat_reader wanted;
  const uint32_t told = errcat_choose(cli->catalogs, languages, ERRCAT_NUL, &wanted);
  *found = !(told & ERRCAT_NO_LANGUAGE);
  if (told & ERRCAT_OUT_OF_MEMORY || cli->memory->failed) {
    errcat_release(&wanted);
    return cli_complain_memory(cli);
  }
  if (*found) {
    errcat_release(&cli->reader);
    cli->reader = wanted;
    cli_speak(cli, languages);
  } else {
    errcat_release(&wanted);
  }
  return EXIT_DONE;
}

static bool prepare(struct cli *cli, const struct wanted *wanted, struct reports *reports,
                    int *status) {
  bool found = true;
  *status = open_domain(cli, errcat_fileshare(), reports);
  if (!*status && wanted->domain) *status = load_domain(cli, wanted->domain, reports);
  if (!*status && wanted->directory) *status = add_directory(cli, wanted->directory, reports);
  if (!*status && wanted->languages) *status = choose(cli, wanted->languages, &found);
  if (*status) return false;
  const char *languages = wanted->languages ? wanted->languages : wanted_by_environment();
  if (wanted->error) reports_ask(reports, wanted->error);
  *status = reports_tell(reports, wanted->every_language ? NULL : languages);
  if (!found) *status = complain_language(cli, wanted->languages);
  if (cli->memory->failed) *status = cli_complain_memory(cli);
  return found && !cli->memory->failed;
}

bool cli_prepare(struct cli *cli, const struct wanted *wanted, int *status) {
  struct reports reports = {.cli = cli, .directory = wanted->directory};
  const bool ready = prepare(cli, wanted, &reports, status);
  free(reports.diagnostics);
  return ready;
}
