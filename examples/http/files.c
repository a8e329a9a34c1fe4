/* Files of a folder, for a browser. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include "files.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 1024 };

/* Nothing else is ever loaded or run: no markup that got into a page by an error could do any harm. */
static const char policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

static const struct {
  const char *ending, *type;
} types[] = {{".html", "text/html; charset=utf-8"},
             {".css", "text/css; charset=utf-8"},
             {".js", "text/javascript; charset=utf-8"},
             {".json", "application/json"}};

static const char *type_of(const char *name) {
  const char *ending = strrchr(name, '.');
  for (size_t i = 0; ending && i < sizeof types / sizeof types[0]; i++)
    if (!strcmp(ending, types[i].ending)) return types[i].type;
  return NULL;
}

/* Letters, digits and "-", "_", ".", "/", and no part that begins with "." or is empty. */
static bool is_plain(const char *name) {
  static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
  bool begins = true;
  if (name[strspn(name, plain)]) return false;
  for (; *name; name++) {
    if (begins && (*name == '.' || *name == '/')) return false;
    begins = *name == '/';
  }
  return !begins;
}

struct MHD_Response *files_open(const char *folder, const char *name) {
  char path[PATH_SIZE];
  struct stat status;
  if (!*name) name = "index.html";
  const char *type = type_of(name);
  const int length = snprintf(path, sizeof path, "%s/%s", folder, name);
  if (!type || !is_plain(name) || length < 0 || length >= PATH_SIZE) return NULL;
  const int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return NULL;
  struct MHD_Response *response = NULL;
  if (!fstat(descriptor, &status) && S_ISREG(status.st_mode))
    response = MHD_create_response_from_fd((uint64_t)status.st_size, descriptor);
  if (!response) {
    close(descriptor);
    return NULL;
  }
  MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
  MHD_add_response_header(response, "Content-Security-Policy", policy);
  MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
  MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
  return response;
}
