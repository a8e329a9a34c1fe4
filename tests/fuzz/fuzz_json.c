/* Any bytes as a response; what is written of them is read back. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static errcat *catalogs;
  if (!catalogs) catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
  char *scratch = malloc(size + 1);
  char *bytes = malloc(size + 1);
  if (!scratch || !bytes) return 0;
  memcpy(bytes, data, size);
  errcat_response response;
  const int sound = errcat_read(catalogs, bytes, size, scratch, size, &response);
  if (sound != (response.fault == 0) || response.place > size) abort();
  if (sound && response.code <= 0) abort();
  if (response.status) abort(); /* as much scratch as input suffices */
  const errcat_error *error = errcat_find(catalogs, response.code);
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  if (error)
    errcat_read_arguments(error, &response, scratch, size, arguments, ERRCAT_PARAMETERS_MAX);
  /* The text as an argument of a body of our own comes back the same. */
  if (response.message && response.length) {
    errcat_reader reader;
    errcat_source(catalogs, &reader);
    errcat_argument user = errcat_text("user", response.message);
    user.length = response.length;
    const size_t length =
        errcat_write(&reader, 404061, &user, 1, ERRCAT_WITH_ARGUMENTS, NULL, 0, NULL);
    char *body = malloc(length + 1), *again = malloc(length + 1);
    errcat_write(&reader, 404061, &user, 1, ERRCAT_WITH_ARGUMENTS, body, length + 1, NULL);
    errcat_response written;
    if (!errcat_read(catalogs, body, length, again, length, &written) || written.code != 404061)
      abort();
    free(body);
    free(again);
    errcat_release(&reader);
  }
  free(scratch);
  free(bytes);
  return 0;
}
