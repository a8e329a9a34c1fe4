// errcat against its peers, on the same catalogs, in one process, interleaved; each must write the
// same bytes. Figures are minima over the repeats: on a shared machine anything else wanders.
// SPDX-License-Identifier: LGPL-2.1-or-later
#include <errcat.h>
#include <errcat/define.h>
#include <errcat/fileshare.h>

#include <boost/locale.hpp>
#include <fmt/format.h>
#include <libintl.h>
#include <unicode/localematcher.h>
#include <unicode/msgfmt.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <chrono>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

// ---- allocations ----

static thread_local size_t allocations;

// glibc's own entry points, counted.
extern "C" void *__libc_malloc(size_t size);
extern "C" void *malloc(size_t size) {
  allocations++;
  return __libc_malloc(size);
}

namespace {

constexpr int REPEATS = 31, LOOPS = 20000;
constexpr size_t SIZE = 512;
const char *const NAME = "Docs";

using Clock = std::chrono::steady_clock;

// ---- what is said ----

struct Question {
  int32_t code;
  const char *text; // a text argument
  int64_t count;    // or a count, -1: none
};

std::vector<int32_t> plain_codes;

// Operations take a running number and write into a buffer.
using Run = std::function<size_t(size_t, char *)>;

// ---- errcat ----

errcat_catalogs *catalogs;
errcat_reader russian, german;

size_t with_errcat(const errcat_reader &reader, const Question &q, char *buffer) {
  errcat_argument argument;
  if (q.text)
    argument = errcat_text("repository", q.text, ERRCAT_NUL);
  else if (q.count >= 0)
    argument = errcat_count("days", q.count);
  return errcat_format(&reader, q.code, &argument, q.text || q.count >= 0, NULL, buffer, SIZE,
                       nullptr);
}

// ---- the others know a message by its English, in their own format ----

const errcat_error *error_of(int32_t code) {
  return errcat_domain_find(errcat_domain_of(catalogs), code);
}

std::string replaced(std::string text, const std::string &what, const std::string &with) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
    text.replace(at, what.size(), with);
  return text;
}

std::string for_printf(const char *text) {
  return replaced(replaced(replaced(text, "%", "%%"), "{repository}", "%s"), "{days}", "%lu");
}

struct Source {
  std::string id, plural;
};
std::map<int32_t, Source> printf_sources, boost_sources;

locale_t ru_locale, de_locale;

size_t with_glibc(locale_t locale, const Question &q, char *buffer) {
  const Source &source = printf_sources.find(q.code)->second;
  uselocale(locale);
  if (q.count >= 0)
    return (size_t)snprintf(
        buffer, SIZE,
        dngettext("printf", source.id.c_str(), source.plural.c_str(), (unsigned long)q.count),
        (unsigned long)q.count);
  const char *text = dgettext("printf", source.id.c_str());
  return (size_t)snprintf(buffer, SIZE, q.text ? text : "%s", q.text ? q.text : text);
}

// ---- translations as errcat has them, for those that keep patterns open ----

std::string translation(const errcat_reader &reader, int32_t code, uint64_t n = 1) {
  const errcat_error *error = error_of(code);
  return errcat_gettext(&reader, nullptr, error->message, error->plural, n);
}

using Formats = std::map<int32_t, std::unique_ptr<icu::MessageFormat>>;
Formats ru_icu, de_icu;

std::string icu_pattern(const errcat_reader &reader, int32_t code) {
  const auto quoted = [](std::string s) { return replaced(s, "'", "''"); };
  if (code != 4033023) return quoted(translation(reader, code));
  std::string pattern = "{days, plural,";
  const std::pair<const char *, uint64_t> forms[] = {
      {"one", 1}, {"few", 2}, {"many", 5}, {"other", 5}};
  for (const auto &form : forms) {
    uint64_t n = form.second;
    if (errcat_reader_tag(&reader)[0] == 'd' && n == 2) continue;
    pattern += std::string(" ") + form.first + "{" +
               replaced(quoted(translation(reader, code, n)), "{days}", "#") + "}";
  }
  return pattern + "}";
}

