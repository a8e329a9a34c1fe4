/* errcat.hpp against the C functions it stands on. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat/fileshare.h>

#include <errcat/define.h>

/* C's headers bring nothing of C++ along. */
#if defined(_GLIBCXX_SYSTEM_ERROR) || defined(_LIBCPP_SYSTEM_ERROR) || defined(ERRCAT_HPP)
#error "they bring <system_error>"
#endif

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <thread>
#if __cplusplus >= 202002L
#include <span>
#endif

#include <errcat.hpp>

#include <errcat/fileshare.h> /* once more, behind errcat.hpp */

/* A table by errcat/define.h. */
#define ERRCAT_DEFINITIONS "../../domains/fileshare/fileshare.def"
#define ERRCAT_PREFIX DEFINED
#define ERRCAT_DECLARE defined_here
#include <errcat/define.h>
#define ERRCAT_DEFINITIONS "../../domains/fileshare/fileshare.def"
#define ERRCAT_PREFIX DEFINED
#define ERRCAT_DOMAIN defined_here
#include <errcat/define.h>

using namespace std::chrono_literals;

/* ---- what the tests share ---- */

static std::atomic<int> failures;

static void check(bool holds, const std::string &what) {
  if (holds) return;
  failures++;
  std::fprintf(stderr, "FAILED: %s\n", what.c_str());
}

static void check_text(std::string_view got, std::string_view wanted, const std::string &what) {
  check(got == wanted,
        what + ": \"" + std::string(got) + "\", not \"" + std::string(wanted) + "\"");
}

static std::atomic<int> allocations;

void *operator new(std::size_t size) {
  allocations++;
  void *block = std::malloc(size ? size : 1);
  if (!block) std::abort();
  return block;
}
void operator delete(void *block) noexcept {
  std::free(block);
}
void operator delete(void *block, std::size_t) noexcept {
  std::free(block);
}

/* What errcat_format() says. */
static std::string said(const errcat::reader &reader, int code, const errcat_argument *argument,
                        const errcat_options &options = {}) {
  char text[4096];
  const std::size_t length = errcat_format(reader.get(), code, argument, argument ? 1 : 0, &options,
                                           text, sizeof text, nullptr);
  return std::string(text, length);
}

static errcat_domain domain_of(const char *name, const errcat_error *errors, std::size_t count) {
  errcat_domain domain{};
  domain.size = sizeof domain;
  domain.name = name;
  domain.type_base = "";
  domain.errors = errors;
  domain.count = count;
  return domain;
}

/* A domain of one's own, its enum an enum of error codes. */
static const errcat_domain *shop() {
  static const errcat_parameter parameters[] = {{"count", ERRCAT_COUNT}, {nullptr, 0}};
  static const errcat_error errors[] = {
      {7, 404, "SHELF_GONE", "The shelf is gone", nullptr, nullptr, nullptr, {}},
      {8,
       499,
       "THINGS_LEFT",
       "{count} thing left",
       "{count} things left",
       "Things are left",
       parameters,
       {}},
      {9, 0, "NO_STATUS", "No status", nullptr, nullptr, nullptr, {}},
  };
  static const errcat_domain domain = domain_of("shop", errors, 3);
  return &domain;
}

enum class shop_error { shelf_gone = 7, things_left = 8 };

static std::error_code make_error_code(shop_error error) {
  return {static_cast<int>(error), errcat::category<shop>()};
}

template <> struct std::is_error_code_enum<shop_error> : std::true_type {};

/* Made before the category, so gone after it, were it to go. */
static struct late {
  ~late() {
    if (std::error_code(shop_error::shelf_gone).message() != "The shelf is gone") {
      std::fprintf(stderr, "FAILED: a late destructor tells its error\n");
      std::_Exit(1);
    }
  }
} late;

/* ---- what compiles ---- */

using errcat::argument;
using errcat::catalogs;
using errcat::reader;

template <class T>
constexpr bool moves_only =
    std::is_nothrow_move_constructible_v<T> &&std::is_nothrow_move_assignable_v<T> &&
    !std::is_copy_constructible_v<T> && !std::is_copy_assignable_v<T>;
static_assert(moves_only<reader> && moves_only<catalogs>);

template <class T> constexpr bool is_value = std::is_constructible_v<argument, const char *, T>;
static_assert(is_value<const char *> && is_value<std::string> && is_value<std::string_view>);
static_assert(is_value<int> && is_value<std::size_t> && is_value<std::int64_t>);
static_assert(is_value<unsigned char> && is_value<std::chrono::system_clock::time_point>);
static_assert(!is_value<const char *const *> && !is_value<std::nullptr_t *>);
static_assert(!is_value<bool> && !is_value<char> && !is_value<wchar_t> && !is_value<double>);

