/* errcat for C++17: the objects of errcat.h with owners, its errors as std::error_code.
   SPDX-License-Identifier: LGPL-2.1-or-later

       errcat::catalogs catalogs(errcat_fileshare());
       errcat::reader reader = catalogs.choose("zh-CN, de;q=0.5");
       std::string text = reader.format(40321, {{"repository", "Docs"}});

   errcat.h says what codes, flags and statuses mean; what is not here is done by its functions on
   get(). Only what returns a std::string may throw; exceptions and RTTI may be off. Const members
   may be called from many threads at once. An empty object (moved from, or not opened) may be used:
   it has no errors and no languages, and writes nothing. */
#ifndef ERRCAT_HPP
#define ERRCAT_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

#include <errcat.h>

namespace errcat {

/* The integers that are numbers: neither bool nor characters. */
template <class T, class... Integers>
inline constexpr bool is_one_of = (std::is_same_v<T, Integers> || ...);
template <class T>
inline constexpr bool is_number =
    is_one_of<T, signed char, unsigned char, short, unsigned short, int, unsigned, long,
              unsigned long, long long, unsigned long long>;

/* The value of a parameter, made of {"name", value} where a function takes arguments. A text must
   live until that function returns. */
struct argument : errcat_argument {
  argument(const char *parameter, const char *value) noexcept
      : errcat_argument(errcat_text(parameter, value, ERRCAT_NUL)) {
  }
  argument(const char *parameter, std::string_view value) noexcept
      : errcat_argument(errcat_text(parameter, value.data(), ERRCAT_NUL)) {
    length = value.size();
  }

  /* For a parameter of type count or number. A value beyond INT64_MAX is of the wrong type for
     both. */
  template <class Number, std::enable_if_t<is_number<Number>, int> = 0>
  argument(const char *parameter, Number value) noexcept
      : errcat_argument(errcat_count(parameter, static_cast<std::int64_t>(value))) {
    if (value > 0 && number < 0) type = 0;
  }

  /* An instant, as the clock of a zone so far east of UTC shows it; to is ERRCAT_MINUTE or
     ERRCAT_DAY. */
  template <class Duration>
  argument(const char *parameter,
           const std::chrono::time_point<std::chrono::system_clock, Duration> &value,
           std::chrono::minutes east = std::chrono::minutes::zero(),
           std::int32_t to = ERRCAT_MINUTE) noexcept
      : errcat_argument(errcat_civil_time(
            parameter,
            std::chrono::floor<std::chrono::seconds>(value.time_since_epoch() + east).count(),
            static_cast<std::int32_t>(east.count()), ERRCAT_MINUTE)) {
    precision = to;
  }

  /* Any other, such as errcat_civil_time() without an offset. */
  argument(const errcat_argument &value) noexcept : errcat_argument(value) {
  }
};
static_assert(sizeof(argument) == sizeof(errcat_argument), "arrays of them go to C");

using arguments = std::initializer_list<argument>;

/* A person's languages, see errcat_reader. Must be destroyed before the catalogs that it was chosen
   from, or those that they were moved to. */
class reader {
public:
  reader() noexcept = default;

  /* Owns from now on what errcat_choose_libintl() or another function of errcat.h has filled. */
  reader(const errcat_domain *domain, const errcat_reader &taken) noexcept
      : domain_(domain), reader_(taken) {
  }

  reader(reader &&other) noexcept
      : domain_(std::exchange(other.domain_, nullptr)), reader_(std::exchange(other.reader_, {})) {
  }
  reader &operator=(reader other) noexcept {
    std::swap(domain_, other.domain_);
    std::swap(reader_, other.reader_);
    return *this;
  }
  ~reader() {
    errcat_release(&reader_);
  }

  explicit operator bool() const noexcept {
    return domain_ != nullptr;
  }
  const errcat_reader *get() const noexcept {
    return &reader_;
  }

  /* The language that is read first, and its direction: for a page's lang and dir. */
  std::string_view tag() const noexcept {
    return *this ? errcat_reader_tag(&reader_) : "";
  }
  int direction() const noexcept {
    return *this ? errcat_reader_direction(&reader_) : ERRCAT_LTR;
  }

  /* The message of a code. Allocates nothing but the string. */
  std::string format(int code, arguments values = {}, std::uint32_t flags = ERRCAT_PLAIN,
                     errcat_result *result = nullptr) const {
    return whole([&](char *buffer, std::size_t size) {
      return format(buffer, size, code, values, flags, result);
    });
  }

  /* The same into a buffer, like snprintf(). Allocates nothing. */
  std::size_t format(char *buffer, std::size_t size, int code, arguments values = {},
                     std::uint32_t flags = ERRCAT_PLAIN,
                     errcat_result *result = nullptr) const noexcept {
    if (!*this) return nothing(buffer, size, result);
    return errcat_format(&reader_, code, values.begin(), values.size(), flags, buffer, size,
                         result);
  }

  /* The message of a code of category(). For a code of another category (the names are compared) it
     is that one's message(), not translated, but made safe as flags ask. */
  std::string format(const std::error_code &code, arguments values = {},
                     std::uint32_t flags = ERRCAT_PLAIN, errcat_result *result = nullptr) const {
    if (!*this || std::strcmp(code.category().name(), errcat_domain_name(domain_)) == 0)
      return format(code.value(), values, flags, result);
    const std::string message = code.message();
    const argument value("message", message);
    return whole([&](char *buffer, std::size_t size) {
      return errcat_format_message(&reader_, nullptr, "{message}", nullptr, &value, 1, flags,
                                   buffer, size, result);
    });
  }