size_t with_icu(const Formats &formats, const Question &q, char *buffer) {
  static const icu::UnicodeString repository("repository"), days("days");
  const icu::MessageFormat &format = *formats.find(q.code)->second;
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text;
  if (q.text) {
    const icu::Formattable value(icu::UnicodeString::fromUTF8(q.text));
    format.format(&repository, &value, 1, text, status);
  } else if (q.count >= 0) {
    const icu::Formattable value(q.count);
    format.format(&days, &value, 1, text, status);
  } else {
    icu::FieldPosition position(icu::FieldPosition::DONT_CARE);
    format.format(static_cast<const icu::Formattable *>(nullptr), 0, text, position, status);
  }
  icu::CheckedArrayByteSink output(buffer, SIZE - 1);
  text.toUTF8(output);
  buffer[output.NumberOfBytesWritten()] = '\0';
  return (size_t)output.NumberOfBytesWritten();
}

std::locale ru_boost, de_boost;

size_t with_boost(const std::locale &locale, const Question &q, char *buffer) {
  const Source &source = boost_sources.find(q.code)->second;
  namespace bl = boost::locale;
  std::string text;
  if (q.text)
    text = (bl::format(bl::translate(source.id)) % q.text).str(locale);
  else if (q.count >= 0)
    text =
        (bl::format(bl::translate(source.id, source.plural, (int)q.count)) % q.count).str(locale);
  else
    text = bl::translate(source.id).str(locale);
  memcpy(buffer, text.c_str(), text.size() + 1);
  return text.size();
}

using Patterns = std::map<int32_t, std::vector<std::string>>;
Patterns ru_fmt, de_fmt;

size_t with_fmt(const Patterns &patterns, const Question &q, char *buffer) {
  const std::vector<std::string> &forms = patterns.find(q.code)->second;
  auto end = buffer;
  if (q.text)
    end = fmt::format_to_n(buffer, SIZE - 1, fmt::runtime(forms[0]), fmt::arg("repository", q.text))
              .out;
  else if (q.count >= 0) {
    const auto n = (unsigned long)q.count;
    const size_t form = n % 10 == 1 && n % 100 != 11                                    ? 0
                        : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1
                                                                                        : 2;
    end = fmt::format_to_n(buffer, SIZE - 1, fmt::runtime(forms[form]), fmt::arg("days", n)).out;
  } else {
    end = fmt::format_to_n(buffer, SIZE - 1, fmt::runtime(forms[0])).out;
  }
  *end = '\0';
  return (size_t)(end - buffer);
}

// ---- the floor: what must happen at least ----

