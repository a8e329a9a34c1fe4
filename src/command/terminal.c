/* The terminal that stdout may be. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _DEFAULT_SOURCE
#define _XOPEN_SOURCE 700
#include "terminal.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef _WIN32
#include <langinfo.h>
#include <strings.h>
#include <sys/ioctl.h>
#endif

#include "layout.h"

/* ---- its width ---- */

static size_t columns_of_device(void) {
#ifdef TIOCGWINSZ
  struct winsize size;
  if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size)) return size.ws_col;
#endif
  return 0;
}

/* POSIX has COLUMNS for a user who wants another width. */
static size_t columns(void) {
  enum { USUAL = 80, MOST = 10000 };
  const char *wanted = getenv("COLUMNS");
  const long number = wanted ? strtol(wanted, NULL, 10) : 0;
  if (number > 0 && number <= MOST) return (size_t)number;
  const size_t width = columns_of_device();
  return width ? width : USUAL;
}

static bool is_set(const char *name) {
  const char *value = getenv(name);
  return value && *value;
}

void terminal_look(struct cli *cli) {
  cli->out->is_terminal = cli->terminal = isatty(STDOUT_FILENO) != 0;
  if (!cli->terminal) return;
  cli->columns = columns();
  cli->strong = is_set("TERM") && strcmp(getenv("TERM"), "dumb") != 0 && !is_set("NO_COLOR");
}

/* ---- what stands out ---- */

void terminal_put_strong(const struct cli *cli, const char *text, size_t width) {
  const size_t taken = layout_width(text);
  if (cli->strong) output_text(cli->out, "\033[1m");
  output_text(cli->out, text);
  if (cli->strong) output_text(cli->out, "\033[m");
  layout_column(cli->out, "", taken < width ? width - taken : 0);
}

/* ---- its charset ---- */

#ifdef _WIN32

void terminal_check_charset(const struct cli *cli) {
  (void)cli;
}

#else

/* The variable that sets the charset; NULL if none does. */
static const char *locale_variable(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (is_set(names[i])) return names[i];
  return NULL;
}

/* As the name of the locale has it, de_DE.ISO-8859-1@euro, or else the locale, if it is installed; ""
   where neither is known. */
static void charset_of(const char *locale, char *charset, size_t size) {
  const char *dot = strchr(locale, '.');
  if (dot)
    snprintf(charset, size, "%.*s", (int)strcspn(dot + 1, "@"), dot + 1);
  else
    snprintf(charset, size, "%s", setlocale(LC_CTYPE, "") ? nl_langinfo(CODESET) : "");
}

/* In English and ASCII, which this terminal has; the sentence is in no catalog. */
void terminal_check_charset(const struct cli *cli) {
  enum { SIZE = 64 };
  char charset[SIZE], better[SIZE];
  if (!cli->out->beyond_ascii) return;
  const char *variable = locale_variable(), *locale = variable ? getenv(variable) : "C";
  charset_of(locale, charset, sizeof charset);
  if (!*charset || !strcasecmp(charset, "UTF-8") || !strcasecmp(charset, "UTF8")) return;
  const char *language = strcmp(locale, "POSIX") ? locale : "C";
  snprintf(better, sizeof better, "%.*s.UTF-8", (int)strcspn(language, ".@"), language);
  const errcat_argument arguments[] = {
      errcat_text("variable", variable ? variable : "LANG", ERRCAT_NUL),
      errcat_text("locale", locale, ERRCAT_NUL), errcat_text("charset", charset, ERRCAT_NUL),
      errcat_text("better", better, ERRCAT_NUL)};
  cli_complain(cli, EXIT_DONE,
               "The output is UTF-8, but the terminal's locale, {locale}, has the charset "
               "{charset}; set {variable} to a UTF-8 locale, such as {better}",
               arguments, sizeof arguments / sizeof arguments[0]);
}

#endif
