/* The command line: options, then one command. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "terminal.h"
#include "version.h"

static const char *const help[] = {
    /* TRANSLATORS: the help text, line by line. Names in capitals stand for what the user writes;
       use the same ones throughout. Keep the words errcat, describe, list, languages, explain, check,
       export, the options and the two columns; lines may be up to 79 characters long. */
    N_("errcat says what an error code means, in your language."),
    "",
    /* TRANSLATORS: CODE is an error's number (40321), its name (REPOSITORY_FULL), or a text by which
       a service calls it. NAME=VALUE says what to write for a placeholder: repository=Docs. */
    N_("  errcat CODE [NAME=VALUE...]  the message of CODE: a number, a name or a text"),
    /* TRANSLATORS: WORDS are any words of a message, a name or a code, in any order. */
    N_("  errcat WORDS...              the errors that have all of these words"),
    /* TRANSLATORS: CODE is what it is in the first line. */
    N_("  errcat describe CODE         all that is known of an error"),
    /* TRANSLATORS: all errors: of the table, with their codes, names and messages. */
    N_("  errcat list                  all errors"),
    /* TRANSLATORS: how complete: how many of the messages are translated. */
    N_("  errcat languages             the languages, and how complete each of them is"),
    /* TRANSLATORS: it reads a service's responses, or a log with JSON in each line (in), and writes
       what they say of errors in the reader's language (out). */
    N_("  errcat explain [FILE...]     responses or JSON lines in, your language out"),
    /* TRANSLATORS: to be mended: what is wrong in a file, and how it is put right. */
    N_("  errcat check FILE...         what is to be mended in a .po or .def file"),
    /* TRANSLATORS: front ends: programs with a user interface, in a browser for instance, which say
       the messages themselves. Data: files. Keep js|json. */
    N_("  errcat export js|json        all messages, as data for front ends"),
    /* TRANSLATORS: pages: HTML, a web site that shows all errors in each language. Keep site. */
    N_("  errcat export site           all messages, as pages for a browser"),
    "",
    /* TRANSLATORS: TAGS are languages' short names: zh-HK. Best: which the reader likes most. The
       environment: what the system is set to, such as LANG. Two lines; keep the line break. */
    N_("  -l, --lang TAGS     languages, best first: de, or zh-HK,zh;q=0.9; without it\n"
       "                      those of the environment"),
    /* TRANSLATORS: keep text, json, problem and RFC 9457. The last is for “errcat CODE” alone: write
       CODE as you have written it above. */
    N_("  -f, --format FORM   text, json, or problem (RFC 9457, for CODE)"),
    /* TRANSLATORS: PATH leads to a member of a JSON object; keep $.body. */
    N_("      --at PATH       where the responses are in each line, for explain: $.body"),
    /* TRANSLATORS: answer: what explain says of a line. Beside: in the same JSON object. */
    N_("      --keep          the line of input beside each answer, for explain as json"),
    /* TRANSLATORS: DIR is a directory. Export: errcat export; keep that word. */
    N_("  -o, --output DIR    where export writes its files"),
    /* TRANSLATORS: URL is an address: https://example.org/errors/. Pages: those of errcat export site. */
    N_("      --base-url URL  where the pages of export site will be found"),
    /* TRANSLATORS: table: all errors of a service, in a .def file. Built-in: compiled into errcat. */
    N_("  -d, --domain FILE   the table in this .def file, in place of the built-in one"),
    /* TRANSLATORS: catalogs: files with translations, not directories; DIR is a directory. First:
       before the built-in ones. Keep LC_MESSAGES. */
    N_("  -c, --catalogs DIR  use the catalogs in DIR/LANGUAGE/LC_MESSAGES first"),
    /* TRANSLATORS: this text: the help itself. */
    N_("  -h, --help          this text"),
    /* TRANSLATORS: the version: of errcat. */
    N_("  -V, --version       the version"),
    "",
    /* TRANSLATORS: keep the command as it is; the language may be yours. */
    N_("Example: errcat 40321 repository=Docs --lang zh-CN"),
    /* TRANSLATORS: the number with which the command ends. 0: done; 1: there is no such error, or a
       catalog or table is broken; 2: the command was called in a wrong way. */
    N_("Exit status: 0 done, 1 no such error or something is broken, 2 wrong usage"),
};