struct Floor {
  struct Entry {
    int32_t code;
    std::string front, back;
    std::string fronts[3], backs[3];
  };
  Entry *slots[4096] = {};
  static size_t slot(int32_t code) {
    return (uint32_t)code * 0x9E3779B1u >> 20;
  }
  void add(const errcat_reader &reader, int32_t code) {
    auto *entry = new Entry{code, {}, {}, {}, {}};
    for (int f = 0; f < 3; f++) {
      const uint64_t numbers[] = {1, 2, 5};
      std::string text = translation(reader, code, numbers[f]);
      const size_t brace = text.find('{'), close = text.find('}');
      entry->fronts[f] = text.substr(0, brace);
      if (brace != std::string::npos) entry->backs[f] = text.substr(close + 1);
    }
    entry->front = entry->fronts[0];
    entry->back = entry->backs[0];
    size_t at = slot(code);
    while (slots[at]) at = (at + 1) % 4096;
    slots[at] = entry;
  }
  size_t run(const Question &q, char *buffer) const {
    size_t at = slot(q.code);
    while (slots[at]->code != q.code) at = (at + 1) % 4096;
    const Entry &entry = *slots[at];
    char *out = buffer;
    if (q.text) {
      memcpy(out, entry.front.data(), entry.front.size());
      out += entry.front.size();
      const size_t length = strlen(q.text);
      memcpy(out, q.text, length);
      out += length;
      memcpy(out, entry.back.data(), entry.back.size() + 1);
      return (size_t)(out - buffer) + entry.back.size();
    }
    if (q.count >= 0) {
      const auto n = (uint64_t)q.count;
      const size_t form = n % 10 == 1 && n % 100 != 11                                    ? 0
                          : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 10 || n % 100 >= 20) ? 1
                                                                                          : 2;
      memcpy(out, entry.fronts[form].data(), entry.fronts[form].size());
      out += entry.fronts[form].size();
      char digits[20];
      int length = 0;
      for (uint64_t left = n; left || !length; left /= 10)
        digits[length++] = (char)('0' + left % 10);
      while (length) *out++ = digits[--length];
      memcpy(out, entry.backs[form].data(), entry.backs[form].size() + 1);
      return (size_t)(out - buffer) + entry.backs[form].size();
    }
    memcpy(out, entry.front.data(), entry.front.size() + 1);
    return entry.front.size();
  }
};
Floor ru_floor, de_floor;

// ---- measuring ----

double nanoseconds(const Run &run, size_t loops) {
  char buffer[SIZE];
  const auto start = Clock::now();
  for (size_t i = 0; i < loops; i++) run(i, buffer);
  return std::chrono::duration<double, std::nano>(Clock::now() - start).count() / (double)loops;
}

struct Contestant {
  const char *name;
  Run run;
  double best = 1e18;
  double allocated = 0;
};

void measure(const char *operation, std::vector<Contestant> contestants, bool same) {
  char expected[SIZE], text[SIZE];
  for (size_t i = 0; same && i < 200; i++) {
    contestants[0].run(i, expected);
    for (auto &c : contestants) {
      c.run(i, text);
      if (strcmp(text, expected) != 0) {
        fprintf(stderr, "%s, %s: \"%s\" is not \"%s\"\n", operation, c.name, text, expected);
        exit(1);
      }
    }
  }
  for (auto &c : contestants) {
    const size_t before = allocations;
    for (size_t i = 0; i < 1000; i++) c.run(i, text);
    c.allocated = (double)(allocations - before) / 1000;
  }
  for (int r = 0; r < REPEATS; r++)
    for (auto &c : contestants)
      c.best = std::min(c.best, nanoseconds(c.run, c.best > 5000 && r > 3 ? LOOPS / 20 : LOOPS));
  uselocale(newlocale(LC_ALL_MASK, "C", nullptr)); // Boost and glibc's contestants left theirs
  printf("%-34s", operation);
  for (auto &c : contestants)
    printf("  %s %.1f ns (%.2f; %g alloc)", c.name, c.best, contestants[0].best / c.best,
           c.allocated);
  printf("\n");
}

void measure_threads(const Run &ours, const Run &floor, const Run &glibc) {
  const auto together = [](const Run &run) {
    double best = 1e18;
    for (int r = 0; r < REPEATS; r++) {
      const auto start = Clock::now();
      std::thread other([&] { nanoseconds(run, LOOPS * 20); });
      nanoseconds(run, LOOPS * 20);
      other.join();
      best = std::min(best, std::chrono::duration<double, std::nano>(Clock::now() - start).count() /
                                (LOOPS * 40));
    }
    return best;
  };
  const auto alone = [](const Run &run) {
    double best = 1e18;
    for (int r = 0; r < REPEATS; r++) best = std::min(best, nanoseconds(run, LOOPS * 20));
    return best;
  };
  const double two = together(ours), two_of_glibc = together(glibc);
  printf("%-34s  errcat scales %.2f, floor %.2f, glibc %.2f; errcat does %.1f times as much as "
         "glibc\n",
         "two threads, plain", alone(ours) / two, alone(floor) / together(floor),
         alone(glibc) / two_of_glibc, two_of_glibc / two);
}

