/* errcat for C++17: the objects of errcat.h with owners, its errors as std::error_code.
   SPDX-License-Identifier: LGPL-2.1-or-later

       const errcat::catalogs catalogs(errcat_fileshare());
       const errcat::reader reader = catalogs.choose("zh-CN, de;q=0.5");
       std::string text = reader.format(40321, {{"repository", "Docs"}});

   errcat.h says what codes, options and statuses mean; what is not here is done by its functions on
   get(). Only what returns a std::string, or an object that owns memory, may throw, and only
   std::bad_alloc; exceptions and RTTI may be off. Const members may be called from many threads at
   once. An empty object (moved from, or not opened) may be used: it has no errors and no languages,
   and writes nothing.

   This header stands before that of a domain, whose codes then are a std::error_code each:

       #include <errcat.hpp>
       #include <errcat/fileshare.h>
       std::error_code code = FILESHARE_TOKEN_INVALID;
       if (code == errcat::http::unauthorized) … */
#ifndef ERRCAT_HPP
#define ERRCAT_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include <errcat.h>

namespace errcat {

/* ---- arguments ---- */

/* The integers that are numbers: neither bool nor characters. */
template <class T, class... Integers>
inline constexpr bool is_one_of = (std::is_same_v<T, Integers> || ...);
template <class T>
inline constexpr bool is_number =
    is_one_of<T, signed char, unsigned char, short, unsigned short, int, unsigned, long,
              unsigned long, long long, unsigned long long>;

/* The value of a parameter, made of {"name", value}. Owns nothing: name and text must outlive it. */
struct argument : errcat_argument {
  argument(const char *parameter, const char *value) noexcept
      : errcat_argument(errcat_text(parameter, value, ERRCAT_NUL)) {
  }
  argument(const char *parameter, std::string_view value) noexcept
      : errcat_argument(errcat_text(parameter, value.data(), value.size())) {
  }

  /* For a parameter of type count or number. A value beyond INT64_MAX is of the wrong type for
     both. */
  template <class Number, std::enable_if_t<is_number<Number>, int> = 0>
  argument(const char *parameter, Number value) noexcept
      : errcat_argument(errcat_count(parameter, static_cast<std::int64_t>(value))) {
    if (value > 0 && number < 0) type = 0;
  }

  /* An instant, as the clock of a zone so far east of UTC shows it. */
  template <class Duration>
  argument(const char *parameter,
           const std::chrono::time_point<std::chrono::system_clock, Duration> &value,
           std::chrono::minutes east = std::chrono::minutes::zero(),
           errcat_precision to = ERRCAT_MINUTE) noexcept
      : errcat_argument(errcat_unix_time(
            parameter, std::chrono::floor<std::chrono::seconds>(value.time_since_epoch()).count(),
            static_cast<std::int32_t>(east.count()))) {
    precision = to;
    if (east.count() != offset) type = 0;
  }

  /* Any other, such as errcat_civil_time() without an offset. */
  argument(const errcat_argument &value) noexcept : errcat_argument(value) {
  }
};
static_assert(sizeof(argument) == sizeof(errcat_argument), "arrays of them go to C");

/* Arguments where they lie: in {{"article", "Tea"}, {"left", 3}}, a vector, a std::array, a C array,
   a std::span, or a pointer and a count, of argument or errcat_argument. A view, to be passed on:
   copies nothing, and is of use only as long as what it was made of, which for a list in braces, and
   the temporary strings in it, is to the end of the statement. */
class arguments {
  template <class Container>
  using element = std::remove_pointer_t<decltype(std::data(std::declval<const Container &>()))>;

public:
  constexpr arguments() noexcept = default;
  constexpr arguments(const errcat_argument *first, std::size_t count) noexcept
      : first_(first), count_(count) {
  }
  arguments(std::initializer_list<argument> list) noexcept
      : arguments(std::data(list), list.size()) {
  }
  template <
      class Container,
      std::enable_if_t<is_one_of<std::remove_cv_t<element<Container>>, argument, errcat_argument>,
                       int> = 0>
  constexpr arguments(const Container &container) noexcept
      : arguments(std::data(container), std::size(container)) {
  }