  /* The JSON body of a response; form is ERRCAT_BODY or ERRCAT_PROBLEM and what goes with it. */
  std::string write(int code, arguments values = {}, std::uint32_t form = ERRCAT_BODY,
                    errcat_result *result = nullptr) const {
    return whole([&](char *buffer, std::size_t size) {
      if (!*this) return nothing(buffer, size, result);
      return errcat_write(&reader_, code, values.begin(), values.size(), form, buffer, size,
                          result);
    });
  }

private:
  static std::size_t nothing(char *buffer, std::size_t size, errcat_result *result) noexcept {
    if (size) *buffer = '\0';
    if (result) *result = {ERRCAT_UNKNOWN_CODE, ERRCAT_LTR, "", nullptr};
    return 0;
  }

  /* Most texts fit the first time. One may grow between two calls if its catalog is libintl's. */
  template <class Write> static std::string whole(Write write) {
    char first[512];
    std::size_t length = write(first, sizeof first);
    if (length < sizeof first) return std::string(first, length);
    std::string text;
    do {
      text.resize(length);
      length = write(text.data(), text.size() + 1);
    } while (length > text.size());
    text.resize(length);
    return text;
  }

  const errcat_domain *domain_ = nullptr;
  errcat_reader reader_{};
};

/* The catalogs of one domain. */
class catalogs {
public:
  /* Empty if memory ran out or the domain is broken; diagnostic is filled as by errcat_open(). */
  explicit catalogs(const errcat_domain *domain, errcat_diagnostic *diagnostic = nullptr) noexcept
      : catalogs_(errcat_open(domain, nullptr, diagnostic)) {
  }

  explicit operator bool() const noexcept {
    return catalogs_ != nullptr;
  }
  errcat_catalogs *get() const noexcept {
    return catalogs_.get();
  }

  /* Return what errcat_add_directory() and errcat_reload() do; of empty catalogs, ERRCAT_NO_MEMORY. report
     must not throw. */
  int add(const char *directory, errcat_report *report = nullptr,
          void *context = nullptr) noexcept {
    return *this ? errcat_add_directory(get(), directory, report, context) : ERRCAT_NO_MEMORY;
  }
  int reload(errcat_report *report = nullptr, void *context = nullptr) noexcept {
    return *this ? errcat_reload(get(), report, context) : ERRCAT_NO_MEMORY;
  }

  /* The error of a code, or of a symbolic name, or NULL. */
  const errcat_error *find(int code) const noexcept {
    return *this ? errcat_domain_find(errcat_domain_of(get()), code) : nullptr;
  }
  const errcat_error *find(const char *name) const noexcept {
    return *this ? errcat_domain_find_name(errcat_domain_of(get()), name) : nullptr;
  }

  /* The reader who wants these languages: an Accept-Language value, tags, or locale names. status
     takes what errcat_choose() returns. */
  reader choose(std::string_view wanted, std::uint32_t *status = nullptr) const noexcept {
    return choose(wanted.data() ? wanted.data() : "", wanted.size(), status);
  }

  /* The reader of the environment: LANGUAGE, LC_ALL, LC_MESSAGES, LANG. */
  reader choose() const noexcept {
    return choose(nullptr, 0, nullptr);
  }

  /* The reader of the source language, English: for logs. */
  reader source() const noexcept {
    if (!*this) return {};
    errcat_reader made;
    errcat_choose_source(get(), &made);
    return {errcat_domain_of(get()), made};
  }

private:
  reader choose(const char *wanted, std::size_t length, std::uint32_t *status) const noexcept {
    errcat_reader made;
    std::uint32_t bits = ERRCAT_NO_LANGUAGE;
    if (*this) bits = errcat_choose(get(), wanted, length, &made);
    if (status) *status = bits;
    return *this ? reader(errcat_domain_of(get()), made) : reader();
  }

  struct deleter {
    void operator()(errcat_catalogs *catalogs) const noexcept {
      errcat_close(catalogs);
    }
  };
  std::unique_ptr<errcat_catalogs, deleter> catalogs_;
};

/* The errors of a domain for std::error_code. */
class domain_category final : public std::error_category {
public:
  explicit domain_category(const errcat_domain *domain) noexcept : domain_(domain) {
  }
  const char *name() const noexcept override {
    return errcat_domain_name(domain_);
  }
  /* The English sentence, without arguments. Needs no catalogs. */
  std::string message(int code) const override {
    const errcat_error *error;
    for (std::size_t i = 0; (error = errcat_domain_at(domain_, i)) != nullptr; i++)
      if (error->code == code) return error->bare ? error->bare : error->message;
    return "Unknown error " + std::to_string(code);
  }

private:
  const errcat_domain *domain_;
};

/* The category of a domain: category<errcat_fileshare>(). There is one object in the whole program,
   which is never destroyed, so that a destructor that runs late can still say its error. Domain is
   auto because with clang's -fvisibility=hidden each library would otherwise have an
   object of its own. */
template <auto Domain> ERRCAT_API const std::error_category &category() noexcept {
  alignas(domain_category) static unsigned char place[sizeof(domain_category)];
  static const domain_category *const object = new (place) domain_category(Domain());
  return *object;
}

/* make_error_code<errcat_fileshare>(FILESHARE_REPOSITORY_FULL). For an enum of one's own, the
   make_error_code() that std::is_error_code_enum wants calls it. */
template <auto Domain> std::error_code make_error_code(int code) noexcept {
  return {code, category<Domain>()};
}

} // namespace errcat
#endif