// ---- setting up ----

void set_up_sources() {
  for (size_t i = 0; i < errcat_domain_size(errcat_fileshare()); i++) {
    const errcat_error *error = errcat_domain_at(errcat_fileshare(), i);
    if (!error->parameters) plain_codes.push_back(error->code);
    const char *plural = error->plural ? error->plural : "";
    printf_sources[error->code] = {for_printf(error->message), for_printf(plural)};
    const auto numbered = [](const char *text) {
      return replaced(replaced(text, "{repository}", "{1}"), "{days}", "{1}");
    };
    boost_sources[error->code] = {numbered(error->message), numbered(plural)};
  }
  uint32_t seed = 1;
  for (size_t i = plain_codes.size() - 1; i > 0; i--) {
    seed = seed * 1664525 + 1013904223;
    std::swap(plain_codes[i], plain_codes[(seed >> 8) % (i + 1)]);
  }
}

void set_up_language(const errcat_reader &reader, const char *locale, Formats &formats,
                     Patterns &patterns, Floor &floor) {
  std::vector<int32_t> codes = plain_codes;
  codes.push_back(40321);
  codes.push_back(4033023);
  for (int32_t code : codes) {
    UErrorCode status = U_ZERO_ERROR;
    formats[code].reset(new icu::MessageFormat(
        icu::UnicodeString::fromUTF8(icu_pattern(reader, code)), icu::Locale(locale), status));
    if (U_FAILURE(status)) exit(fprintf(stderr, "ICU: %s\n", u_errorName(status)));
    for (uint64_t n : {1, 2, 5}) patterns[code].push_back(translation(reader, code, n));
    floor.add(reader, code);
  }
}

void set_up() {
  catalogs = errcat_open(errcat_fileshare(), nullptr, nullptr);
  errcat_choose(catalogs, "ru", ERRCAT_NUL, &russian);
  errcat_choose(catalogs, "de", ERRCAT_NUL, &german);
  set_up_sources();
  setenv("LOCPATH", BENCH_LOCALES, 1);
  ru_locale = newlocale(LC_ALL_MASK, "ru_RU.UTF-8", nullptr);
  de_locale = newlocale(LC_ALL_MASK, "de_DE.UTF-8", nullptr);
  if (!ru_locale || !de_locale) exit(fprintf(stderr, "the locales are not there\n"));
  bindtextdomain("printf", BENCH_CATALOGS);
  bind_textdomain_codeset("printf", "UTF-8");
  boost::locale::generator generator;
  generator.add_messages_path(BENCH_CATALOGS);
  generator.add_messages_domain("boost");
  ru_boost = generator("ru_RU.UTF-8");
  de_boost = generator("de_DE.UTF-8");
  set_up_language(russian, "ru", ru_icu, ru_fmt, ru_floor);
  set_up_language(german, "de", de_icu, de_fmt, de_floor);
}

std::vector<Contestant> all(const std::function<Question(size_t)> &question, bool alternate) {
  const auto odd = [alternate](size_t i) { return alternate && i % 2; };
  return {
      {"errcat",
       [=](size_t i, char *b) { return with_errcat(odd(i) ? german : russian, question(i), b); }},
      {"floor",
       [=](size_t i, char *b) { return (odd(i) ? de_floor : ru_floor).run(question(i), b); }},
      {"glibc",
       [=](size_t i, char *b) {
         return with_glibc(odd(i) ? de_locale : ru_locale, question(i), b);
       }},
      {"ICU",
       [=](size_t i, char *b) { return with_icu(odd(i) ? de_icu : ru_icu, question(i), b); }},
      {"Boost",
       [=](size_t i, char *b) { return with_boost(odd(i) ? de_boost : ru_boost, question(i), b); }},
      {"fmt",
       [=](size_t i, char *b) { return with_fmt(odd(i) ? de_fmt : ru_fmt, question(i), b); }},
  };
}