  constexpr const errcat_argument *data() const noexcept {
    return first_;
  }
  constexpr std::size_t size() const noexcept {
    return count_;
  }
  constexpr const errcat_argument *begin() const noexcept {
    return first_;
  }
  constexpr const errcat_argument *end() const noexcept {
    return first_ + count_;
  }

private:
  const errcat_argument *first_ = nullptr;
  std::size_t count_ = 0;
};

/* Who is told of each diagnostic: any callable that takes a const errcat_diagnostic &, which must
   live until the function returns that it is passed to. One that throws ends the program. */
class report {
public:
  report() noexcept = default;
  template <class Callable,
            std::enable_if_t<std::is_invocable_v<Callable &, const errcat_diagnostic &> &&
                                 !std::is_function_v<std::remove_reference_t<Callable>>,
                             int> = 0>
  report(Callable &&callable) noexcept
      : context_(const_cast<void *>(static_cast<const void *>(std::addressof(callable)))),
        call_([](void *context, const errcat_diagnostic *diagnostic) noexcept {
          (*static_cast<std::remove_reference_t<Callable> *>(context))(*diagnostic);
        }) {
  }
  report(void (&callable)(const errcat_diagnostic &)) noexcept
      : context_(reinterpret_cast<void *>(&callable)),
        call_([](void *context, const errcat_diagnostic *diagnostic) noexcept {
          reinterpret_cast<void (*)(const errcat_diagnostic &)>(context)(*diagnostic);
        }) {
  }
  errcat_report *function() const noexcept {
    return call_;
  }
  void *context() const noexcept {
    return context_;
  }

private:
  void *context_ = nullptr;
  errcat_report *call_ = nullptr;
};

/* A slice of errcat.h; empty where there is none. */
inline std::string_view view(const errcat_slice &slice) noexcept {
  return slice.text ? std::string_view(slice.text, slice.length) : std::string_view();
}

/* A string of what write(buffer, size) writes in snprintf()'s manners. Most texts fit the first
   time. One may grow between two calls if its catalog is libintl's. */
template <class Write> std::string written(Write write) {
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

/* Any text, made safe for where it goes; see errcat_escape(). */
inline std::string escape(std::string_view text, errcat_mode mode) {
  return written([&](char *buffer, std::size_t size) {
    return errcat_escape(text.data(), text.size(), mode, buffer, size);
  });
}

/* ---- errors as std::error_code ---- */

/* The HTTP statuses of errors (RFC 9110) as std::error_condition: the code of any domain compares
   equal to the status that its table gives it. */
enum class http {
  bad_request = 400,
  unauthorized = 401,
  payment_required = 402,
  forbidden = 403,
  not_found = 404,
  method_not_allowed = 405,
  not_acceptable = 406,
  proxy_authentication_required = 407,
  request_timeout = 408,
  conflict = 409,
  gone = 410,
  length_required = 411,
  precondition_failed = 412,
  content_too_large = 413,
  uri_too_long = 414,
  unsupported_media_type = 415,
  range_not_satisfiable = 416,
  expectation_failed = 417,
  misdirected_request = 421,
  unprocessable_content = 422,
  locked = 423,
  failed_dependency = 424,
  too_early = 425,
  upgrade_required = 426,
  precondition_required = 428,
  too_many_requests = 429,
  request_header_fields_too_large = 431,
  unavailable_for_legal_reasons = 451,
  internal_server_error = 500,
  not_implemented = 501,
  bad_gateway = 502,
  service_unavailable = 503,
  gateway_timeout = 504,
  http_version_not_supported = 505,
  variant_also_negotiates = 506,
  insufficient_storage = 507,
  loop_detected = 508,
  not_extended = 510,
  network_authentication_required = 511
};

class ERRCAT_API http_status_category final : public std::error_category {
public:
  const char *name() const noexcept override {
    return "http";
  }
  std::string message(int status) const override {
    switch (static_cast<http>(status)) {
    case http::bad_request: return "Bad Request";
    case http::unauthorized: return "Unauthorized";
    case http::payment_required: return "Payment Required";
    case http::forbidden: return "Forbidden";
    case http::not_found: return "Not Found";
    case http::method_not_allowed: return "Method Not Allowed";
    case http::not_acceptable: return "Not Acceptable";
    case http::proxy_authentication_required: return "Proxy Authentication Required";
    case http::request_timeout: return "Request Timeout";
    case http::conflict: return "Conflict";
    case http::gone: return "Gone";
    case http::length_required: return "Length Required";
    case http::precondition_failed: return "Precondition Failed";
    case http::content_too_large: return "Content Too Large";
    case http::uri_too_long: return "URI Too Long";
    case http::unsupported_media_type: return "Unsupported Media Type";
    case http::range_not_satisfiable: return "Range Not Satisfiable";
    case http::expectation_failed: return "Expectation Failed";
    case http::misdirected_request: return "Misdirected Request";
    case http::unprocessable_content: return "Unprocessable Content";
    case http::locked: return "Locked";
    case http::failed_dependency: return "Failed Dependency";
    case http::too_early: return "Too Early";
    case http::upgrade_required: return "Upgrade Required";
    case http::precondition_required: return "Precondition Required";
    case http::too_many_requests: return "Too Many Requests";
    case http::request_header_fields_too_large: return "Request Header Fields Too Large";
    case http::unavailable_for_legal_reasons: return "Unavailable For Legal Reasons";
    case http::internal_server_error: return "Internal Server Error";
    case http::not_implemented: return "Not Implemented";
    case http::bad_gateway: return "Bad Gateway";
    case http::service_unavailable: return "Service Unavailable";
    case http::gateway_timeout: return "Gateway Timeout";
    case http::http_version_not_supported: return "HTTP Version Not Supported";
    case http::variant_also_negotiates: return "Variant Also Negotiates";
    case http::insufficient_storage: return "Insufficient Storage";
    case http::loop_detected: return "Loop Detected";
    case http::not_extended: return "Not Extended";
    case http::network_authentication_required: return "Network Authentication Required";
    }
    return "HTTP status " + std::to_string(status);
  }
};

/* An object that is never destroyed, so that a destructor that runs late can still say its error. */
template <class Category, auto... Arguments> ERRCAT_API const Category &lasting() noexcept {
  alignas(Category) static unsigned char place[sizeof(Category)];
  static const Category *const object = new (place) Category(Arguments()...);
  return *object;
}

/* The category of these conditions, also for statuses that have no name:
   std::error_condition(499, errcat::http_category()). */
inline const std::error_category &http_category() noexcept {
  return lasting<http_status_category>();
}
inline std::error_condition make_error_condition(http status) noexcept {
  return {static_cast<int>(status), http_category()};
}

/* The errors of a domain for std::error_code. */
class ERRCAT_API domain_category final : public std::error_category {
public:
  /* The domain must outlive it. */
  explicit domain_category(const errcat_domain *domain) noexcept : domain_(domain) {
  }
  const errcat_domain *domain() const noexcept {
    return domain_;
  }
  const char *name() const noexcept override {
    return errcat_domain_name(domain_);
  }
  /* The English sentence, without arguments. Needs no catalogs. */
  std::string message(int code) const override {
    const errcat_error *error = errcat_domain_find(domain_, code);
    if (error) return error->bare ? error->bare : error->message;
    return "Unknown error " + std::to_string(code);
  }
  /* The HTTP status that the table gives the code; of a code that has none, the code itself. */
  std::error_condition default_error_condition(int code) const noexcept override {
    const errcat_error *error = errcat_domain_find(domain_, code);
    if (error && error->http_status) return {error->http_status, http_category()};
    return {code, *this};
  }
  /* So is a code with one of these statuses also what the system would call it. */
  bool equivalent(int code, const std::error_condition &condition) const noexcept override {
    const std::error_condition status = default_error_condition(code);
    if (status == condition || status.category() != http_category()) return status == condition;
    switch (static_cast<http>(status.value())) {
    case http::forbidden: return condition == std::errc::permission_denied;
    case http::not_found: return condition == std::errc::no_such_file_or_directory;
    case http::request_timeout:
    case http::gateway_timeout: return condition == std::errc::timed_out;
    case http::not_implemented: return condition == std::errc::not_supported;
    case http::insufficient_storage: return condition == std::errc::no_space_on_device;
    default: return false;
    }
  }

private:
  const errcat_domain *domain_;
};

/* The category of a domain, for codes that come as numbers:
   std::error_code(40321, errcat::category<errcat_fileshare>()). There is one object in the whole
   program. Domain is auto because with clang's -fvisibility=hidden each library would otherwise
   have an object of its own. */
template <auto Domain> const std::error_category &category() noexcept {
  return lasting<domain_category, Domain>();
}

#if defined(__cpp_exceptions) && defined(__cpp_rtti)
/* An error on its way to whoever can tell it: its code, and copies of its arguments.

       throw errcat::error(SHOP_SOLD_OUT, {{"article", "Tea"}, {"left", 3}});
       …
       catch (const errcat::error &error) { show(reader.format(error)); }

   what() is the English sentence with its arguments; of a code that is no domain's, its message().
   A copy shares them, and does not throw. */
class ERRCAT_API error : public std::system_error {
public:
  explicit error(const std::error_code &code, errcat::arguments values = {})
      : std::system_error(code), state_(std::make_shared<const state>(code, values)) {
  }
  error(const error &) noexcept = default; /* moved, too, is copied: neither is ever empty */
  error &operator=(const error &) noexcept = default;

  const char *what() const noexcept override {
    return state_->what.c_str();
  }
  /* They live as long as this object or a copy of it. */
  errcat::arguments arguments() const noexcept {
    return state_->values;
  }

private:
  struct state {
    std::string what;
    std::vector<std::string> words;
    std::vector<errcat_argument> values;

    state(const std::error_code &code, errcat::arguments given)
        : values(given.begin(), given.end()) {
      words.reserve(2 * values.size());
      for (errcat_argument &value : values) {
        if (value.name) value.name = words.emplace_back(value.name).c_str();
        if (value.type != ERRCAT_TEXT || !value.text) {
          value.text = nullptr;
          continue;
        }
        if (value.length == ERRCAT_NUL) value.length = std::strlen(value.text);
        value.text = words.emplace_back(value.text, value.length).c_str();
      }
      what = english(code, values);
    }

    static std::string english(const std::error_code &code, const errcat::arguments &values) {
      const auto *category = dynamic_cast<const domain_category *>(&code.category());
      if (!category || !errcat_domain_find(category->domain(), code.value())) return code.message();
      const std::unique_ptr<errcat_catalogs, decltype(&errcat_close)> catalogs(
          errcat_open(category->domain(), nullptr, nullptr), errcat_close);
      errcat_reader source;
      errcat_choose_source(catalogs.get(), &source);
      const std::unique_ptr<errcat_reader, decltype(&errcat_release)> owner(&source,
                                                                            errcat_release);
      std::string text = written([&](char *buffer, std::size_t size) {
        return errcat_format(&source, code.value(), values.data(), values.size(), nullptr, buffer,
                             size, nullptr);
      });
      return text.empty() ? code.message() : text;
    }
  };
  std::shared_ptr<const state> state_;
};
#endif

/* ---- the reader ---- */

class catalogs;

/* A text and whose words its parts are; see errcat_format_parts(). */
struct parted {
  std::string text;
  std::vector<errcat_part> parts;
};

/* What a response said, see errcat_retold, and the text it was told in. Slices and the texts of
   arguments lie in the response, or in what this owns. */
struct retold : errcat_retold {
  std::string text;
  std::unique_ptr<char[]> scratch;
};

/* What a response says, see errcat_response. Slices lie in the response, or in what this owns. */
struct response : errcat_response {
  errcat_status read; /* what errcat_read() returned */
  std::unique_ptr<char[]> scratch;
};

/* A person's languages, see errcat_reader; catalogs make one. Must be destroyed before the catalogs
   that it was chosen from, or those that they were moved to. */
class reader {
public:
  reader() noexcept = default;
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
    return errcat_reader_tag(&reader_);
  }
  errcat_direction direction() const noexcept {
    return errcat_reader_direction(&reader_);
  }

  /* The message of a code. Allocates nothing but the string. */
  std::string format(int code, arguments values = {}, const errcat_options &options = {},
                     errcat_result *result = nullptr) const {
    return written([&](char *buffer, std::size_t size) {
      return format(buffer, size, code, values, options, result);
    });
  }

  /* The same into a buffer, like snprintf(). Allocates nothing. */
  std::size_t format(char *buffer, std::size_t size, int code, arguments values = {},
                     const errcat_options &options = {},
                     errcat_result *result = nullptr) const noexcept {
    return errcat_format(&reader_, code, values.data(), values.size(), &options, buffer, size,
                         result);
  }

  /* The message of an enumerator, likewise of any domain's. */
  template <class Code, std::enable_if_t<std::is_error_code_enum_v<Code>, int> = 0>
  std::string format(Code code, arguments values = {}, const errcat_options &options = {},
                     errcat_result *result = nullptr) const {
    return format(std::error_code(code), values, options, result);
  }

  /* The message of a code of the reader's domain (the names are compared). For another it is that
     one's message(), not translated, but made safe as options ask. */
  std::string format(const std::error_code &code, arguments values = {},
                     const errcat_options &options = {}, errcat_result *result = nullptr) const {
    if (knows(code)) return format(code.value(), values, options, result);
    return foreign(code.message(), options, result);
  }

#if defined(__cpp_exceptions) && defined(__cpp_rtti)
  /* The message of an exception with its arguments, likewise; that of another domain is its
     what(). */
  std::string format(const error &thrown, const errcat_options &options = {},
                     errcat_result *result = nullptr) const {
    if (knows(thrown.code()))
      return format(thrown.code().value(), thrown.arguments(), options, result);
    return foreign(thrown.what(), options, result);
  }
#endif

  /* Any other message of the domain's catalogs; see errcat_format_message(). */
  std::string format_message(const char *context, const char *id, const char *plural,
                             arguments values = {}, const errcat_options &options = {},
                             errcat_result *result = nullptr) const {
    return written([&](char *buffer, std::size_t size) {
      return errcat_format_message(&reader_, context, id, plural, values.data(), values.size(),
                                   &options, buffer, size, result);
    });
  }

  /* The message of a code, for a user interface that makes nodes of its parts. */
  parted format_parts(int code, arguments values = {}, const errcat_options &options = {},
                      errcat_result *result = nullptr) const {
    parted made;
    std::size_t needed = 2 * ERRCAT_PARAMETERS_MAX + 1;
    do {
      made.parts.resize(needed);
      made.text = written([&](char *buffer, std::size_t size) {
        return errcat_format_parts(&reader_, code, values.data(), values.size(), &options, buffer,
                                   size, made.parts.data(), made.parts.size(), &needed, result);
      });
    } while (needed > made.parts.size());
    made.parts.resize(needed);
    return made;
  }

  /* The JSON body of a response. */
  std::string write(int code, arguments values = {}, const errcat_body_options &options = {},
                    errcat_result *result = nullptr) const {
    return written([&](char *buffer, std::size_t size) {
      return errcat_write(&reader_, code, values.data(), values.size(), &options, buffer, size,
                          result);
    });
  }

  /* What a text was made of; see errcat_match(). The texts of its arguments are parts of text, so
     it is not taken from a temporary string. */
  errcat_matched match(std::string_view text, int code = 0, std::string_view language = {},
                       std::uint64_t *hint = nullptr) const noexcept {
    errcat_matched matched;
    errcat_match(&reader_, code, text.data(), text.size(), language.data(), language.size(), hint,
                 &matched);
    return matched;
  }
  template <class String, class... Rest,
            std::enable_if_t<std::is_same_v<std::remove_const_t<String>, std::string>, int> = 0>
  errcat_matched match(String &&text, Rest &&...rest) const = delete;

  /* A response told anew, to this reader or to others, of a domain each, in order; see
     errcat_retell(). bytes must outlive what it returns, so they are not taken from a temporary
     string. Scratch memory is had by itself where options name none. */
  template <class... Readers>
  retold retell(std::string_view bytes, errcat_retell_options options = {},
                const Readers &...others) const {
    const errcat_reader *const readers[] = {get(), others.get()...};
    retold made{};
    const bool own = !options.scratch;
    std::size_t size_of_scratch = 4 * bytes.size();
    do {
      if (own) {
        options.scratch_size = size_of_scratch;
        made.scratch.reset(options.scratch = new char[size_of_scratch + 1]);
        size_of_scratch *= 2;
      }
      made.text = written([&](char *buffer, std::size_t size) {
        return errcat_retell(readers, sizeof readers / sizeof *readers, bytes.data(), bytes.size(),
                             &options, buffer, size, &made);
      });
    } while (own && made.status & ERRCAT_NO_SCRATCH);
    return made;
  }
  template <class String, class... Rest,
            std::enable_if_t<std::is_same_v<std::remove_const_t<String>, std::string>, int> = 0>
  retold retell(String &&bytes, Rest &&...rest) const = delete;

private:
  friend class catalogs;
  reader(const errcat_domain *domain, const errcat_reader &taken) noexcept
      : domain_(domain), reader_(taken) {
  }

  bool knows(const std::error_code &code) const noexcept {
    return domain_ && std::strcmp(code.category().name(), errcat_domain_name(domain_)) == 0;
  }
  std::string foreign(std::string_view message, const errcat_options &options,
                      errcat_result *result) const {
    return format_message(nullptr, "{message}", nullptr, {{"message", message}}, options, result);
  }

  const errcat_domain *domain_ = nullptr;
  errcat_reader reader_{};
};

/* ---- tables and catalogs ---- */

/* A table of errors that is read while the program runs; see errcat_domain_load(). Must be destroyed
   after the catalogs that were opened with it. */
class domain {
public:
  /* Empty if anything is wrong with the table, or memory ran out. */
  domain(std::string_view text, const char *label, const report &to = {}) noexcept
      : domain_(errcat_domain_load(text.data(), text.size(), label, nullptr, to.function(),
                                   to.context())) {
  }
  explicit operator bool() const noexcept {
    return domain_ != nullptr;
  }
  const errcat_domain *get() const noexcept {
    return domain_.get();
  }

private:
  struct deleter {
    void operator()(errcat_domain *domain) const noexcept {
      errcat_domain_free(domain);
    }
  };
  std::unique_ptr<errcat_domain, deleter> domain_;
};

/* The catalogs of one domain. Readers are chosen from catalogs that have a name, and not from a
   temporary, which would be gone before them. */
class catalogs {
public:
  /* Empty if memory ran out or the domain is broken; diagnostic is filled as by errcat_open(). */
  explicit catalogs(const errcat_domain *domain, errcat_diagnostic *diagnostic = nullptr) noexcept
      : catalogs_(errcat_open(domain, nullptr, diagnostic)) {
  }
  /* Likewise; empty also if the domain is. */
  explicit catalogs(const domain &table, errcat_diagnostic *diagnostic = nullptr) noexcept
      : catalogs_(table ? errcat_open(table.get(), nullptr, diagnostic) : nullptr) {
  }
  explicit catalogs(domain &&, errcat_diagnostic * = nullptr) = delete;