/* What Call does with these compiles. */
template <template <class...> class Call, class Void, class... Types>
constexpr bool compiles_with = false;
template <template <class...> class Call, class... Types>
constexpr bool compiles_with<Call, std::void_t<Call<Types...>>, Types...> = true;
template <template <class...> class Call, class... Types>
constexpr bool compiles = compiles_with<Call, void, Types...>;

/* Nothing is taken from an owner, or a text, that is gone at the end of the statement. */
template <class From> using choose = decltype(std::declval<From>().choose());
template <class From> using choose_wanted = decltype(std::declval<From>().choose("de"));
template <class From> using source = decltype(std::declval<From>().source());
template <class From> using libintl = decltype(std::declval<From>().libintl());
template <class From>
constexpr bool gives_readers[4] = {compiles<choose, From>, compiles<choose_wanted, From>,
                                   compiles<source, From>, compiles<libintl, From>};
template <class From>
constexpr bool always = gives_readers<From>[0] && gives_readers<From>[1] &&
                        gives_readers<From>[2] && gives_readers<From>[3];
template <class From>
constexpr bool ever = gives_readers<From>[0] || gives_readers<From>[1] || gives_readers<From>[2] ||
                      gives_readers<From>[3];
static_assert(always<catalogs &> && always<const catalogs &>);
static_assert(!ever<catalogs> && !ever<const catalogs>);
static_assert(std::is_constructible_v<catalogs, const errcat::domain &>);
static_assert(!std::is_constructible_v<catalogs, errcat::domain>);
static_assert(moves_only<errcat::domain>);

template <class Text> using match = decltype(std::declval<reader &>().match(std::declval<Text>()));
template <class Text>
using retell = decltype(std::declval<reader &>().retell(std::declval<Text>()));
template <class Text>
using read_response = decltype(std::declval<catalogs &>().read(std::declval<Text>()));
static_assert(compiles<match, std::string &> && compiles<match, const char *> &&
              compiles<match, std::string_view> && !compiles<match, std::string>);
static_assert(compiles<retell, const std::string &> && !compiles<retell, std::string>);
static_assert(compiles<read_response, std::string &> && !compiles<read_response, std::string>);

/* What arguments are viewed in. */
template <class From> constexpr bool is_viewed = std::is_convertible_v<From, errcat::arguments>;
static_assert(is_viewed<std::initializer_list<argument>> && is_viewed<std::vector<argument> &> &&
              is_viewed<const std::array<argument, 2> &> && is_viewed<argument (&)[3]> &&
              is_viewed<errcat_argument (&)[3]> && is_viewed<std::vector<errcat_argument>>);
static_assert(!is_viewed<std::vector<int>> && !is_viewed<argument *> && !is_viewed<std::string>);
#ifdef __cpp_lib_span
static_assert(is_viewed<std::span<argument>> && is_viewed<std::span<const argument, 2>>);
#endif

/* An old flag word is no options. */
template <class Options>
using format_with =
    decltype(std::declval<reader &>().format(401, errcat::arguments(), std::declval<Options>()));
static_assert(compiles<format_with, errcat_options> && !compiles<format_with, unsigned> &&
              !compiles<format_with, errcat_mode>);

static_assert(std::is_error_code_enum_v<errcat_fileshare_code>);
static_assert(std::is_error_code_enum_v<defined_here_code>);
static_assert(std::is_error_condition_enum_v<errcat::http>);
static_assert(!std::is_error_code_enum_v<errcat::http> &&
              !std::is_convertible_v<int, errcat::http>);

/* ---- tests ---- */