const char header[] = "zh-HK,zh;q=0.9,de;q=0.8,en;q=0.5";
const char *const tags[] = {"en", "ar", "az", "be", "bg", "bn", "ca",    "cs", "da",    "de",
                            "el", "es", "et", "fa", "fi", "fr", "ga",    "gl", "he",    "hi",
                            "hr", "hu", "id", "is", "it", "ja", "ka",    "kk", "ko",    "lt",
                            "lv", "ms", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru",    "sk",
                            "sl", "sr", "sv", "th", "tr", "uk", "ur",    "vi", "zh-CN", "zh-TW"};

// The fifty as catalogs: what is in them does not matter to negotiation.
errcat_catalogs *open_fifty() {
  namespace fs = std::filesystem;
  const fs::path root = BENCH_CATALOGS "/fifty";
  for (std::string tag : tags) {
    for (char &byte : tag) byte = byte == '-' ? '_' : byte;
    fs::create_directories(root / tag / "LC_MESSAGES");
    fs::copy_file(BENCH_MO, root / tag / "LC_MESSAGES/errcat-fileshare.mo",
                  fs::copy_options::overwrite_existing);
  }
  errcat_catalogs *fifty = errcat_open(errcat_fileshare(), nullptr, nullptr);
  if (errcat_add_directory(fifty, root.c_str(), nullptr, nullptr) != ERRCAT_OK)
    exit(fprintf(stderr, "%s: no catalogs\n", root.c_str()));
  errcat_compile_all(fifty, NULL, NULL);
  return fifty;
}

void measure_negotiation() {
  static errcat_catalogs *fifty = open_fifty();
  UErrorCode status = U_ZERO_ERROR;
  icu::LocaleMatcher::Builder builder;
  for (const char *tag : tags) builder.addSupportedLocale(icu::Locale(tag));
  static const icu::LocaleMatcher matcher = builder.build(status);
  measure("negotiation",
          {{"errcat",
            [](size_t, char *b) {
              errcat_reader reader;
              errcat_choose(fifty, header, sizeof header - 1, &reader);
              b[0] = errcat_reader_tag(&reader)[0];
              errcat_release(&reader);
              return (size_t)1;
            }},
           {"LocaleMatcher",
            [](size_t, char *) {
              UErrorCode e = U_ZERO_ERROR;
              return (size_t)(matcher.getBestMatchForListString(header, e) != nullptr);
            }},
           {"uloc_acceptLanguageFromHTTP",
            [](size_t, char *b) {
              UErrorCode e = U_ZERO_ERROR;
              UAcceptResult result;
              UEnumeration *candidate = uenum_openCharStringsEnumeration(tags, 50, &e);
              const int32_t length =
                  uloc_acceptLanguageFromHTTP(b, SIZE, &result, header, candidate, &e);
              uenum_close(candidate);
              return (size_t)length;
            }}},
          false);
}

// A domain with so many embedded catalogs: those there are under other names as well.
const errcat_domain *domain_of(size_t count) {
  static const char *const names[] = {
      "ru", "af", "am", "az", "be", "bg", "bn", "bs", "ca", "cs",    "cy", "da", "el",    "es",
      "et", "eu", "fa", "fi", "ga", "gl", "gu", "he", "hi", "hr",    "hu", "hy", "id",    "is",
      "it", "ja", "ka", "kk", "km", "kn", "ko", "ky", "lt", "lv",    "mk", "ml", "mn",    "mr",
      "ms", "my", "nb", "ne", "nl", "nn", "pa", "pl", "pt", "pt_BR", "ro", "si", "sk",    "sl",
      "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur",    "uz", "vi", "zh_TW", "zh_HK"};
  const errcat_embedded *there = errcat_fileshare()->catalogs, *russian_file = there;
  while (strcmp(russian_file->name, "ru") != 0) russian_file++;
  auto *list = new errcat_embedded[count + 1]();
  for (size_t i = 0; i < count; i++) list[i] = {names[i], russian_file->bytes, russian_file->size};
  auto *domain = new errcat_domain(*errcat_fileshare());
  domain->catalogs = list;
  return domain;
}