enum { UNKNOWN_SIZE = 64 };

struct options {
  struct wanted wanted;
  const char *format;
  const char *at, *output, *base_url;
  bool keep, help, version;
  const char
      *problem; /* what is wrong with an option, of which {option} is the name; NULL: nothing */
  char option[UNKNOWN_SIZE];
};

static void note_problem(struct options *options, const char *problem, const char *option,
                         size_t length) {
  if (options->problem) return;
  options->problem = problem;
  snprintf(options->option, UNKNOWN_SIZE, "%.*s", (int)length, option);
}

/* Each table and directory that is named is used, and there is room for one. */
static void take_once(struct options *options, const char **value, const char *option) {
  if (*value)
    note_problem(options,
                 /* TRANSLATORS: {option} is an option: --domain. Your language's own quotation
                    marks round it, here and below.
                    xgettext: python-brace-format */
                 N_("The option “{option}” is given twice; write it once"), option, strlen(option));
  *value = optarg;
}

/* An empty word names neither an error nor a file: a variable was empty. */
static void note_empty(struct options *options) {
  note_problem(options,
               /* TRANSLATORS: the user typed "" where a word must be. “” is that empty word in
                  quotation marks; use your own. Keep errcat --help. */
               N_("An argument is empty: “”; see “errcat --help”"), "", 0);
}

/* Where getopt_long() answers with no option: '?' or ':'. */
static void note_unknown(struct options *options, int answer, const char *word) {
  const char *problem =
      /* TRANSLATORS: {option} is what the user typed: --lnag, or --lang with nothing behind it, so
         that it lacks its value. Keep errcat --help.
         xgettext: python-brace-format */
      N_("The option “{option}” is unknown or lacks its value; see “errcat --help”");
  const char letter[] = {'-', (char)optopt};
  if (answer == '?' && (optopt == 'h' || optopt == 'V'))
    note_problem(options,
                 /* TRANSLATORS: {option} is an option: --help. The user typed --help=x.
                    xgettext: python-brace-format */
                 N_("The option “{option}” takes no value"), word, strcspn(word, "="));
  else if (answer == '?' && optopt) /* a letter that is unknown stands alone in optopt */
    note_problem(options, problem, letter, sizeof letter);
  else
    note_problem(options, problem, word, strlen(word));
}

/* Options that have no letter. */
enum { OPTION_AT = 256, OPTION_KEEP, OPTION_BASE_URL };

static void read_options(struct options *options, int count, char **words) {
  static const struct option longs[] = {
      {"lang", required_argument, NULL, 'l'},
      {"format", required_argument, NULL, 'f'},
      {"catalogs", required_argument, NULL, 'c'},
      {"domain", required_argument, NULL, 'd'},
      {"output", required_argument, NULL, 'o'},
      {"at", required_argument, NULL, OPTION_AT},
      {"keep", no_argument, NULL, OPTION_KEEP},
      {"help", no_argument, NULL, 'h'},
      {"version", no_argument, NULL, 'V'},
      {"base-url", required_argument, NULL, OPTION_BASE_URL},
      {NULL, 0, NULL, 0},
  };
  opterr = 0;
  for (int option; (option = getopt_long(count, words, ":l:f:c:d:o:hV", longs, NULL)) != -1;) {
    if (optarg && !*optarg) {
      note_empty(options);
      continue;
    }
    switch (option) {
    case 'l': options->wanted.languages = optarg; break;
    case 'f': options->format = optarg; break;
    case 'c': take_once(options, &options->wanted.directory, "--catalogs"); break;
    case 'd': take_once(options, &options->wanted.domain, "--domain"); break;
    case 'o': take_once(options, &options->output, "--output"); break;
    case OPTION_AT: take_once(options, &options->at, "--at"); break;
    case OPTION_BASE_URL: take_once(options, &options->base_url, "--base-url"); break;
    case OPTION_KEEP: options->keep = true; break;
    case 'h': options->help = true; break;
    case 'V': options->version = true; break;
    default: note_unknown(options, option, words[optind - 1]);
    }
  }
  for (int i = optind; i < count; i++)
    if (!*words[i]) note_empty(options);
}

