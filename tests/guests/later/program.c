/* Everything that the library fills, with bytes behind it that must stay as they are.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdio.h>
#include <string.h>

#define ERRCAT_DEFINITIONS "shop.def"
#define ERRCAT_PREFIX SHOP
#include <errcat/define.h>

#define ERRCAT_DEFINITIONS "shop.def"
#define ERRCAT_PREFIX SHOP
#define ERRCAT_DOMAIN shop
#include <errcat/define.h>
#include <errcat/fileshare.h>

#define GUARDED(type, name) \
  struct {                  \
    type it;                \
    char behind[64];        \
  } name;                   \
  memset(&name, 0x5A, sizeof name)

static int kept(const char behind[64]) {
  for (int i = 0; i < 64; i++)
    if (behind[i] != 0x5A) return 0;
  return 1;
}

static void say(const errcat_domain *domain, const char *language, int32_t code) {
  char text[256];
  errcat_part parts[4];
  size_t needed;
  GUARDED(errcat_reader, reader);
  GUARDED(errcat_result, result);
  GUARDED(errcat_retold, retold);
  GUARDED(errcat_matched, matched);
  GUARDED(errcat_response, response);
  GUARDED(errcat_description, description);
  GUARDED(errcat_diagnostic, diagnostic);
  errcat_catalogs *catalogs = errcat_open(domain, NULL, &diagnostic.it);
  errcat_choose(catalogs, language, ERRCAT_NUL, &reader.it);
  const errcat_argument arguments[] = {errcat_count("count", 3), errcat_text("user", "Ann", 3)};
  const errcat_options html = {.mode = ERRCAT_HTML};
  const errcat_body_options problem = {.form = ERRCAT_PROBLEM, .flags = ERRCAT_WITH_LANGUAGE};
  const errcat_reader *const one = &reader.it;
  errcat_format(one, code, arguments, 2, &html, text, sizeof text, &result.it);
  printf("%s %s %x\n", text, result.it.tag, (unsigned)result.it.status);
  errcat_format_parts(one, code, arguments, 2, NULL, text, sizeof text, parts, 4, &needed, NULL);
  printf("%zu parts\n", needed);
  errcat_write(one, code, arguments, 2, &problem, text, sizeof text, &result.it);
  printf("%s\n", text);
  errcat_read(catalogs, text, ERRCAT_NUL, 0, NULL, 0, &response.it);
  errcat_retell(&one, 1, "HTTP/1.1 404 No\r\n\r\n{}", ERRCAT_NUL, NULL, text, sizeof text,
                &retold.it);
  printf("%s %s\n", text, retold.it.tag);
  errcat_match(one, 0, "Sold out", ERRCAT_NUL, NULL, 0, NULL, &matched.it);
  printf("%d\n", (int)matched.it.code);
  errcat_language_at(catalogs, 0, &description.it);
  printf("%s\n", description.it.name);
  printf("%d%d%d%d%d%d%d\n", kept(reader.behind), kept(result.behind), kept(retold.behind),
         kept(matched.behind), kept(response.behind), kept(description.behind),
         kept(diagnostic.behind));
  errcat_release(&reader.it);
  errcat_close(catalogs);
}

int main(void) {
  printf("version %d\n", (int)errcat_version());
  say(errcat_fileshare(), "de", 404061);
  /* A table, with bytes behind it that are no member of its own. */
  struct {
    errcat_domain it;
    char behind[64];
  } table;
  memset(&table, 0x5A, sizeof table);
  table.it = *shop();
  say(&table.it, "de", SHOP_FEW);
  say(&table.it, "en", 49999);
  return 0;
}