static void formats_as_c_does(const catalogs &all) {
  const auto march = std::chrono::system_clock::from_time_t(1772442300); /* 2026-03-02 09:05 */
  const std::string name = "Документы";
  errcat_argument day = errcat_civil_time("time", 1772442300, 0, ERRCAT_MINUTE);
  day.precision = ERRCAT_DAY;
  const struct {
    int code;
    argument value;
    errcat_argument same;
  } cases[] = {
      {FILESHARE_REPOSITORY_FULL,
       {"repository", "Docs"},
       errcat_text("repository", "Docs", ERRCAT_NUL)},
      {FILESHARE_REPOSITORY_FULL,
       {"repository", name},
       errcat_text("repository", name.c_str(), ERRCAT_NUL)},
      {FILESHARE_REPOSITORY_FULL,
       {"repository", std::string_view("Docs.").substr(0, 4)},
       errcat_text("repository", "Docs", ERRCAT_NUL)},
      {FILESHARE_LINK_DAYS_LIMIT, {"days", 0}, errcat_count("days", 0)},
      {FILESHARE_LINK_DAYS_LIMIT, {"days", 21u}, errcat_count("days", 21)},
      {FILESHARE_LINK_DAYS_LIMIT, {"days", std::size_t{12345}}, errcat_count("days", 12345)},
      {FILESHARE_LINK_DAYS_LIMIT, {"days", "3"}, errcat_count("days", 3)},
      {FILESHARE_SHARE_WITH_LEVEL_DENIED, {"level", 3}, errcat_number("level", 3)},
      {FILESHARE_SHARE_WITH_LEVEL_DENIED, {"level", -3L}, errcat_number("level", -3)},
      {FILESHARE_LINK_NOT_YET_EFFECTIVE,
       {"time", march},
       errcat_civil_time("time", 1772442300, 0, ERRCAT_MINUTE)},
      {FILESHARE_LINK_NOT_YET_EFFECTIVE,
       {"time", march, 5h + 30min},
       errcat_civil_time("time", 1772442300 + 330 * 60, 330, ERRCAT_MINUTE)},
      {FILESHARE_LINK_NOT_YET_EFFECTIVE, {"time", march, 0min, ERRCAT_DAY}, day},
      {FILESHARE_LINK_NOT_YET_EFFECTIVE,
       {"time", std::chrono::system_clock::from_time_t(0) - 1ms},
       errcat_civil_time("time", -1, 0, ERRCAT_MINUTE)},
      {FILESHARE_LINK_NOT_YET_EFFECTIVE,
       {errcat_civil_time("time", 60, ERRCAT_NO_OFFSET, ERRCAT_MINUTE)},
       errcat_civil_time("time", 60, ERRCAT_NO_OFFSET, ERRCAT_MINUTE)},
  };
  errcat_options isolated{};
  isolated.mode = ERRCAT_HTML;
  isolated.flags = ERRCAT_ISOLATE;
  const reader english = all.source();
  for (const char *tag : {"de", "ru", "zh-CN", "ar"}) {
    const reader chosen = all.choose(tag);
    check_text(chosen.tag(), tag, "the tag");
    check(chosen.direction() == (chosen.tag() == "ar" ? ERRCAT_RTL : ERRCAT_LTR), "the direction");
    for (const auto &c : cases) {
      const std::string what = chosen.tag().data() + (" " + std::to_string(c.code));
      errcat_result result;
      const std::string text = chosen.format(c.code, {c.value}, {}, &result);
      check_text(text, said(chosen, c.code, &c.same), what);
      check(result.status == 0 && result.tag == chosen.tag(), what + ", its result");
      check(text != english.format(c.code, {c.value}), what + " is translated");
      check_text(chosen.format(c.code, {c.value}, isolated),
                 said(chosen, c.code, &c.same, isolated), what + " for HTML");
      check_text(chosen.format(c.code), said(chosen, c.code, nullptr), what + ", bare");
    }
  }
}

static void counts_pick_the_plural(const catalogs &all) {
  const struct {
    const char *tag;
    int count;
    const char *part;
  } cases[] = {
      {"en", 1, "1 day"},    {"en", 2, "2 days"}, {"de", 1, "1 Tag "}, {"de", 21, "21 Tage "},
      {"ru", 1, "1 день"},   {"ru", 2, "2 дня"},  {"ru", 5, "5 дней"}, {"ru", 21, "21 день"},
      {"zh-CN", 21, "21天"}, {"ar", 2, "يومان"},  {"ar", 5, "٥ أيام"}, {"ar", 11, "١١ يومًا"},
  };
  for (const auto &c : cases) {
    const std::string text =
        all.choose(c.tag).format(FILESHARE_LINK_DAYS_LIMIT, {{"days", c.count}});
    check(text.find(c.part) != std::string::npos, std::string(c.part) + " in " + text);
  }
}

static void results_say_what_was_wrong(const catalogs &all) {
  constexpr std::uint32_t wrong = ERRCAT_WRONG_TYPE | ERRCAT_MISSING_ARGUMENT;
  constexpr auto too_large = std::numeric_limits<std::uint64_t>::max();
  const char *no_text = nullptr;
  const struct {
    int code;
    argument value;
    std::uint32_t status;
    const char *name;
  } cases[] = {
      {FILESHARE_REPOSITORY_FULL, {"repository", no_text}, ERRCAT_MISSING_ARGUMENT, "repository"},
      {FILESHARE_REPOSITORY_FULL,
       {"repository", std::string_view()},
       ERRCAT_MISSING_ARGUMENT,
       "repository"},
      {FILESHARE_REPOSITORY_FULL, {"repository", 5}, wrong, "repository"},
      {FILESHARE_LINK_DAYS_LIMIT, {"days", -1}, wrong, "days"},
      {FILESHARE_LINK_DAYS_LIMIT, {"days", too_large}, wrong, "days"},
      {FILESHARE_SHARE_WITH_LEVEL_DENIED, {"level", too_large}, wrong, "level"},
      {FILESHARE_TOKEN_INVALID, {"days", 1}, ERRCAT_EXTRA_ARGUMENT, "days"},
      {49999, {"days", 1}, ERRCAT_UNKNOWN_CODE, nullptr},
  };
  const reader english = all.source();
  for (const auto &c : cases) {
    const std::string what = "the result of " + std::to_string(c.code);
    errcat_result result;
    const std::string text = english.format(c.code, {c.value}, {}, &result);
    check(result.status == c.status, what + ": " + std::to_string(result.status));
    check(c.name ? result.name && !std::strcmp(result.name, c.name) : !result.name, what);
    check_text(text, english.format(c.code), what);
  }
  errcat_result result;
  english.format(FILESHARE_REPOSITORY_FULL, {{"repository", "Docs"}, {"days", 1}}, {}, &result);
  check(result.status == ERRCAT_EXTRA_ARGUMENT, "one of two arguments is extra");
  errcat_options refused{};
  refused.http_status = 401;
  check_text(english.format(49999, {}, refused), "Not authenticated", "the HTTP status");
}

