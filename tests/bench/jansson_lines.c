/* The peer of `errcat explain`: reads each line of a file with jansson and looks at the two members.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

int main(int count, char **words) {
  FILE *file = fopen(words[count - 1], "rb");
  char *line = NULL;
  size_t capacity = 0;
  long long sum = 0;
  json_error_t error;
  if (!file) return 1;
  for (ssize_t length; (length = getline(&line, &capacity, file)) > 0;) {
    json_t *root = json_loadb(line, (size_t)length, 0, &error);
    sum += json_integer_value(json_object_get(root, "error_code"));
    sum += (long long)json_string_length(json_object_get(root, "error_msg"));
    json_decref(root);
  }
  printf("%lld\n", sum);
  free(line);
  fclose(file);
}
