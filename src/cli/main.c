/* The command line: options, then one command. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "version.h"

static const char *const help[] = {
    /* TRANSLATORS: the help text, line by line. Names in capitals stand for what the user writes;
       use the same ones throughout. Keep the words errcat, list, languages, the options and the two
       columns; lines may be up to 79 characters long. */
    N_("errcat says what an error code means, in your language."),
    "",
    N_("  errcat CODE [NAME=VALUE...]  the message of an error; CODE is a number or a name"),
    N_("  errcat list                  all errors"),
    N_("  errcat languages             the languages there are, and how complete they are"),
    N_("  errcat explain [FILE]        responses or JSON lines in, your language out"),
    N_("  errcat check FILE...         what is to be mended in a .po or .def file"),
    "",
    N_("  -l, --lang TAGS     languages, best first: de, or zh-HK,zh;q=0.9; if not given,\n"
       "                      those of the environment"),
    N_("  -f, --format FORM   text, json, or problem (RFC 9457, for CODE)"),
    N_("  -d, --domain FILE   the table in this .def file, in place of the built-in one"),
    N_("  -c, --catalogs DIR  use the catalogs in DIR/LANGUAGE/LC_MESSAGES first"),
    N_("  -h, --help          this text"),
    N_("  -V, --version       the version"),
    "",
    N_("Example: errcat 40321 repository=Docs --lang zh-CN"),
    N_("Exit status: 0 done, 1 no such error or a broken catalog, 2 wrong usage"),
};

static const struct {
  const char *name;
  command *run;
} commands[] = {{"list", cli_list},
                {"languages", cli_languages},
                {"explain", cli_explain},
                {"check", cli_check}};

enum { UNKNOWN_SIZE = 64 };

struct options {
  const char *languages;
  const char *directory;
  const char *format;
  const char *domain;
  bool help, version;
  char unknown[UNKNOWN_SIZE]; /* an option there is none of, or one without its value */
};

static void read_options(struct options *options, int count, char **words) {
  static const struct option longs[] = {
      {"lang", required_argument, NULL, 'l'},
      {"format", required_argument, NULL, 'f'},
      {"catalogs", required_argument, NULL, 'c'},
      {"domain", required_argument, NULL, 'd'},
      {"help", no_argument, NULL, 'h'},
      {"version", no_argument, NULL, 'V'},
      {NULL, 0, NULL, 0},
  };
  opterr = 0;
  for (int option; (option = getopt_long(count, words, ":l:f:c:d:hV", longs, NULL)) != -1;) {
    switch (option) {
    case 'l': options->languages = optarg; break;
    case 'f': options->format = optarg; break;
    case 'c': options->directory = optarg; break;
    case 'd': options->domain = optarg; break;
    case 'h': options->help = true; break;
    case 'V': options->version = true; break;
    default:
      if (*options->unknown) break;
      /* A letter that is unknown stands alone in optopt, anything else is the word before. */
      if (option == '?' && optopt)
        snprintf(options->unknown, UNKNOWN_SIZE, "-%c", optopt);
      else
        snprintf(options->unknown, UNKNOWN_SIZE, "%s", words[optind - 1]);
    }
  }
}

/* Problem details are about one error. */
static int set_format(struct cli *cli, const char *name, bool one_error) {
  if (!name || !strcmp(name, "text")) {
    cli->form = FORM_TEXT;
  } else if (!strcmp(name, "json")) {
    cli->form = FORM_JSON;
  } else if (one_error && !strcmp(name, "problem")) {
    cli->form = FORM_PROBLEM;
  } else {
    const errcat_argument shown = errcat_text("format", name);
    const char *id =
        /* TRANSLATORS: {format} is what the user typed. Keep text and json.
           xgettext: python-brace-format */
        N_("There is no format “{format}”; use text or json");
    if (one_error)
      /* TRANSLATORS: {format} is what the user typed. Keep text, json and problem.
         xgettext: python-brace-format */
      id = N_("There is no format “{format}”; use text, json or problem");
    return cli_complain(cli, EXIT_USAGE, id, &shown, 1);
  }
  return EXIT_DONE;
}

static int complain_language(const struct cli *cli, const char *wanted) {
  struct nearest nearest = {wanted, NULL, 0};
  errcat_description language;
  char best[sizeof language.tag];
  for (size_t i = 0; errcat_describe(cli->catalogs, i, &language); i++) {
    const char *before = nearest.word;
    cli_nearest(&nearest, language.tag);
    if (nearest.word == before) continue;
    memcpy(best, language.tag, sizeof best);
    nearest.word = best;
  }
  const errcat_argument shown[] = {errcat_text("language", wanted),
                                   errcat_text("suggestion", nearest.word)};
  if (nearest.word)
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: {language} is what the user typed, {suggestion} a language
                           tag: zh-CN.
                           xgettext: python-brace-format */
                        N_("There is no language “{language}”; did you mean “{suggestion}”?"),
                        shown, 2);
  return cli_complain(
      cli, EXIT_USAGE,
      /* TRANSLATORS: {language} is what the user typed. Keep errcat languages: it is a command.
                           xgettext: python-brace-format */
      N_("There is no language “{language}”; “errcat languages” shows those there are"), shown, 1);
}