/* Lengths on both sides of the first try's 512 bytes, and far beyond. */
static void long_texts_are_whole(const catalogs &all) {
  const reader german = all.choose("de");
  const std::size_t blank = said(german, FILESHARE_REPOSITORY_FULL, nullptr).size();
  for (std::size_t length : {600u, 3000u}) {
    for (std::size_t n = length == 600 ? 512 - blank - 40 : length; n < length + 8; n++) {
      const std::string name(n, 'x');
      const errcat_argument same = errcat_text("repository", name.c_str(), ERRCAT_NUL);
      errcat_result result;
      const std::string text =
          german.format(FILESHARE_REPOSITORY_FULL, {{"repository", name}}, {}, &result);
      check_text(text, said(german, FILESHARE_REPOSITORY_FULL, &same), "a long text");
      check(result.status == 0, "a long text is whole");
      check(text.size() == std::strlen(text.c_str()), "a long text has no NUL inside");
    }
  }
}

static void buffers_are_cut_between_characters(const catalogs &all) {
  const reader chinese = all.choose("zh-CN");
  const std::string whole = chinese.format(FILESHARE_REPOSITORY_FULL, {{"repository", "文件"}});
  check(chinese.format(nullptr, 0, FILESHARE_REPOSITORY_FULL, {{"repository", "文件"}}) ==
            whole.size(),
        "a buffer may be NULL");
  for (std::size_t size = 1; size <= whole.size() + 1; size++) {
    char buffer[512];
    std::memset(buffer, '#', sizeof buffer);
    errcat_result result;
    const std::size_t length = chinese.format(buffer, size, FILESHARE_REPOSITORY_FULL,
                                              {{"repository", "文件"}}, {}, &result);
    const std::string got = buffer, what = "a buffer of " + std::to_string(size);
    check(length == whole.size(), what + ": the length is that of the whole");
    check(buffer[size] == '#', what + " is kept to");
    check(whole.compare(0, got.size(), got) == 0 && size - 1 - got.size() < 3, what + " is filled");
    check((static_cast<unsigned char>(whole[got.size()]) & 0xC0) != 0x80, what + ": the cut");
    check(((result.status & ERRCAT_TRUNCATED) != 0) == (size <= whole.size()),
          what + ": the status");
  }
}

static void bodies_are_written(const catalogs &all) {
  errcat_body_options options{}, problem{};
  options.flags = ERRCAT_WITH_ARGUMENTS | ERRCAT_WITH_LANGUAGE;
  problem.form = ERRCAT_PROBLEM;
  const reader english = all.source();
  check_text(english.write(FILESHARE_LINK_DAYS_LIMIT, {{"days", 2}}, options),
             R"({"error_code":4033023,"error_msg":"Maximum set time for external link is 2 days",)"
             R"("language":"en","dir":"ltr","error_args":{"days":2}})",
             "a body");
  const std::string name(1000, 'x');
  const std::string body =
      english.write(FILESHARE_REPOSITORY_FULL, {{"repository", name}}, problem);
  check(body.find(name) != std::string::npos && body.back() == '}', "a long body");
}

static void languages_are_chosen(const catalogs &all) {
  std::uint32_t status = 0;
  check_text(all.choose(std::string_view("de, fr", 2), &status).tag(), "de", "a slice is wanted");
  check(status == 0, "a language was found");
  check_text(all.choose("tlh", &status).tag(), "en", "none is there");
  check(status == ERRCAT_NO_LANGUAGE, "no language was found");
  setenv("LC_ALL", "ru_RU.UTF-8", 1);
  unsetenv("LANGUAGE");
  check_text(all.choose().tag(), "ru", "the environment's language");
  check_text(all.choose(std::string_view()).tag(), "en", "an empty header asks no environment");
  unsetenv("LC_ALL");
}