static const struct {
  const char *name;
  command *run;
} commands[] = {{"describe", cli_describe}, {"list", cli_list},   {"languages", cli_languages},
                {"explain", cli_explain},   {"check", cli_check}, {"export", cli_export}};

/* What the first word asks for, if it is not an error. */
static command *find_command(int count, char **words) {
  for (size_t i = 0; count && i < sizeof commands / sizeof commands[0]; i++)
    if (!strcmp(words[0], commands[i].name)) return commands[i].run;
  return NULL;
}

void cli_nearest_command(struct nearest *nearest) {
  for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
    cli_nearest(nearest, commands[i].name);
}

static int complain_format(const struct cli *cli, const char *name, command *asked) {
  const errcat_argument shown = errcat_text("format", name, ERRCAT_NUL);
  const char *id =
      /* TRANSLATORS: {format} is what the user typed: xml. Format: what is written out. Keep text and
         json.
         xgettext: python-brace-format */
      N_("There is no format “{format}”; use text or json");
  if (!asked)
    /* TRANSLATORS: {format} is what the user typed. Keep text, json and problem.
       xgettext: python-brace-format */
    id = N_("There is no format “{format}”; use text, json or problem");
  if (asked == cli_check)
    /* TRANSLATORS: {format} is what the user typed. Keep errcat check: it is a command.
       xgettext: python-brace-format */
    id = N_("“errcat check” has no format “{format}”, only text");
  return cli_complain(cli, EXIT_USAGE, id, &shown, 1);
}

/* Problem details are about one error. */
static int set_format(struct cli *cli, const char *name, command *asked) {
  cli->form = FORM_TEXT;
  if (name && asked == cli_export) return cli_export(cli, 0, NULL); /* its form is a word */
  if (!name || !strcmp(name, "text")) return EXIT_DONE;
  cli->form = !strcmp(name, "json") ? FORM_JSON : FORM_PROBLEM;
  if (cli->form == FORM_JSON ? asked != cli_check : !asked && !strcmp(name, "problem"))
    return EXIT_DONE;
  return complain_format(cli, name, asked);
}

/* id has {option}. */
static int complain_option(const struct cli *cli, const char *option, const char *id) {
  const errcat_argument shown = errcat_text("option", option, ERRCAT_NUL);
  return cli_complain(cli, EXIT_USAGE, id, &shown, 1);
}

/* What only one command has a use for. */
static int set_explain(struct cli *cli, const struct options *options, command *asked) {
  const char *misplaced = NULL;
  cli->at = options->at;
  cli->keep = options->keep;
  if (asked != cli_explain && (cli->at || cli->keep)) misplaced = cli->at ? "--at" : "--keep";
  if (cli->keep && cli->form != FORM_JSON) misplaced = "--keep";
  if (!misplaced) return EXIT_DONE;
  const char *id =
      /* TRANSLATORS: {option} is --at. Keep errcat explain: it is a command.
         xgettext: python-brace-format */
      N_("The option “{option}” goes with “errcat explain” only");
  if (!strcmp(misplaced, "--keep"))
    /* TRANSLATORS: {option} is --keep. Keep errcat explain --format json: it is a command.
       xgettext: python-brace-format */
    id = N_("The option “{option}” goes with “errcat explain --format json” only");
  return complain_option(cli, misplaced, id);
}

