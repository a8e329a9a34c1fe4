/* The module that leads to the others: one import() a language, each with a literal name, which bundlers
   need. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "export/data.h"
#include "export/export.h"

static void put_name(struct data *data, const char *name) {
  data_put(data, "\"./");
  data_part(data, slice_of(name));
  data_put(data, ".js\"");
}

size_t export_write_index(const struct export_language *languages, size_t count, const char *source,
                          char *buffer, size_t size) {
  struct data data;
  data_open(&data, buffer, size);
  data_put(&data, "import table from \"./table.js\";\nimport source from ");
  put_name(&data, source);
  data_put(&data, ";\nexport default {table, source, languages: {\n");
  for (size_t i = 0; i < count; i++) {
    if (languages[i].is_source) continue;
    data_put(&data, "  ");
    data_text(&data, languages[i].description.tag);
    data_put(&data, ": () => import(");
    put_name(&data, languages[i].description.tag);
    data_put(&data, "),\n");
    data.goes_on = false;
  }
  data_put(&data, "}};\n");
  return output_close(&data.output);
}