static void owners_move(const char *directory) {
  catalogs first(errcat_fileshare());
  reader from = first.choose("de");
  const std::string text = from.format(FILESHARE_TOKEN_INVALID);
  check(text.size() > 0 && text != "Invalid token", "German before the move");

  const catalogs second = std::move(first);
  reader to = std::move(from);
  check(second && to && !first && !from, "the owner is the new one");
  check_text(to.format(FILESHARE_TOKEN_INVALID), text, "a reader that was moved, of catalogs too");

  char buffer[8] = "#######";
  errcat_result result;
  check(from.format(buffer, sizeof buffer, 401, {}, {}, &result) == 0 && !*buffer, "empty writes");
  check(result.status == ERRCAT_NO_READER && !*result.tag && !result.name, "empty's result");
  check_text(from.format(401, {{"days", 1}}) + from.write(401) + std::string(from.tag()), "",
             "an empty reader's texts");
  check_text(from.format(std::make_error_code(std::errc::io_error)), "", "empty, another category");
  check(from.direction() == ERRCAT_LTR, "an empty reader's direction");
  check(!first.find(401) && !first.find("TOKEN_INVALID"), "empty catalogs have no errors");
  check(first.add_directory(directory) == ERRCAT_NO_MEMORY && first.reload() == ERRCAT_NO_MEMORY,
        "empty catalogs change nothing");
  check(!first.choose("de") && !first.choose() && !first.source(), "empty catalogs, empty readers");

  reader &itself = to;
  to = std::move(itself);
  check_text(to.format(FILESHARE_TOKEN_INVALID), text, "a reader moved to itself");
  from = std::move(to);
  to = second.source();
  check_text(from.format(FILESHARE_TOKEN_INVALID), text, "a reader moved back");
  check_text(to.format(FILESHARE_TOKEN_INVALID), "Invalid token", "a moved-from reader, anew");
  from = reader(); /* it must be gone before the second catalogs are */
}

static void catalogs_answer(catalogs &all, const char *missing) {
  const errcat_error *error = all.find(FILESHARE_TOKEN_INVALID);
  check(error && error == all.find("TOKEN_INVALID") && error->http_status == 401, "find()");
  check(!all.find(49999) && !all.find("NOTHING"), "find() of nothing");
  int reports = 0;
  const errcat_status done =
      all.add_directory(missing, [&](const errcat_diagnostic &) { reports++; });
  check(done == ERRCAT_UNREADABLE && reports == 1, "add_directory() reports");
  check(all.add_directory(missing) == ERRCAT_UNREADABLE, "or does not");
  catalogs fresh(shop());
  check(fresh.reload() == ERRCAT_OK, "reload()");
  check_text(fresh.source().format(8, {{"count", 2}}), "2 things left", "a domain in C++");
  check(bool(fresh.libintl()), "libintl's reader");
}

static void domains_are_loaded() {
  const char text[] = "D(\"kiosk\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.message\"))\nE(3, "
                      "404, GONE, \"Gone\")\n";
  const errcat::domain kiosk(text, "kiosk.def");
  const catalogs all(kiosk);
  check_text(all.source().format(3), "Gone", "a domain that was loaded");
  int reports = 0;
  const errcat::domain none("E(", "broken.def", [&](const errcat_diagnostic &) { reports++; });
  check(!none && reports > 0 && !catalogs(none), "one that is broken");
}

static void broken_domains_are_refused() {
  const errcat_domain broken = domain_of("broken", nullptr, 0);
  errcat_diagnostic diagnostic{};
  const catalogs none(&broken, &diagnostic);
  check(!none && !none.get(), "a broken domain does not open");
  check(diagnostic.kind == ERRCAT_DIAGNOSTIC_BAD_DOMAIN, "the fault's kind");
  check_text(diagnostic.where, "broken", "the fault's place");
  check_text(none.choose("de").format(401), "", "no domain, no text");
  check(bool(catalogs(shop(), &diagnostic)) && diagnostic.kind == 0, "a sound domain does");
}

class foreign final : public std::error_category {
  const char *name() const noexcept override {
    return "foreign";
  }
  std::string message(int code) const override {
    return code ? "a < b {message}" : std::string(2000, 'x');
  }
};

