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
    "",
    N_("  -l, --lang TAGS     languages, best first: de, or zh-HK,zh;q=0.9; if not given,\n"
       "                      those of the environment"),
    N_("  -f, --format FORM   text or json"),
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
} commands[] = {{"list", cli_list}, {"languages", cli_languages}, {"explain", cli_explain}};

enum { UNKNOWN_SIZE = 64 };

struct options {
  const char *languages;
  const char *directory;
  const char *format;
  bool help, version;
  char unknown[UNKNOWN_SIZE]; /* an option there is none of, or one without its value */
};

static void read_options(struct options *options, int count, char **words) {
  static const struct option longs[] = {
      {"lang", required_argument, NULL, 'l'},     {"format", required_argument, NULL, 'f'},
      {"catalogs", required_argument, NULL, 'c'}, {"help", no_argument, NULL, 'h'},
      {"version", no_argument, NULL, 'V'},        {NULL, 0, NULL, 0},
  };
  opterr = 0;
  for (int option; (option = getopt_long(count, words, ":l:f:c:hV", longs, NULL)) != -1;) {
    switch (option) {
    case 'l': options->languages = optarg; break;
    case 'f': options->format = optarg; break;
    case 'c': options->directory = optarg; break;
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

static int set_format(struct cli *cli, const char *name) {
  if (!name || !strcmp(name, "text")) {
    cli->form = FORM_TEXT;
  } else if (!strcmp(name, "json")) {
    cli->form = FORM_JSON;
  } else {
    const errcat_argument shown = errcat_text("format", name);
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: {format} is what the user typed. Keep text and json.
                           xgettext: python-brace-format */
                        N_("There is no format “{format}”; use text or json"), &shown, 1);
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
static int prepare(struct cli *cli, const struct options *options) {
  cli->catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
  if (!cli->catalogs) {
    fputs("errcat: not enough memory\n", stderr);
    return EXIT_ANSWER;
  }
  errcat_choose(cli->catalogs, NULL, 0, &cli->reader);
  int status = EXIT_DONE;
  if (options->directory) {
    const int added = errcat_add(cli->catalogs, options->directory, cli_report, cli);
    if (added != ERRCAT_OK) status = EXIT_ANSWER;
    errcat_release(&cli->reader);
    errcat_choose(cli->catalogs, NULL, 0, &cli->reader);
  }
  if (options->languages) {
    errcat_reader wanted;
    if (errcat_choose(cli->catalogs, options->languages, ERRCAT_NUL, &wanted) &
        ERRCAT_NO_LANGUAGE) {
      errcat_release(&wanted);
      return complain_language(cli, options->languages);
    }
    errcat_release(&cli->reader);
    cli->reader = wanted;
  }
  return status;
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
  const int status = set_format(cli, options->format);
  if (status) return status;
  if (options->help) return put_help(cli), EXIT_DONE;
  if (options->version) return puts("errcat " ERRCAT_VERSION), EXIT_DONE;
  if (count == 0)
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: nothing was asked. Keep errcat --help and the example. */
                        N_("Which error? For example: errcat 40003; see also “errcat --help”"),
                        NULL, 0);
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
    if (!strcmp(words[0], commands[i].name)) return commands[i].run(cli, count - 1, words + 1);
  return cli_message(cli, count, words);
}

int main(int count, char **words) {
  struct options options = {0};
  struct cli cli = {.terminal = isatty(STDOUT_FILENO) != 0};
  read_options(&options, count, words);
  int status = prepare(&cli, &options);
  if (status != EXIT_USAGE && cli.catalogs) {
    const int answer = run(&cli, &options, count - optind, words + optind);
    if (answer > status) status = answer;
  }
  errcat_release(&cli.reader);
  errcat_free(cli.catalogs);
  /* What could not be written was not done: a full disk, a closed pipe. */
  if (fflush(stdout) || ferror(stdout)) {
    perror("errcat");
    return EXIT_ANSWER;
  }
  return status;
}