  explicit operator bool() const noexcept {
    return catalogs_ != nullptr;
  }
  errcat_catalogs *get() const noexcept {
    return catalogs_.get();
  }

  /* As the functions of their names; of empty catalogs, ERRCAT_NO_MEMORY. */
  errcat_status add_directory(const char *directory, const report &to = {}) noexcept {
    if (!*this) return ERRCAT_NO_MEMORY;
    return errcat_add_directory(get(), directory, to.function(), to.context());
  }
  errcat_status add_catalog(const char *text_domain, const char *name, std::string_view bytes,
                            const report &to = {}) noexcept {
    if (!*this) return ERRCAT_NO_MEMORY;
    return errcat_add_catalog(get(), text_domain, name, bytes.data(), bytes.size(), to.function(),
                              to.context());
  }
  errcat_status reload(const report &to = {}) noexcept {
    if (!*this) return ERRCAT_NO_MEMORY;
    return errcat_reload(get(), to.function(), to.context());
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
  reader choose(std::string_view wanted, std::uint32_t *status = nullptr) const &noexcept {
    return chosen(wanted.data() ? wanted.data() : "", wanted.size(), status);
  }
  reader choose(std::string_view wanted, std::uint32_t *status = nullptr) const && = delete;
  reader choose(std::nullptr_t,
                std::uint32_t * = nullptr) const & = delete; /* choose() asks the environment */

  /* The reader of the environment: LANGUAGE, LC_ALL, LC_MESSAGES, LANG. */
  reader choose() const &noexcept {
    return chosen(nullptr, 0, nullptr);
  }
  reader choose() const && = delete;

  /* The reader of the source language, English: for logs. */
  reader source() const &noexcept {
    errcat_reader made{};
    return owned(errcat_choose_source(get(), &made), made);
  }
  reader source() const && = delete;

  /* The reader of the current locale, through libintl; see errcat_choose_libintl(). */
  reader libintl() const &noexcept {
    errcat_reader made{};
    return owned(errcat_choose_libintl(get(), &made), made);
  }
  reader libintl() const && = delete;

  /* What a response says, from a byte on: see errcat_read(). bytes must outlive what it returns, so
     they are not taken from a temporary string. */
  response read(std::string_view bytes, std::size_t from = 0) const {
    response made{};
    std::size_t size = 3 * bytes.size() + 1;
    do {
      made.scratch.reset(new char[size]);
      made.read =
          errcat_read(get(), bytes.data(), bytes.size(), from, made.scratch.get(), size, &made);
      size *= 2;
    } while (made.status & ERRCAT_NO_SCRATCH);
    return made;
  }
  template <class String, class... Rest,
            std::enable_if_t<std::is_same_v<std::remove_const_t<String>, std::string>, int> = 0>
  response read(String &&bytes, Rest &&...rest) const = delete;

private:
  reader owned(std::uint32_t status, const errcat_reader &made) const noexcept {
    return *this && !(status & ERRCAT_NO_READER) && made.languages[0]
               ? reader(errcat_domain_of(get()), made)
               : reader();
  }
  reader chosen(const char *wanted, std::size_t length, std::uint32_t *status) const noexcept {
    errcat_reader made{};
    const std::uint32_t bits = errcat_choose(get(), wanted, length, &made);
    if (status) *status = bits;
    return owned(bits, made);
  }

  struct deleter {
    void operator()(errcat_catalogs *catalogs) const noexcept {
      errcat_close(catalogs);
    }
  };
  std::unique_ptr<errcat_catalogs, deleter> catalogs_;
};

} // namespace errcat

template <> struct std::is_error_condition_enum<errcat::http> : std::true_type {};
#endif