static void errors_are_error_codes(const catalogs &all) {
  const std::error_category &service = errcat::category<errcat_fileshare>();
  const std::error_category &own = errcat::category<shop>();
  check_text(service.name(), "errcat-fileshare", "the name of a category");
  check_text(own.name(), "shop", "the name of another");
  check(service == errcat::category<errcat_fileshare>() && service != own, "categories compare");

  const struct {
    int code;
    const char *message;
  } cases[] = {
      {FILESHARE_TOKEN_INVALID, "Invalid token"},
      {FILESHARE_LINK_DAYS_LIMIT, "The time set for the external link is too long"},
      {FILESHARE_FILENAME_IS_DOTS, "Filename cannot be . or .."},
      {49999, "Unknown error 49999"},
      {0, "Unknown error 0"},
      {-1, "Unknown error -1"},
  };
  const reader english = all.source(), german = all.choose("de");
  for (const auto &c : cases) {
    const std::error_code code(c.code, service);
    check_text(code.message(), c.message, "message()");
    check_text(code.message(), english.format(c.code), "message() is the source's");
    check_text(german.format(code), german.format(c.code), "an error_code is told");
    check(code.value() == c.code && code.category() == service, "an error_code's parts");
  }

  const std::error_code gone = shop_error::shelf_gone;
  check_text(gone.message(), "The shelf is gone", "an enum of one's own");
  check(gone == shop_error::shelf_gone && gone != shop_error::things_left, "codes compare");
  check(gone != std::error_code(7, service), "and their categories");
  std::ostringstream stream;
  stream << gone;
  check_text(stream.str(), "shop:7", "an error_code in a log");

  const catalogs wares(shop());
  check_text(wares.source().format(shop_error::things_left, {{"count", 1}}), "1 thing left",
             "an enum's value is told");
  check_text(german.format(gone), gone.message(), "one of another category has its own words");
  const foreign strange;
  errcat_options html{};
  html.mode = ERRCAT_HTML;
  check_text(german.format({1, strange}, {}, html), "a &lt; b {message}", "made safe");
  check_text(german.format({0, strange}), std::string(2000, 'x'), "and whole");
}

static void enums_are_error_codes() {
  const std::error_code code = FILESHARE_TOKEN_INVALID;
  check(code.value() == static_cast<int>(FILESHARE_TOKEN_INVALID) &&
            code.category() == errcat::category<errcat_fileshare>(),
        "an enum of a generated header");
  check(code == FILESHARE_TOKEN_INVALID && code != FILESHARE_REPOSITORY_FULL, "it compares");
  const std::error_code other = DEFINED_TOKEN_INVALID;
  check(other.category() == errcat::category<defined_here>() && other != code,
        "an enum of errcat/define.h");
}

static void codes_have_a_status() {
  using errcat::http;
  const struct {
    std::error_code code;
    std::error_condition is, is_not;
  } cases[] = {
      {FILESHARE_TOKEN_INVALID, http::unauthorized, http::forbidden},
      {FILESHARE_REPOSITORY_FULL, http::forbidden, http::not_found},
      {FILESHARE_REPOSITORY_FULL, std::errc::permission_denied, std::errc::timed_out},
      {FILESHARE_TOKEN_INVALID, http::unauthorized, std::errc::permission_denied},
      {shop_error::shelf_gone, http::not_found, http::gone},
      {shop_error::shelf_gone, std::errc::no_such_file_or_directory, http::bad_request},
      {shop_error::things_left, {499, errcat::http_category()}, http::bad_request},
      {{9, errcat::category<shop>()}, {9, errcat::category<shop>()}, {9, errcat::http_category()}},
      {{404, errcat::category<shop>()}, {404, errcat::category<shop>()}, http::not_found},
  };
  for (const auto &c : cases) {
    const std::string what = c.code.message() + ", " + c.is.message();
    check(c.code == c.is, what);
    check(c.code != c.is_not, what + ", not " + c.is_not.message());
  }
  check_text(std::error_condition(http::not_found).message(), "Not Found", "a phrase");
  check_text(std::error_condition(499, errcat::http_category()).message(), "HTTP status 499",
             "none");
  check_text(errcat::http_category().name(), "http", "the name of the statuses");
}

static void arguments_are_viewed(const catalogs &all) {
  const reader english = all.source();
  const std::vector<argument> vector{{"repository", "Docs"}};
  const std::array<argument, 1> array{{{"repository", "Docs"}}};
  const argument plain[] = {{"repository", "Docs"}};
  const errcat_argument of_c[] = {errcat_text("repository", "Docs", ERRCAT_NUL)};
  const std::vector<argument> none;
  const struct {
    const char *what;
    errcat::arguments view;
    const void *where;
  } cases[] = {
      {"a vector", vector, vector.data()},
      {"a std::array", array, array.data()},
      {"a C array", plain, plain},
      {"an array of C's arguments", of_c, of_c},
      {"a pointer and a count", {of_c, 1}, of_c},
#ifdef __cpp_lib_span
      {"a span", std::span<const argument>(vector), vector.data()},
#endif
  };
  const std::string wanted = english.format(FILESHARE_REPOSITORY_FULL, {{"repository", "Docs"}});
  for (const auto &c : cases) {
    check(c.view.size() == 1 && c.view.data() == c.where, std::string(c.what) + " is not copied");
    check(c.view.end() - c.view.begin() == 1, std::string(c.what) + " has ends");
    check_text(english.format(FILESHARE_REPOSITORY_FULL, c.view), wanted, c.what);
  }
  check_text(english.format(FILESHARE_REPOSITORY_FULL, none),
             english.format(FILESHARE_REPOSITORY_FULL), "an empty vector");
  check_text(english.format(FILESHARE_REPOSITORY_FULL, {{"repository", std::string("Do") + "cs"}}),
             wanted, "a temporary string");
}

