/* errcat.hpp against the C functions it stands on. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <thread>

#include <errcat.hpp>

#include <errcat/define.h>
#include <errcat/fileshare.h>

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
                        std::uint32_t flags = 0) {
  char text[4096];
  const std::size_t length = errcat_format(reader.get(), code, argument, argument ? 1 : 0, flags,
                                           text, sizeof text, nullptr);
  return std::string(text, length);
}

static errcat_domain domain_of(const char *name, const errcat_error *errors, std::size_t count) {
  errcat_domain domain{};
  domain.size = sizeof domain;
  domain.entry_size = sizeof *errors;
  domain.name = name;
  domain.code_member = "code";
  domain.message_member = "message";
  domain.type_base = "";
  domain.errors = errors;
  domain.count = count;
  return domain;
}

/* A domain of one's own, its enum an enum of error codes. */
static const errcat_domain *shop() {
  static const errcat_parameter parameters[] = {{"count", ERRCAT_COUNT}, {nullptr, 0}};
  static const errcat_error errors[] = {
      {7, 404, "SHELF_GONE", "The shelf is gone", nullptr, nullptr, nullptr},
      {8, 400, "THINGS_LEFT", "{count} thing left", "{count} things left", "Things are left",
       parameters},
  };
  static const errcat_domain domain = domain_of("shop", errors, 2);
  return &domain;
}

enum class shop_error { shelf_gone = 7, things_left = 8 };

static std::error_code make_error_code(shop_error error) {
  return errcat::make_error_code<shop>(static_cast<int>(error));
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
static_assert(!is_value<bool> && !is_value<char> && !is_value<wchar_t> && !is_value<double>);

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
  const reader english = all.source();
  for (const char *tag : {"de", "ru", "zh-CN", "ar"}) {
    const reader chosen = all.choose(tag);
    check_text(chosen.tag(), tag, "the tag");
    check(chosen.direction() == (chosen.tag() == "ar" ? ERRCAT_RTL : ERRCAT_LTR), "the direction");
    for (const auto &c : cases) {
      const std::string what = chosen.tag().data() + (" " + std::to_string(c.code));
      errcat_result result;
      const std::string text = chosen.format(c.code, {c.value}, 0, &result);
      check_text(text, said(chosen, c.code, &c.same), what);
      check(result.status == 0 && result.tag == chosen.tag(), what + ", its result");
      check(text != english.format(c.code, {c.value}), what + " is translated");
      check_text(chosen.format(c.code, {c.value}, ERRCAT_HTML | ERRCAT_ISOLATE),
                 said(chosen, c.code, &c.same, ERRCAT_HTML | ERRCAT_ISOLATE), what + " for HTML");
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
      {"en", 1, "1 day"},     {"en", 2, "2 days"}, {"de", 1, "1 Tag "}, {"de", 21, "21 Tage "},
      {"ru", 1, "1 день"},    {"ru", 2, "2 дня"},  {"ru", 5, "5 дней"}, {"ru", 21, "21 день"},
      {"zh-CN", 21, "21 天"}, {"ar", 2, "يومان"},  {"ar", 5, "٥ أيام"}, {"ar", 11, "١١ يومًا"},
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
    const std::string text = english.format(c.code, {c.value}, 0, &result);
    check(result.status == c.status, what + ": " + std::to_string(result.status));
    check(c.name ? result.name && !std::strcmp(result.name, c.name) : !result.name, what);
    check_text(text, english.format(c.code), what);
  }
  errcat_result result;
  english.format(FILESHARE_REPOSITORY_FULL, {{"repository", "Docs"}, {"days", 1}}, 0, &result);
  check(result.status == ERRCAT_EXTRA_ARGUMENT, "one of two arguments is extra");
  check_text(english.format(49999, {}, ERRCAT_HTTP(401)), "Not authenticated", "the HTTP status");
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
          german.format(FILESHARE_REPOSITORY_FULL, {{"repository", name}}, 0, &result);
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
                                              {{"repository", "文件"}}, 0, &result);
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
  const reader english = all.source();
  check_text(english.write(FILESHARE_LINK_DAYS_LIMIT, {{"days", 2}},
                           ERRCAT_BODY | ERRCAT_WITH_ARGUMENTS | ERRCAT_WITH_LANGUAGE),
             R"({"error_code":4033023,"error_msg":"Maximum set time for external link is 2 days",)"
             R"("language":"en","dir":"ltr","error_args":{"days":2}})",
             "a body");
  const std::string name(1000, 'x');
  const std::string body =
      english.write(FILESHARE_REPOSITORY_FULL, {{"repository", name}}, ERRCAT_PROBLEM);
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
  check(from.format(buffer, sizeof buffer, 401, {}, 0, &result) == 0 && !*buffer, "empty writes");
  check(result.status == ERRCAT_UNKNOWN_CODE && !*result.tag && !result.name, "empty's result");
  check_text(from.format(401, {{"days", 1}}) + from.write(401) + std::string(from.tag()), "",
             "an empty reader's texts");
  check_text(from.format(std::make_error_code(std::errc::io_error)), "", "empty, another category");
  check(from.direction() == ERRCAT_LTR, "an empty reader's direction");
  check(!first.find(401) && !first.find("TOKEN_INVALID"), "empty catalogs have no errors");
  check(first.add(directory) == ERRCAT_NO_MEMORY && first.reload() == ERRCAT_NO_MEMORY,
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
  const int done = all.add(
      missing, [](void *context, const errcat_diagnostic *) { ++*static_cast<int *>(context); },
      &reports);
  check(done == ERRCAT_UNREADABLE && reports == 1, "add() reports");
  catalogs fresh(shop());
  check(fresh.reload() == ERRCAT_OK, "reload()");
  errcat_reader taken;
  errcat_choose_source(fresh.get(), &taken);
  const reader over(shop(), taken);
  check_text(over.format(8, {{"count", 2}}), "2 things left", "a reader taken over");
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
    const std::error_code code = errcat::make_error_code<errcat_fileshare>(c.code);
    check_text(code.message(), c.message, "message()");
    check_text(code.message(), english.format(c.code), "message() is the source's");
    check_text(german.format(code), german.format(c.code), "an error_code is told");
    check(code.value() == c.code && code.category() == service, "an error_code's parts");
  }

  const std::error_code gone = shop_error::shelf_gone;
  check_text(gone.message(), "The shelf is gone", "an enum of one's own");
  check(gone == shop_error::shelf_gone && gone != shop_error::things_left, "codes compare");
  check(gone != errcat::make_error_code<errcat_fileshare>(7), "and their categories");
  check(gone.default_error_condition() == std::error_condition(7, own), "no other condition");
  std::ostringstream stream;
  stream << gone;
  check_text(stream.str(), "shop:7", "an error_code in a log");

  const catalogs wares(shop());
  check_text(wares.source().format(shop_error::things_left, {{"count", 1}}), "1 thing left",
             "an enum's value is told");
  check_text(german.format(gone), gone.message(), "one of another category has its own words");
  const foreign strange;
  check_text(german.format({1, strange}, {}, ERRCAT_HTML), "a &lt; b {message}", "made safe");
  check_text(german.format({0, strange}), std::string(2000, 'x'), "and whole");
}

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
  broken_domains_are_refused();
  errors_are_error_codes(all);
  little_is_allocated(all);
  return failures != 0;
}