/* The environment's reader speaks until the one that was asked for is there. */
static int open_domain(struct cli *cli, const errcat_domain *domain) {
  errcat_release(&cli->reader);
  errcat_free(cli->catalogs);
  cli->catalogs = errcat_new(domain, NULL, NULL);
  if (cli->catalogs) {
    errcat_choose(cli->catalogs, NULL, 0, &cli->reader);
    return EXIT_DONE;
  }
  memset(&cli->reader, 0, sizeof cli->reader);
  fputs("errcat: not enough memory\n", stderr);
  return EXIT_ANSWER;
}

static int load_domain(struct cli *cli, const char *name) {
  size_t length;
  char *text = cli_read_file(cli, name, &length);
  if (!text) return EXIT_ANSWER;
  cli->loaded = errcat_load_domain(text, length, name, NULL, cli_report, cli);
  free(text);
  return cli->loaded ? open_domain(cli, cli->loaded) : EXIT_ANSWER;
}

static int choose(struct cli *cli, const char *languages) {
  errcat_reader wanted;
  const uint32_t told = errcat_choose(cli->catalogs, languages, ERRCAT_NUL, &wanted);
  if (told & ERRCAT_NO_LANGUAGE) {
    errcat_release(&wanted);
    return complain_language(cli, languages);
  }
  errcat_release(&cli->reader);
  cli->reader = wanted;
  return EXIT_DONE;
}

/* Broken catalogs are complained of, and what is right of them used; anything else is the end. */
static bool prepare(struct cli *cli, const struct options *options, int *status) {
  *status = open_domain(cli, errcat_fileshare());
  if (!*status && options->domain) *status = load_domain(cli, options->domain);
  if (*status) return false;
  if (options->directory) {
    if (errcat_add(cli->catalogs, options->directory, cli_report, cli) != ERRCAT_OK)
      *status = EXIT_ANSWER;
    errcat_release(&cli->reader);
    errcat_choose(cli->catalogs, NULL, 0, &cli->reader);
  }
  const int chosen = options->languages ? choose(cli, options->languages) : EXIT_DONE;
  if (chosen) *status = chosen;
  return chosen == EXIT_DONE;
}

static void put_help(const struct cli *cli) {
  for (size_t i = 0; i < sizeof help / sizeof help[0]; i++)
    puts(*help[i] ? errcat_gettext(&cli->reader, NULL, help[i], NULL, 0) : "");
}

static int run(struct cli *cli, const struct options *options, int count, char **words) {
  const errcat_argument shown = errcat_text("option", options->unknown);
  if (*options->unknown)
    return cli_complain(
        cli, EXIT_USAGE,
        /* TRANSLATORS: {option} is what the user typed: --lnag. Keep errcat --help.
                           xgettext: python-brace-format */
        N_("The option “{option}” is unknown or lacks its value; see “errcat --help”"), &shown, 1);
  command *chosen = NULL;
  for (size_t i = 0; count && i < sizeof commands / sizeof commands[0]; i++)
    if (!strcmp(words[0], commands[i].name)) chosen = commands[i].run;
  const int status = set_format(cli, options->format, !chosen);
  if (status) return status;
  if (options->help) return put_help(cli), EXIT_DONE;
  if (options->version) return puts("errcat " ERRCAT_VERSION), EXIT_DONE;
  if (count == 0)
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: nothing was asked. Keep errcat --help and the example. */
                        N_("Which error? For example: errcat 40003; see also “errcat --help”"),
                        NULL, 0);
  return chosen ? chosen(cli, count - 1, words + 1) : cli_message(cli, count, words);
}

int main(int count, char **words) {
  struct options options = {0};
  struct cli cli = {.terminal = isatty(STDOUT_FILENO) != 0};
  read_options(&options, count, words);
  int status;
  if (prepare(&cli, &options, &status)) {
    const int answer = run(&cli, &options, count - optind, words + optind);
    if (answer > status) status = answer;
  }
  errcat_release(&cli.reader);
  errcat_free(cli.catalogs);
  errcat_free_domain(cli.loaded);
  /* What could not be written was not done: a full disk, a closed pipe. */
  if (fflush(stdout) || ferror(stdout)) {
    perror("errcat");
    return EXIT_ANSWER;
  }
  return status;
}