static void texts_have_parts(const catalogs &all) {
  const std::string name(600, 'x');
  const auto made = all.choose("de").format_parts(FILESHARE_REPOSITORY_FULL,
                                                  {{"other", 1}, {"repository", name}});
  std::size_t end = 0, named = 0;
  for (const errcat_part &part : made.parts) {
    check(part.start == end, "parts tile the text");
    end += part.length;
    if (part.argument != 1) continue;
    named++;
    check_text(made.text.substr(part.start, part.length), name, "the argument's part");
  }
  check_text(all.source().format(shop_error::shelf_gone), "The shelf is gone",
             "an enumerator of another domain");
  check(end == made.text.size() && named == 1, "they are the whole text");
  check(reader().format_parts(401).parts.empty(), "an empty reader's parts");
}

static void print(const errcat_diagnostic &diagnostic) {
  check(false, std::string(diagnostic.where) + ": " + diagnostic.what);
}

static void responses_are_told(const catalogs &all) {
  const catalogs wares(shop());
  const reader german = all.choose("de"), shops = wares.source();
  const std::string body =
      R"({"error_code":40321,"error_msg":"Repository [D\u006fcs] is full, pl"})";
  auto read = all.read(body);
  const auto kept = std::move(read); /* slices lie in what moved along */
  check(kept.read == ERRCAT_OK && kept.code == 40321, "a response is read");
  check_text(errcat::view(kept.message), "Repository [Docs] is full, pl", "its words");
  check_text(errcat::view(kept.language), "", "no language");

  const std::string english = all.source().format(40321, {{"repository", "Docs"}});
  const auto matched = german.match(english);
  check(matched.outcome == ERRCAT_MATCH_EXACT && matched.code == 40321 &&
            matched.argument_count == 1,
        "a sentence is recognized");
  check_text(german.format(matched.code, {matched.arguments, matched.argument_count}),
             german.format(40321, {{"repository", "Docs"}}), "and told");

  const std::string whole = all.source().write(40321, {{"repository", "D\"cs"}});
  check_text(german.retell(whole).text, german.format(40321, {{"repository", "D\"cs"}}),
             "a response is told anew");
  const auto told = shops.retell(whole, {}, german);
  check(told.reader_index == 1 && told.code == 40321, "by the reader of its domain");

  /* Scratch grows where several paths lead to one text. */
  const errcat::domain twice(
      "D(\"twice\", \"\")\nSHAPE(CODE(\"$.code\") MESSAGE(\"$.m\"))\n"
      "PATH(a, \"$.x\") PATH(b, \"$.x\") PATH(c, \"$.x\") PATH(d, \"$.x\") "
      "PATH(e, \"$.x\")\n"
      "T(1, 400, ONE, PARAMETER(TEXT, a) PARAMETER(TEXT, b) PARAMETER(TEXT, c) "
      "PARAMETER(TEXT, d) PARAMETER(TEXT, e), FULL(\"{a} {b} {c} {d} {e}\"), "
      "BARE(\"One\"))\n",
      "twice.def", print);
  const catalogs doubled(twice);
  const std::string x = "\\n" + std::string(2000, 'x');
  const std::string longer = "{\"code\":1,\"x\":\"" + x + "\"}";
  check(doubled.source().retell(longer).argument_count == 5, "five texts of one");
  check_text(told.text, german.format(40321, {{"repository", "D\"cs"}}), "of several");
}

static void other_texts_are_written(const catalogs &all) {
  check_text(errcat::escape("<a>", ERRCAT_HTML), "&lt;a&gt;", "escape()");
  check_text(errcat::escape(std::string(600, '<'), ERRCAT_HTML).substr(2396), "&lt;", "a long one");
  check_text(
      all.source().format_message(nullptr, "{count} thing", "{count} things", {{"count", 2}}),
      "2 things", "format_message()");
}

#if defined(__cpp_exceptions) && defined(__cpp_rtti)
static_assert(std::is_nothrow_copy_constructible_v<errcat::error> &&
              std::is_nothrow_copy_assignable_v<errcat::error> &&
              std::is_nothrow_move_constructible_v<errcat::error> &&
              std::is_base_of_v<std::system_error, errcat::error>);
static_assert(!std::is_constructible_v<errcat::error, int> &&
              !std::is_convertible_v<std::error_code, errcat::error>);

