/* Bodies written and read, side by side with peers; interleaved, minima of 31 repeats. See bench.cpp.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <cjson/cJSON.h>
#include <errcat.h>
#include <errcat/fileshare.h>
#include <jansson.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

enum { REPEATS = 31, ROUNDS = 20000 };

struct contender {
  const char *name;
  size_t (*run)(const std::string &input);
  double best;
};

errcat_catalogs *catalogs;
errcat_reader reader;

/* ---- writing: the floor escapes a message that is already there ---- */

size_t floor_write(const std::string &message) {
  static char body[1024];
  char *at = body;
  const char head[] = "{\"error_code\":40321,\"error_msg\":\"", tail[] = "\"}";
  memcpy(at, head, sizeof head - 1);
  at += sizeof head - 1;
  const char *text = message.data(), *end = text + message.size();
  constexpr uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
  while (text < end) {
    uint64_t word;
    if (end - text >= 8) {
      memcpy(&word, text, 8);
      memcpy(at, text, 8);
      const uint64_t quote = word ^ ones * '"', back = word ^ ones * '\\';
      if (!((((word - ones * 0x20) & ~word) | ((quote - ones) & ~quote) | ((back - ones) & ~back)) &
            highs)) {
        text += 8;
        at += 8;
        continue;
      }
    }
    if (*text == '"' || *text == '\\') *at++ = '\\';
    *at++ = *text++;
  }
  memcpy(at, tail, sizeof tail);
  return static_cast<size_t>(at - body) + sizeof tail - 1;
}

size_t errcat_body(const std::string &) {
  static char body[1024];
  errcat_argument docs = errcat_text("repository", "Docs", ERRCAT_NUL);
  return errcat_write(&reader, 40321, &docs, 1, NULL, body, sizeof body, nullptr);
}

/* ---- reading: code and message of a body ---- */

size_t errcat_reads(const std::string &body) {
  static char scratch[2048];
  errcat_response response;
  errcat_read(catalogs, body.data(), body.size(), 0, scratch, sizeof scratch, &response);
  return response.message.length;
}

size_t cjson_reads(const std::string &body) {
  cJSON *root = cJSON_ParseWithLength(body.data(), body.size());
  const cJSON *code = cJSON_GetObjectItemCaseSensitive(root, "error_code");
  const cJSON *message = cJSON_GetObjectItemCaseSensitive(root, "error_msg");
  const size_t length = code->valueint ? strlen(message->valuestring) : 0;
  cJSON_Delete(root);
  return length;
}

size_t jansson_reads(const std::string &body) {
  json_error_t error;
  json_t *root = json_loadb(body.data(), body.size(), 0, &error);
  const json_t *code = json_object_get(root, "error_code");
  const size_t length =
      json_integer_value(code) ? json_string_length(json_object_get(root, "error_msg")) : 0;
  json_decref(root);
  return length;
}

double time_of(const contender &one, const std::string &input) {
  const auto start = std::chrono::steady_clock::now();
  size_t sum = 0;
  for (int i = 0; i < ROUNDS; i++) sum += one.run(input);
  const auto end = std::chrono::steady_clock::now();
  if (sum == 0) abort();
  return std::chrono::duration<double, std::nano>(end - start).count() / ROUNDS;
}

void compare(const char *what, std::vector<contender> contenders, const std::string &input) {
  for (const contender &one : contenders)
    if (one.run(input) != contenders[0].run(input)) abort();
  for (contender &one : contenders) one.best = 1e30;
  for (int repeat = 0; repeat < REPEATS; repeat++)
    for (contender &one : contenders) {
      const double time = time_of(one, input);
      if (time < one.best) one.best = time;
    }
  printf("%-16s", what);
  for (const contender &one : contenders)
    printf("  %s %.1f ns (errcat is %.2f of it)", one.name, one.best,
           contenders[0].best / one.best);
  printf("\n");
}

} // namespace

// bench_wire: everything; bench_wire NAME LANGUAGE LOOPS: one operation, for callgrind.
int main(int count, char **arguments) {
  catalogs = errcat_open(errcat_fileshare(), nullptr, nullptr);
  const errcat_argument docs = errcat_text("repository", "Docs", ERRCAT_NUL);
  if (count == 4) {
    char message[1024];
    errcat_choose(catalogs, arguments[2], ERRCAT_NUL, &reader);
    errcat_format(&reader, 40321, &docs, 1, NULL, message, sizeof message, nullptr);
    const std::string text = message;
    for (size_t i = strtoul(arguments[3], nullptr, 10); i > 0; i--)
      (strcmp(arguments[1], "write") ? floor_write : errcat_body)(text);
    return 0;
  }
  for (const char *language : {"en", "ru"}) {
    char message[1024], body[1024];
    errcat_choose(catalogs, language, ERRCAT_NUL, &reader);
    errcat_format(&reader, 40321, &docs, 1, NULL, message, sizeof message, nullptr);
    errcat_write(&reader, 40321, &docs, 1, NULL, body, sizeof body, nullptr);
    compare((std::string("write, ") + language).c_str(),
            {{"errcat", errcat_body, 0}, {"escape loop", floor_write, 0}}, message);
    compare((std::string("read, ") + language).c_str(),
            {{"errcat", errcat_reads, 0}, {"cJSON", cjson_reads, 0}, {"jansson", jansson_reads, 0}},
            body);
    errcat_release(&reader);
  }
  errcat_close(catalogs);
}