/* No other command writes files, and no other files are pages. */
static int set_export(struct cli *cli, const struct options *options, command *asked,
                      const char *form) {
  const bool is_site = asked == cli_export && form && !strcmp(form, "site");
  const char *misplaced = NULL;
  cli->output = options->output;
  cli->base_url = options->base_url;
  if (cli->base_url && !is_site) misplaced = "--base-url";
  if (cli->output && asked != cli_export) misplaced = "--output";
  if (!misplaced) return EXIT_DONE;
  const char *id =
      /* TRANSLATORS: {option} is --output. Keep errcat export: it is a command.
         xgettext: python-brace-format */
      N_("The option “{option}” goes with “errcat export” only");
  if (!strcmp(misplaced, "--base-url"))
    /* TRANSLATORS: {option} is --base-url. Keep errcat export site: it is a command.
       xgettext: python-brace-format */
    id = N_("The option “{option}” goes with “errcat export site” only");
  return complain_option(cli, misplaced, id);
}

/* The help of a command is everyone's. */
static int put_help(const struct cli *cli, bool is_command, int count, char **words) {
  if (count > is_command) return cli_complain_operand(cli, words[is_command]);
  for (size_t i = 0; i < sizeof help / sizeof help[0]; i++) {
    if (*help[i]) output_text(cli->out, cli_text(cli, help[i]));
    output_text(cli->out, "\n");
  }
  return EXIT_DONE;
}

static int put_version(const struct cli *cli, int count, char **words) {
  if (count) return cli_complain_operand(cli, words[0]);
  output_text(cli->out, "errcat " ERRCAT_VERSION "\n");
  return EXIT_DONE;
}

static int run(struct cli *cli, const struct options *options, int count, char **words) {
  if (options->problem) return complain_option(cli, options->option, options->problem);
  command *asked = find_command(count, words);
  const int status = set_format(cli, options->format, asked);
  if (status) return status;
  if (options->help) return put_help(cli, asked != NULL, count, words);
  if (options->version) return put_version(cli, count, words);
  if (count == 0)
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: nothing was asked. Keep errcat --help and the example. */
                        N_("Which error? For example: errcat 40003; see also “errcat --help”"),
                        NULL, 0);
  int misplaced = set_explain(cli, options, asked);
  if (!misplaced) misplaced = set_export(cli, options, asked, words[1]);
  if (misplaced) return misplaced;
  return asked ? asked(cli, count - 1, words + 1) : cli_message(cli, count, words);
}

/* What could not be written was not done: a full disk, a closed pipe. */
static int finish(const struct cli *cli, int status) {
  output_flush(cli->out);
  terminal_check_charset(cli);
  const char *place =
      /* TRANSLATORS: where the command writes to, as it stands before a colon: “standard
         output: …”. The usual term of command lines. */
      N_("standard output");
  if (cli->memory->failed) cli_complain_memory(cli);
  if (cli->out->error) cli_complain_error(cli, cli_text(cli, place), cli->out->error);
  const bool failed = cli->memory->failed || cli->out->error;
  return failed && status == EXIT_DONE ? EXIT_ANSWER : status;
}

int main(int count, char **words) {
  static struct output out = {.descriptor = STDOUT_FILENO}, err = {.descriptor = STDERR_FILENO};
  struct memory memory = {false, false};
  struct voice voice = {0};
  struct options options = {0};
  struct cli cli = {.voice = &voice, .out = &out, .err = &err, .memory = &memory};
  terminal_look(&cli);
  read_options(&options, count, words);
  voice.directory = options.wanted.directory;
  command *const asked = find_command(count - optind, words + optind);
  options.wanted.every_language = asked == cli_languages || asked == cli_export;
  const int operand = optind + (asked == cli_describe);
  if ((!asked || asked == cli_describe) && operand < count) options.wanted.error = words[operand];
  int status;
  if (cli_prepare(&cli, &options.wanted, &status)) {
    const int answer = run(&cli, &options, count - optind, words + optind);
    if (answer > status) status = answer;
  }
  status = finish(&cli, status);
  cli_be_silent(&cli);
  errcat_release(&cli.reader);
  errcat_close(cli.catalogs);
  errcat_domain_free(cli.loaded);
  free(cli.table);
  return status;
}