static void exceptions_are_told(const catalogs &all) {
  const reader german = all.choose("de");
  const foreign strange;
  const struct {
    std::error_code code;
    std::vector<argument> values;
    std::string what, told;
  } cases[] = {
      {FILESHARE_REPOSITORY_FULL,
       {{"repository", "Docs"}},
       all.source().format(40321, {{"repository", "Docs"}}),
       german.format(40321, {{"repository", "Docs"}})},
      {FILESHARE_LINK_DAYS_LIMIT,
       {{"days", 21}},
       all.source().format(4033023, {{"days", 21}}),
       german.format(4033023, {{"days", 21}})},
      {FILESHARE_TOKEN_INVALID, {}, "Invalid token", german.format(FILESHARE_TOKEN_INVALID)},
      {shop_error::things_left, {{"count", 2}}, "2 things left", "2 things left"},
      {{49999, errcat::category<errcat_fileshare>()},
       {},
       "Unknown error 49999",
       german.format(49999)},
      {{1, strange}, {{"x", 1}}, "a < b {message}", "a < b {message}"},
  };
  for (const auto &c : cases) {
    try {
      throw errcat::error(c.code, c.values);
    } catch (const std::system_error &caught) {
      check(caught.code() == c.code, c.what + ", its code");
      check_text(caught.what(), c.what, "what()");
      const auto &error = dynamic_cast<const errcat::error &>(caught);
      check_text(german.format(error), c.told, "an exception is told");
      check(error.arguments().size() == c.values.size(), "its arguments");
      errcat_result result;
      check_text(reader().format(error, {}, &result), "", "to nobody");
    }
  }

  /* It owns what it was made of, and shares it with its copies. */
  std::string name = "repository", value = "Do\0cs";
  auto first = std::make_unique<errcat::error>(
      FILESHARE_REPOSITORY_FULL, errcat::arguments{{name.c_str(), value}, {nullptr, 1}});
  errcat::error copy(*first), moved(std::move(*first));
  check_text(first->what(), copy.what(), "one that was moved from still tells");
  first.reset();
  name.assign(name.size(), '?');
  value.assign(value.size(), '?');
  check_text(copy.what(), moved.what(), "a copy's what()");
  check(copy.arguments().data() == moved.arguments().data(), "copies share");
  check_text(copy.arguments().data()->name, "repository", "a name of its own");
  check_text({copy.arguments().data()->text, copy.arguments().data()->length}, "Do", "a value too");
  copy = errcat::error(FILESHARE_TOKEN_INVALID);
  check_text(copy.what(), "Invalid token", "an exception is assigned");
}
#endif

static void little_is_allocated(const catalogs &all) {
  const reader german = all.choose("de"), english = all.source();
  const std::string name(1000, 'x');
  char buffer[512];
  const auto count = [](auto &&call) {
    const int before = allocations;
    call();
    return allocations - before;
  };
  check(count([] { std::string(100, 'x').clear(); }) == 1, "allocations are counted");
  check(count([&] {
          german.format(FILESHARE_REPOSITORY_FULL, {{"repository", "Docs"}});
        }) == 1,
        "one allocation for the string");
  check(count([&] {
          german.format(FILESHARE_REPOSITORY_FULL, {{"repository", name}});
        }) == 1,
        "one for a long one");
  check(count([&] { english.format(FILESHARE_IP_INVALID); }) == 0, "none for a short one");
  check(count([&] {
          german.format(buffer, sizeof buffer, FILESHARE_REPOSITORY_FULL,
                        {{"repository", "Docs"}, {"days", 1}});
        }) == 0,
        "none for a buffer");
}

static void threads_share_a_reader(const catalogs &all) {
  const reader russian = all.choose("ru");
  const std::string wanted[] = {russian.format(FILESHARE_LINK_DAYS_LIMIT, {{"days", 1}}),
                                russian.format(FILESHARE_LINK_DAYS_LIMIT, {{"days", 2}})};
  check(wanted[0] != wanted[1], "one day is not two");
  const auto work = [&](int days) {
    int differ = 0;
    for (int i = 0; i < 2000; i++)
      differ += russian.format(FILESHARE_LINK_DAYS_LIMIT, {{"days", days}}) != wanted[days - 1] ||
                std::error_code(shop_error::shelf_gone).message() != "The shelf is gone";
    check(differ == 0, "a thread's text");
  };
  std::thread one(work, 1), two(work, 2);
  one.join();
  two.join();
}

int main() {
  const char *missing = "/nonexistent/errcat";
  catalogs all(errcat_fileshare());
  if (!all) return 1;
  formats_as_c_does(all);
  counts_pick_the_plural(all);
  results_say_what_was_wrong(all);
  long_texts_are_whole(all);
  buffers_are_cut_between_characters(all);
  bodies_are_written(all);
  languages_are_chosen(all);
  threads_share_a_reader(all);
  owners_move(missing);
  catalogs_answer(all, missing);
  domains_are_loaded();
  broken_domains_are_refused();
  errors_are_error_codes(all);
  enums_are_error_codes();
  codes_have_a_status();
  arguments_are_viewed(all);
  texts_have_parts(all);
  responses_are_told(all);
  other_texts_are_written(all);
#if defined(__cpp_exceptions) && defined(__cpp_rtti)
  exceptions_are_told(all);
#endif
  little_is_allocated(all);
  return failures != 0;
}