// Opens, chooses, and says one message.
Run opening(size_t count) {
  const errcat_domain *domain = domain_of(count);
  return [domain](size_t, char *buffer) {
    errcat_catalogs *fresh = errcat_open(domain, nullptr, nullptr);
    errcat_reader reader;
    errcat_choose(fresh, "ru", ERRCAT_NUL, &reader);
    const size_t length = errcat_format(&reader, 40003, nullptr, 0, nullptr, buffer, SIZE, nullptr);
    errcat_release(&reader);
    errcat_close(fresh);
    return length;
  };
}

// Boost's message facet for one catalog.
size_t open_facet(size_t, char *) {
  boost::locale::generator generator;
  generator.add_messages_path(BENCH_CATALOGS);
  generator.add_messages_domain("boost");
  generator.categories(boost::locale::message_facet);
  generator.characters(boost::locale::char_facet);
  generator("ru_RU.UTF-8");
  return 0;
}

void measure_opening() {
  measure("open, choose, say one message",
          {{"1 language", opening(1)}, {"5", opening(5)}, {"70", opening(70)}}, true);
  measure("opening a language",
          {{"errcat",
            [](size_t, char *) {
              errcat_catalogs *fresh = errcat_open(errcat_fileshare(), nullptr, nullptr);
              errcat_reader reader;
              errcat_choose(fresh, "ru", ERRCAT_NUL, &reader);
              errcat_release(&reader);
              errcat_close(fresh);
              return (size_t)0;
            }},
           {"errcat_open() alone",
            [](size_t, char *) {
              errcat_close(errcat_open(errcat_fileshare(), nullptr, nullptr));
              return (size_t)0;
            }},
           {"Boost", open_facet}},
          false);
}

} // namespace

// bench: everything; bench NAME LOOPS: one operation of errcat alone, or "facet", for callgrind.
int main(int count, char **arguments) {
  set_up();
  const auto plain = [](size_t i) {
    return Question{plain_codes[i % plain_codes.size()], nullptr, -1};
  };
  const auto text = [](size_t) { return Question{40321, NAME, -1}; };
  const auto days = [](size_t i) { return Question{4033023, nullptr, (int64_t)(i % 100)}; };
  if (count == 3) {
    const std::string name = arguments[1];
    const size_t loops = strtoul(arguments[2], nullptr, 10);
    const auto run = name == "open"     ? opening(1)
                     : name == "open70" ? opening(70)
                     : name == "facet"
                         ? Run(open_facet)
                         : all(name == "text"    ? std::function<Question(size_t)>(text)
                               : name == "count" ? std::function<Question(size_t)>(days)
                                                 : plain,
                               false)[0]
                               .run;
    char buffer[SIZE];
    errcat_catalogs *fifty = name == "choose" ? open_fifty() : nullptr;
    for (size_t i = 0; i < loops; i++)
      if (fifty) {
        errcat_reader reader;
        errcat_choose(fifty, header, sizeof header - 1, &reader);
        errcat_release(&reader);
      } else if (name != "nothing") {
        run(i, buffer);
      }
    return 0;
  }
  puts("nanoseconds an operation, minima (errcat's share of it; allocations an operation)");
  measure("plain message", all(plain, false), true);
  measure("one text argument", all(text, false), true);
  measure("one count, three forms", all(days, false), true);
  measure("text, German and Russian in turn", all(text, true), true);
  measure_negotiation();
  measure_opening();
  const auto contestants = all(plain, false);
  measure_threads(contestants[0].run, contestants[1].run, contestants[2].run);
}
