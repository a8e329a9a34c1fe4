#include <errcat.h>
#include <stdio.h>

int main(void) {
  errcat *catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
  errcat_reader reader;
  errcat_choose(catalogs, "de-CH, fr;q=0.5", ERRCAT_NUL, &reader);

  char text[512];
  errcat_argument days = errcat_counted("days", 21);
  errcat_format(&reader, 4033023, &days, 1, 0, text, sizeof text, NULL);
  puts(text);

  errcat_release(&reader);
  errcat_free(catalogs);
}
