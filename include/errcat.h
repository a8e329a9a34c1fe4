/* errcat: an error code becomes a sentence in the reader's language.
   SPDX-License-Identifier: LGPL-2.1-or-later

   A domain is a table of errors; errcat/fileshare.h has one. errcat_open() opens it with its
   translations, errcat_choose() picks the languages of one reader, errcat_format() writes the
   sentence:

       errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
       errcat_reader reader;
       errcat_choose(catalogs, "zh-CN, de;q=0.5", ERRCAT_NUL, &reader);
       errcat_argument docs = errcat_text("repository", "Docs", ERRCAT_NUL);
       char text[512];
       errcat_format(&reader, 40321, &docs, 1, NULL, text, sizeof text, NULL);
       errcat_release(&reader);
       errcat_close(catalogs);

   Text is UTF-8. A text comes with its length in bytes, and then needs no NUL at its end; or with
   ERRCAT_NUL in place of the length, and then ends at its NUL.
   What is passed to a function need only live until it returns, and what a function returns lives
   as long as the object that it was asked of, unless a declaration says otherwise. Any function may
   be called from many threads at once on the same object, but for those that close, free or release
   one. Nothing here calls setlocale(), changes the environment or keeps per-thread state.

   A function that writes text returns its length, as snprintf() does; one that does something
   returns an errcat_status, which is ERRCAT_OK, 0, where it is done; one that chooses a reader
   returns bits of errcat_result_status, 0 where it found what was asked for.
   A struct that a caller fills, such as errcat_options, is all zero by default, and so are members
   that a later version has: begin with {0}, in C++ with {}. One that the library fills, such as
   errcat_result, is set whole by each call, whatever is in it before; of a list in it as many as are counted. The members called reserved are room for later
   versions; in a struct that a caller fills they must be zero. Enumerations are named and the
   members that hold them are int32_t, so that a struct has one layout everywhere.
   Where a pointer may be NULL the declaration says so. errcat_domain_load() and errcat_open()
   may fail, so every function also takes NULL for a domain, catalogs or a reader, and a reader
   that is all zero: it finds nothing, writes no text with ERRCAT_NO_READER, and changes nothing
   with ERRCAT_NO_MEMORY. */
#ifndef ERRCAT_H
#define ERRCAT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define ERRCAT_API __attribute__((visibility("default")))
#else
#define ERRCAT_API
#endif

/* The version of this header. */
#define ERRCAT_VERSION_MAJOR 1
#define ERRCAT_VERSION_MINOR 0
#define ERRCAT_VERSION_PATCH 0
#define ERRCAT_VERSION_NUMBER \
  (ERRCAT_VERSION_MAJOR * 10000 + ERRCAT_VERSION_MINOR * 100 + ERRCAT_VERSION_PATCH)

/* The ERRCAT_VERSION_NUMBER of the library that is linked. */
ERRCAT_API int32_t errcat_version(void);

#define ERRCAT_NUL SIZE_MAX

typedef struct errcat_catalogs errcat_catalogs; /* the catalogs of one domain */
typedef struct errcat_domain errcat_domain;     /* a table of errors */
typedef struct errcat_language errcat_language; /* one language's catalog, checked and compiled */

/* ---- the table ---- */

/* The type of a parameter, which an error declares, and of an argument, which is its value. */
typedef enum errcat_type {
  ERRCAT_TEXT = 1, /* a name, shown as it is; an empty one, or white space alone, is missing */
  ERRCAT_COUNT,    /* how many, 0 to INT64_MAX: picks the plural form; thousands are grouped */
  ERRCAT_NUMBER,   /* an integer that identifies: in the language's digits, not grouped */
  ERRCAT_TIME      /* a civil date, or date and time, as the language writes it */
} errcat_type;

#define ERRCAT_PARAMETERS_MAX 8

typedef struct errcat_parameter {
  const char *name; /* NULL ends a list */
  int32_t type;     /* errcat_type */
} errcat_parameter;

typedef struct errcat_error {
  int32_t code;
  int32_t http_status;
  const char *name;    /* symbolic: "REPOSITORY_FULL" */
  const char *message; /* English; the msgid. With {name} where a parameter's value goes; the
                          singular where there is a plural */
  const char *plural;  /* English plural, the msgid_plural, or NULL */
  const char *bare;    /* the sentence for when an argument is missing; NULL: no parameters */
  const errcat_parameter *parameters; /* up to ERRCAT_PARAMETERS_MAX, ends at name NULL; or NULL */
  const void *reserved[2];
} errcat_error;

/* The gettext text domain of a domain: "errcat-fileshare". */
ERRCAT_API const char *errcat_domain_name(const errcat_domain *domain);

/* The number of errors in a domain, and the error at an index, in the order of the table; NULL past
   its end. */
ERRCAT_API size_t errcat_domain_size(const errcat_domain *domain);
ERRCAT_API const errcat_error *errcat_domain_at(const errcat_domain *domain, size_t index);

/* The error of a code, or of a symbolic name; NULL if the domain does not have it. They look at one
   error after another. */
ERRCAT_API const errcat_error *errcat_domain_find(const errcat_domain *domain, int32_t code);
ERRCAT_API const errcat_error *errcat_domain_find_name(const errcat_domain *domain,
                                                       const char *name);

/* The error of a key, the text that stands for its code in bodies: "invalid_grant". */
ERRCAT_API const errcat_error *errcat_domain_find_key(const errcat_domain *domain, const char *key);

/* The key that is written for a code; NULL if it has none. */
ERRCAT_API const char *errcat_domain_key(const errcat_domain *domain, int32_t code);

/* All keys of a code, in the order of the table: index 0 is the one that is written; NULL past their
   end. */
ERRCAT_API const char *errcat_domain_key_at(const errcat_domain *domain, int32_t code,
                                            size_t index);

/* ---- diagnostics ---- */

/* What is wrong with a file or a table, and how to mend it. */
typedef struct errcat_diagnostic {
  int32_t kind;     /* ERRCAT_DIAGNOSTIC_…, permanent numbers (errcat/diagnostics.def); 0: none */
  const char *what; /* the English sentence, static; a msgid of the text domain errcat-command */
  int32_t entry;    /* the entry of a .mo file that it is about, the header being 0; -1: none */
  char where[256]; /* the file, and the place in it: "de/LC_MESSAGES/shop.mo, msgid \"Sold out\"" */
  uint64_t reserved[2];
} errcat_diagnostic;

#pragma push_macro("F")
#undef F
#define F(number, name, sentence) ERRCAT_DIAGNOSTIC_##name = number,
typedef enum errcat_diagnostic_kind {
#include <errcat/diagnostics.def>
  ERRCAT_DIAGNOSTIC_NONE = 0
} errcat_diagnostic_kind;
#undef F
#pragma pop_macro("F")

/* The English sentence of a kind of diagnostic, static; NULL if there is no such kind. */
ERRCAT_API const char *errcat_diagnostic_sentence(int32_t kind);

/* Where an object's memory comes from; where a function takes NULL in its place it is malloc() and
   free(). The struct is copied; context must outlive the object, and both functions be safe to call
   from all threads that use it. allocate() may return NULL; release() takes what allocate()
   returned, or NULL. */
typedef struct errcat_allocator {
  void *(*allocate)(void *context, size_t size);
  void (*release)(void *context, void *block);
  void *context;
} errcat_allocator;

/* Called once for each diagnostic, during the call that was given it, in the same thread. */
typedef void errcat_report(void *context, const errcat_diagnostic *diagnostic);

/* Reads a table of errors, the text of a .def file (errcat-def(5)), of at most 1 MiB. The domain
   has no embedded catalogs: errcat_add_directory() brings its translations. label is what
   diagnostics call the file: "shop.def:12:3". Returns NULL if anything is wrong with the table
   or memory ran out, and reports the first hundred diagnostics; report may be NULL. */
ERRCAT_API errcat_domain *errcat_domain_load(const char *text, size_t length, const char *label,
                                             const errcat_allocator *allocator,
                                             errcat_report *report, void *context);

/* Frees a domain of errcat_domain_load(), after the catalogs that were opened with it. NULL is
   allowed. */
ERRCAT_API void errcat_domain_free(errcat_domain *domain);

/* ---- catalogs ---- */

/* What a function that does something comes to. */
typedef enum errcat_status {
  ERRCAT_OK = 0,
  ERRCAT_FAULTY,    /* something is broken, each reported; what is not is in use. Of a response that
                           was read, errcat_response.diagnostic says what */
  ERRCAT_BUSY,      /* another thread is changing the same catalogs; nothing was done */
  ERRCAT_NO_MEMORY, /* memory ran out; nothing was changed */
  ERRCAT_NOTHING_FOUND, /* there is none: no catalog in a directory, no language at an index, no
                           further error in a response */
  ERRCAT_UNREADABLE     /* it cannot be read at all, which is reported; nothing was changed */
} errcat_status;

/* Opens a domain with the catalogs that are embedded for it, reading their names only: a catalog is
   checked and compiled when a reader first wants its language. The domain must live until
   errcat_close(). Returns NULL when memory ran out, or when the table breaks a rule of
   errcat-def(5); diagnostic, which may be NULL, then says which, and where: "shop: 40321".
   diagnostic->kind is 0 if all is well, and is set although the return is not NULL if an embedded
   catalog has a name that is no language's; that catalog is left out. */
ERRCAT_API errcat_catalogs *errcat_open(const errcat_domain *domain,
                                        const errcat_allocator *allocator,
                                        errcat_diagnostic *diagnostic);

/* Frees the catalogs. All their readers must have been released. NULL is allowed. */
ERRCAT_API void errcat_close(errcat_catalogs *catalogs);

/* The domain that was opened. */
ERRCAT_API const errcat_domain *errcat_domain_of(const errcat_catalogs *catalogs);

/* Puts the catalogs of a directory in front of those there are: for the text domain shop the
   files DIR/de/LC_MESSAGES/shop.mo and so on, as bindtextdomain() would find them, and errcat's
   own general messages beside them in errcat.mo. A catalog may be partial: what it lacks comes
   from those behind it. Files that are broken, that cannot be read, or that have the right name
   in the wrong place are reported, each once, and so is every translation that cannot be used.
   report may be NULL. A directory without a catalog of this domain, ERRCAT_NOTHING_FOUND, is one
   of those that errcat_reload() reads all the same. */
ERRCAT_API errcat_status errcat_add_directory(errcat_catalogs *catalogs, const char *directory,
                                              errcat_report *report, void *context);

/* Puts one catalog, the bytes of a .mo file, in front of all: for programs without files, and
   for archives. bytes are copied, and validated as those of a file. text_domain is the domain's
   own, for which NULL may stand, or "errcat", for general messages; name is that of the locale
   directory it would be in, "pt_BR", and what diagnostics call it. It replaces what was added
   under the same two. report may be NULL. ERRCAT_UNREADABLE: nothing of it can be used;
   ERRCAT_FAULTY: all but the messages that were reported. */
ERRCAT_API errcat_status errcat_add_catalog(errcat_catalogs *catalogs, const char *text_domain,
                                            const char *name, const void *bytes, size_t size,
                                            errcat_report *report, void *context);

/* Which catalogs a reader needs, before any is there: names are those of locale directories,
   wanted is as for errcat_choose(), but not NULL. Fills indexes with the places in names of the
   catalogs that choosing would look into, parents ("de" for "de_CH") behind their children, the
   language that is read first first; at most capacity of them. Returns how many there are. A
   name that is no language's is never needed. allocator may be NULL; when memory runs out the
   answer is every catalog, which is more than is needed. */
ERRCAT_API size_t errcat_catalogs_needed(const char *const *names, size_t count, const char *wanted,
                                         size_t length, const errcat_allocator *allocator,
                                         size_t *indexes, size_t capacity);

/* Reads the directories of errcat_add_directory() anew. Readers go on with what they hold; those
   chosen later see the new catalogs. A file or directory that is broken or cannot be read is
   reported, and its former catalogs stay; the catalog of a file that is gone goes too. Does nothing
   more if no file has changed. */
ERRCAT_API errcat_status errcat_reload(errcat_catalogs *catalogs, errcat_report *report,
                                       void *context);

/* Checks a .mo file in memory and reports all that errcat_add_directory() would, and besides
   what it uses all the same: samples of numbers and dates that cannot be understood, plural
   forms that no number leads to. label is what diagnostics call the file. Changes nothing. */
ERRCAT_API errcat_status errcat_validate(const errcat_catalogs *catalogs, const void *bytes,
                                         size_t size, const char *label, errcat_report *report,
                                         void *context);

/* Compiles every language now, and reports embedded catalogs that are broken; report may be NULL.
   Else a language is compiled when it is first chosen, which allocates, and what is broken in an
   embedded catalog costs that language and is not reported. */
ERRCAT_API errcat_status errcat_compile_all(errcat_catalogs *catalogs, errcat_report *report,
                                            void *context);

/* A language with less than this percentage of the domain's errors translated comes behind one that
   the reader also wants and that has it. 80 unless set; what is below 0 or
   above 100 is taken for that. */
ERRCAT_API errcat_status errcat_set_completeness(errcat_catalogs *catalogs, int32_t percentage);

/* ---- languages ---- */

typedef enum errcat_direction { ERRCAT_LTR = 0, ERRCAT_RTL = 1 } errcat_direction;

typedef struct errcat_description {
  char tag[32];        /* BCP 47: "zh-CN" */
  char name[64];       /* in the language itself: "简体中文" */
  int32_t direction;   /* errcat_direction */
  uint32_t translated; /* how many errors of the domain are */
  uint32_t total;      /* and how many it has */
  int32_t reviewed;    /* 0: the message of some error comes from a catalog whose header says
                       X-Errcat-Review: draft, made by machine and read by no native yet */
  int32_t complete;    /* 1: translated is as much as errcat_set_completeness() asks for */
  uint64_t reserved[4];
} errcat_description;

/* Describes one of the languages that can be chosen: index 0 is the source language, the others
   follow in the order of their tags. ERRCAT_NOTHING_FOUND past the end. */
ERRCAT_API errcat_status errcat_language_at(errcat_catalogs *catalogs, size_t index,
                                            errcat_description *description);

/* ---- the reader ---- */

/* A person's languages, best first, the source language last. The caller owns the struct, leaves
   its members alone, fills it once a request or a session by one of the functions below, uses it in
   one or many threads, and gives it to errcat_release(). */
typedef struct errcat_reader {
  const errcat_language *languages[4];
  void *pin;
  uint64_t reserved[3];
} errcat_reader;

/* Chooses the languages for a reader. wanted is an Accept-Language value (RFC 9110, 12.5.4), BCP 47
   tags, or POSIX locale names, separated by ","; POSIX names alone also by ":". NULL asks the
   environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG, as gettext does), so a server passes "" for a
   request without Accept-Language.
   At worst the reader reads the source language. Returns 0 or the bits ERRCAT_NO_LANGUAGE,
   ERRCAT_OUT_OF_MEMORY; with ERRCAT_NO_READER there was no memory for the source language
   either, or catalogs is NULL, and the reader is all zero. Allocates only where it is the first
   to choose a language. */
ERRCAT_API uint32_t errcat_choose(errcat_catalogs *catalogs, const char *wanted, size_t length,
                                  errcat_reader *reader);

/* Makes a reader of the source language, English: for logs, and texts to search for. Returns 0; or
   ERRCAT_NO_READER, with ERRCAT_OUT_OF_MEMORY where that is why, and then the reader is all zero. */
ERRCAT_API uint32_t errcat_choose_source(errcat_catalogs *catalogs, errcat_reader *reader);

/* Makes a reader who reads the current locale's language, as it is at each call, through libintl:
   for programs that call setlocale() or uselocale(). Call errcat_bind_libintl() first. What the
   domain's catalogs lack there, general messages and how numbers and dates are written, comes
   from errcat's embedded ones for the same language. libintl takes locks and allocates, and so does
   formatting for this reader. If errcat was built without libintl this is errcat_choose_source().
   Returns as that does. */
ERRCAT_API uint32_t errcat_choose_libintl(errcat_catalogs *catalogs, errcat_reader *reader);

/* Checks the catalogs of a directory, then calls bindtextdomain() for it. libintl trusts its
   files: a plural expression that divides by zero would end the program. So this is stricter
   than errcat_add_directory(): it also refuses such an expression, and a catalog whose header
   does not name its Language. Binds nothing unless it returns ERRCAT_OK. */
ERRCAT_API errcat_status errcat_bind_libintl(errcat_catalogs *catalogs, const char *directory,
                                             errcat_report *report, void *context);

/* Gives back what a reader holds, and makes it all zero. NULL, and a reader that is all zero, are
   allowed. */
ERRCAT_API void errcat_release(errcat_reader *reader);

/* The domain whose errors the reader reads, NULL of one that is all zero. And the language that
   is read first, for a page's lang and dir: its BCP 47 tag, which lives until the reader is
   released, and its direction. Through libintl, that of the current locale. "" and ERRCAT_LTR of
   a reader that is all zero. */
ERRCAT_API const errcat_domain *errcat_reader_domain(const errcat_reader *reader);
ERRCAT_API const char *errcat_reader_tag(const errcat_reader *reader);
ERRCAT_API errcat_direction errcat_reader_direction(const errcat_reader *reader);

/* ---- arguments ---- */

typedef enum errcat_precision { ERRCAT_MINUTE = 0, ERRCAT_DAY = 1 } errcat_precision;
enum { ERRCAT_NO_OFFSET = -32768 }; /* the zone is not known: none is shown */

/* The value of a parameter. The functions below make one. */
typedef struct errcat_argument {
  const char *name;
  const char *text;  /* ERRCAT_TEXT */
  size_t length;     /* of text: bytes, or ERRCAT_NUL */
  int64_t number;    /* ERRCAT_COUNT, ERRCAT_NUMBER; ERRCAT_TIME: seconds on the clock of the zone
                        that offset names, 1970-01-01T00:00:00 on that clock being 0 */
  int32_t type;      /* errcat_type */
  int32_t precision; /* ERRCAT_TIME: errcat_precision */
  int32_t offset;    /* ERRCAT_TIME: minutes east of UTC, or ERRCAT_NO_OFFSET */
  int32_t reserved;  /* not 0: it is of the wrong type */
} errcat_argument;

/* A text is also an argument for a parameter of another type, if it can be read as one: a number as
   decimal digits after an optional "-"; a time as in RFC 3339, with "T" or a space between date and
   time, and without the seconds, the offset or the whole time of day. */

/* Exported, for languages that cannot read this header, and inline where C has C99's inline. */
#if defined(__cplusplus) || \
    (defined(__STDC_VERSION__) && __STDC_VERSION__ >= 199901L && !defined(__GNUC_GNU_INLINE__))
#define ERRCAT_INLINE ERRCAT_API inline
#else
#define ERRCAT_INLINE ERRCAT_API
#endif
ERRCAT_INLINE errcat_argument errcat_text(const char *name, const char *text, size_t length);
ERRCAT_INLINE errcat_argument errcat_count(const char *name, int64_t count);
ERRCAT_INLINE errcat_argument errcat_number(const char *name, int64_t number);

/* What a clock shows: seconds, offset and precision as in errcat_argument. */
ERRCAT_INLINE errcat_argument errcat_civil_time(const char *name, int64_t seconds, int32_t offset,
                                                int32_t precision);

/* An instant, in seconds since 1970-01-01T00:00:00Z, as a clock so many minutes east of UTC
   shows it; with ERRCAT_NO_OFFSET as one in UTC does, and no zone is shown. */
ERRCAT_INLINE errcat_argument errcat_unix_time(const char *name, int64_t seconds, int32_t offset);

#if defined(__cplusplus) || \
    (defined(__STDC_VERSION__) && __STDC_VERSION__ >= 199901L && !defined(__GNUC_GNU_INLINE__))
inline errcat_argument errcat_text(const char *name, const char *text, size_t length) {
  errcat_argument argument = {name, text, length, 0, ERRCAT_TEXT, 0, 0, 0};
  return argument;
}

inline errcat_argument errcat_count(const char *name, int64_t count) {
  errcat_argument argument = {name, 0, 0, count, ERRCAT_COUNT, 0, 0, 0};
  return argument;
}

inline errcat_argument errcat_number(const char *name, int64_t number) {
  errcat_argument argument = {name, 0, 0, number, ERRCAT_NUMBER, 0, 0, 0};
  return argument;
}

inline errcat_argument errcat_civil_time(const char *name, int64_t seconds, int32_t offset,
                                         int32_t precision) {
  errcat_argument argument = {name, 0, 0, seconds, ERRCAT_TIME, precision, offset, 0};
  return argument;
}

inline errcat_argument errcat_unix_time(const char *name, int64_t seconds, int32_t offset) {
  errcat_argument argument = {name, 0, 0, seconds, ERRCAT_TIME, ERRCAT_MINUTE, offset, 0};
  const int64_t east = offset == ERRCAT_NO_OFFSET ? 0 : offset * INT64_C(60);
  if (east < 0 ? seconds >= INT64_MIN - east : seconds <= INT64_MAX - east)
    argument.number = seconds + east; /* else it is far out of range as it is */
  return argument;
}
#endif

/* Writes an ERRCAT_TIME argument as a body has it: in the form of RFC 3339, but for the seconds, which it
   does not have (2023-11-14T22:14+01:00), and without a time of day or an offset if it has none; nothing if it
   is of another type or out of range. Otherwise like errcat_format(). */
ERRCAT_API size_t errcat_write_time(const errcat_argument *argument, char *buffer, size_t size);

/* ---- messages ---- */

/* Where a text goes, and what is escaped in it for that. */
typedef enum errcat_mode {
  ERRCAT_PLAIN = 0,
  ERRCAT_HTML = 1,     /* & < > " ' are escaped: for text and quoted attributes */
  ERRCAT_JSON = 2,     /* escaped for the inside of a JSON string (RFC 8259) */
  ERRCAT_TERMINAL = 3, /* controls, line breaks and bidi controls in arguments are made visible */
  ERRCAT_SCRIPT = 4    /* as ERRCAT_JSON, and < > & U+2028 U+2029 are escaped too: for the inside of
                          a page's script element */
} errcat_mode;

/* What else is asked for; any of these, or-ed. */
typedef enum errcat_flag {
  ERRCAT_ISOLATE = 1 << 4, /* each argument between U+2068 and U+2069, in HTML in a bdi element, so
                              that it does not reorder the sentence. An isolate that an argument
                              opens or closes alone gets its other end; a paragraph that ends in an
                              argument ends the isolates, and they begin again after it. A text that
                              is cut has both ends of each */
  ERRCAT_HIDE_OFFSET = 1 << 5 /* times are shown without their offset: the reader is in that zone */
} errcat_flag;

/* How a text is written. NULL in its place is all zero: plain text. */
typedef struct errcat_options {
  int32_t mode;        /* errcat_mode */
  uint32_t flags;      /* errcat_flag */
  int32_t http_status; /* the status that the code came with, or 0: a code that is not in the table
                          has the general message of that status */
  uint32_t reserved_word;
  uint64_t reserved[4];
} errcat_options;

/* What a call had to do otherwise than asked: the bits of errcat_result.status. */
typedef enum errcat_result_status {
  ERRCAT_UNKNOWN_CODE = 1 << 0,     /* not in the table: the text is a general message */
  ERRCAT_MISSING_ARGUMENT = 1 << 1, /* the bare sentence was used */
  ERRCAT_EXTRA_ARGUMENT = 1 << 2,   /* there was an argument that the error does not take */
  ERRCAT_WRONG_TYPE = 1 << 3,       /* an argument of the wrong type or out of range was left out */
  ERRCAT_UNTRANSLATED = 1 << 4,     /* not in the reader's first language; tag says in which */
  ERRCAT_TRUNCATED = 1 << 5,        /* the buffer was too small */
  ERRCAT_INVALID_UTF8 = 1 << 6,     /* an argument had bytes that are not UTF-8, or a NUL that would
                                       have ended the text: U+FFFD was written in their place */
  ERRCAT_NO_LANGUAGE =
      1 << 7, /* there is none of the languages that were wanted, or none was wanted */
  ERRCAT_OUT_OF_MEMORY = 1 << 8, /* errcat_choose() left a language out; errcat_match() could not
                                       look everywhere */
  ERRCAT_GIVEN_UP = 1 << 9,      /* errcat_match() did not try every way */
  ERRCAT_UNMATCHED = 1 << 10,    /* errcat_retell(): the server's words may say more than the
                                       text, and are worth being shown beside it */
  ERRCAT_BAD_OPTIONS = 1 << 11,  /* an unknown mode, form or flag, or a reserved member that is
                                       not 0: nothing was written */
  ERRCAT_NO_READER = 1 << 12,    /* the reader is NULL or all zero: nothing was written */
  ERRCAT_NO_SCRATCH =
      1 << 13 /* scratch was too small: for the server's words, which were cut and so
                                 not recognized, or for an argument, which was left out */
} errcat_result_status;

typedef struct errcat_result {
  uint32_t status;   /* the bits above */
  int32_t direction; /* of the text: errcat_direction */
  const char *tag; /* BCP 47, the language of the text; lives until the reader is released. "" where
                        nothing was written */
  const char *name; /* what the bits for arguments are about: the first extra argument, else the
                        first parameter whose argument has the wrong type, else the first whose
                        argument is missing, else NULL; the arguments' or the table's own pointer */
  uint64_t reserved[2];
} errcat_result;

/* Writes the message of a code. Like snprintf(), it returns the length of the whole text in bytes
   without the NUL, and writes at most size bytes, the last of them a NUL unless size is 0; a text
   that does not fit is cut between two characters. buffer may be NULL if size is 0, options and
   result always, arguments if count is 0.
   Takes no lock and allocates nothing, except for a reader of errcat_choose_libintl(). */
ERRCAT_API size_t errcat_format(const errcat_reader *reader, int32_t code,
                                const errcat_argument *arguments, size_t count,
                                const errcat_options *options, char *buffer, size_t size,
                                errcat_result *result);

/* A part of a text that was written: bytes of it, and whose they are. */
typedef struct errcat_part {
  size_t start, length;
  int32_t argument; /* the index of the caller's argument; -1: the sentence's own words */
  int32_t reserved;
} errcat_part;

/* The same, for a user interface that makes nodes of its own: says as well which parts of the
   text are arguments. Parts stand in the order of the text and leave nothing out. The first
   capacity of them are written to parts, which may be NULL if that is 0; needed, which may be
   NULL, takes how many there are: at most 2 * ERRCAT_PARAMETERS_MAX + 1 if no placeholder stands
   twice. None is empty, but those behind the end of a text that was cut, and none reaches past
   that end. Isolation is the caller's: ERRCAT_ISOLATE is among the ERRCAT_BAD_OPTIONS. */
ERRCAT_API size_t errcat_format_parts(const errcat_reader *reader, int32_t code,
                                      const errcat_argument *arguments, size_t count,
                                      const errcat_options *options, char *buffer, size_t size,
                                      errcat_part *parts, size_t capacity, size_t *needed,
                                      errcat_result *result);

/* The translation of any other message in the domain's catalogs or errcat's general ones; context
   and plural may be NULL, n picks the plural form. If there is none that can be used (one for a
   template must have the same placeholders), returns id or plural itself, as ngettext() does; else
   the text lives until the reader is released. */
ERRCAT_API const char *errcat_gettext(const errcat_reader *reader, const char *context,
                                      const char *id, const char *plural, uint64_t n);

/* Formats such a message, as errcat_format() formats an error's; of the arguments the first
   ERRCAT_PARAMETERS_MAX are taken. The first ERRCAT_COUNT one
   picks the plural form; a form may say its number in words, without the placeholder {count}, or
   without the only one that plural has. A placeholder without an argument is written as "…", which
   ERRCAT_MISSING_ARGUMENT tells, but not result->name. Neither ERRCAT_UNKNOWN_CODE nor
   ERRCAT_EXTRA_ARGUMENT is told. */
ERRCAT_API size_t errcat_format_message(const errcat_reader *reader, const char *context,
                                        const char *id, const char *plural,
                                        const errcat_argument *arguments, size_t count,
                                        const errcat_options *options, char *buffer, size_t size,
                                        errcat_result *result);

/* Writes any text, of a server or a user, made safe as an argument is; mode is an errcat_mode,
   and of an unknown one nothing is written. Otherwise like errcat_format(). */
ERRCAT_API size_t errcat_escape(const char *text, size_t length, int32_t mode, char *buffer,
                                size_t size);

/* ---- responses ---- */

/* Part of a text. One that the library gives has no NUL at its end; one that it is given may
   have ERRCAT_NUL for its length. */
typedef struct errcat_slice {
  const char *text; /* NULL: there is none */
  size_t length;
} errcat_slice;

/* Which body errcat_write() writes. */
typedef enum errcat_form {
  ERRCAT_BODY = 0,   /* as the domain's first SHAPE has it; {"error_code":…,"error_msg":"…"} */
  ERRCAT_PROBLEM = 1 /* RFC 9457 problem details, application/problem+json. title is English, and
                        the status's phrase if type is about:blank; detail is in the reader's
                        language. The arguments are members of their own, except one that has the
                        name of another member */
} errcat_form;

/* What else goes into it; any of these, or-ed. */
typedef enum errcat_body_flag {
  ERRCAT_WITH_ARGUMENTS = 1 << 8, /* the body has "error_args", so that a client need not guess */
  ERRCAT_WITH_LANGUAGE = 1 << 9,  /* "language" and "dir": those of the text */
  ERRCAT_FOR_SCRIPT = 1 << 10     /* texts are escaped as by ERRCAT_SCRIPT */
} errcat_body_flag;

/* How a body is written. NULL in its place is all zero. */
typedef struct errcat_body_options {
  int32_t form;   /* errcat_form */
  uint32_t flags; /* errcat_body_flag */
  int32_t
      http_status; /* of the response, or 0: as in errcat_options, and the problem details' where
                          the table has none for the code */
  uint32_t reserved_word;
  errcat_slice
      members; /* of the caller's own, as JSON without braces: "request_id":"7f3a". None may be
                           called like one that errcat writes */
  /* What the error is about, for a SHAPE with FIELD, and as "pointer" for problem details;
     errcat_write_list() has one an item. */
  errcat_slice field;
  uint64_t reserved[6];
} errcat_body_options;

/* Writes the body of an error response as JSON (RFC 8259), which is valid UTF-8 whatever the
   arguments hold. The response's status is errcat_http_status(), its Content-Language result->tag,
   its Vary ERRCAT_VARY. Otherwise like errcat_format(); a body that was cut is not JSON. */
ERRCAT_API size_t errcat_write(const errcat_reader *reader, int32_t code,
                               const errcat_argument *arguments, size_t count,
                               const errcat_body_options *options, char *buffer, size_t size,
                               errcat_result *result);

/* One of several errors of a response, and what it is about. */
typedef struct errcat_item {
  int32_t code;
  int32_t reserved_word;
  const errcat_argument *arguments;
  size_t count;       /* of arguments */
  errcat_slice field; /* "name"; in problem details a JSON pointer (RFC 6901): "#/name" */
  uint64_t reserved[4];
} errcat_item;

/* Writes several errors as one body: as the table's first SHAPE with EACH has it, or with
   ERRCAT_PROBLEM as "errors" of problem details. http_status is the response's; 0: that of the
   first error. Without such a SHAPE, and if count is 0, these are ERRCAT_BAD_OPTIONS. result is
   of all: status has the bits of each, tag and name are those of the last. Otherwise like
   errcat_write(). */
ERRCAT_API size_t errcat_write_list(const errcat_reader *reader, const errcat_item *items,
                                    size_t count, const errcat_body_options *options, char *buffer,
                                    size_t size, errcat_result *result);

/* Add Accept where that decides between body and problem details. */
#define ERRCAT_VARY "Accept-Language"

/* The HTTP status of a code; otherwise, if the table does not have it or gives it none. */
ERRCAT_API int32_t errcat_http_status(const errcat_catalogs *catalogs, int32_t code,
                                      int32_t otherwise);

/* What a response says. Its slices are parts of the bytes that were read, or of scratch, and
   live as long. */
typedef struct errcat_response {
  int32_t code;        /* 0: it has none */
  int32_t http_status; /* of the status line, else of problem details; 0: none */
  int32_t diagnostic;  /* what is wrong with the body: 0, or ERRCAT_DIAGNOSTIC_BODY_…; the other
                             members may be of use even so */
  uint32_t status;     /* ERRCAT_NO_SCRATCH, or 0 */
  size_t place;        /* the byte of the body that diagnostic is about, from 0 */
  size_t next;         /* where the next error of the response begins; 0: that was the last */
  errcat_slice key; /* the text that stands in the code's place, if the table has no KEY for it */
  errcat_slice message;  /* the server's words */
  errcat_slice detail;   /* its words about this occurrence, where it has both */
  errcat_slice field;    /* what the error is about: a text, or JSON of another kind as it stands */
  errcat_slice language; /* the value of Content-Language */
  errcat_slice arguments; /* an object as JSON, whose members are arguments */
  errcat_slice element;   /* the object that the error was read from, as JSON */
  errcat_slice body;      /* all of the body */
  uint64_t reserved[8];
} errcat_response;

/* Reads an error of a response, as the domain's SHAPEs have it or as problem details (RFC 9457),
   whose type names the error where there is no code: a JSON body alone, or status line, header
   fields and body (RFC 9112), the body as it is without its transfer coding; where heads of several responses follow each other, the last counts.
   from is the byte to begin at: 0, then the response's next for as long as that is not 0. Returns
   ERRCAT_OK; ERRCAT_FAULTY if diagnostic says what is wrong with the body, and code and message are
   there even so, if they could be read; ERRCAT_NOTHING_FOUND if from is past the end.
   The message is taken as it stands in bytes, or is written to scratch if it has escapes or is
   not sound. Three times as many bytes as the response has suffice, as many if the response is valid
   JSON, but where a table's paths lead to one text several times; a message that finds no room is cut between two characters. Controls
   in it stay; U+FFFD stands for what no text can hold: half of a surrogate pair, bytes that are
   not UTF-8, U+0000. Of members of the same name the last that can be read counts. */
ERRCAT_API errcat_status errcat_read(const errcat_catalogs *catalogs, const char *bytes,
                                     size_t length, size_t from, char *scratch, size_t size,
                                     errcat_response *response);

/* Takes the arguments of the error with the response's code, which may have been set since, out
   of what was sent along for them: those that a sentence can show, each of its parameter's type,
   whether it was sent as a text or as a number; of the same name the last; at most capacity of
   them. Returns how many: fewer than the error has parameters where some were not sent or are of
   no use (no number of that type, no date, white space alone). Texts lie in the response, or in
   scratch if they have escapes; one that finds no room there is left out, as many bytes as the response has
   sufficing if no two paths lead to one text. */
ERRCAT_API size_t errcat_read_arguments(const errcat_catalogs *catalogs,
                                        const errcat_response *response, char *scratch, size_t size,
                                        errcat_argument *arguments, size_t capacity);

/* How a text was recognized. */
typedef enum errcat_outcome {
  ERRCAT_MATCH_NONE = 0,     /* no message reads like this */
  ERRCAT_MATCH_EXACT = 1,    /* one error does, with one way to fill its placeholders */
  ERRCAT_MATCH_AMBIGUOUS = 2 /* several do, and the first found is given; or not all were tried */
} errcat_outcome;

enum { ERRCAT_CODES_MAX = 8 };

/* What a text was made of. */
typedef struct errcat_matched {
  int32_t outcome;   /* errcat_outcome */
  int32_t code;      /* the error's; 0: none was found */
  uint32_t status;   /* 0, or ERRCAT_GIVEN_UP, see below, and with it ERRCAT_OUT_OF_MEMORY
                        where that is the reason; or ERRCAT_NO_READER */
  const char *tag;   /* the language that the text is in; lives until the reader is released. NULL:
                        the words are those of a SAID in the table */
  size_t code_count; /* how many of codes are filled: errors that say the same, if code was 0 */
  int32_t codes[ERRCAT_CODES_MAX];
  size_t argument_count; /* of arguments; their texts are parts of the text that was given */
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  uint64_t reserved[4];
} errcat_matched;

/* The way back: finds the error whose message reads as text does, in any language of the reader's
   catalogs or in the words of a SAID, and the arguments in it. code says whose message it is; with
   0 it may be any error's. language, which may be NULL, is the tag that came with the text, such as
   Content-Language: it decides between messages of several languages.
   Arguments are those that, formatted again, give the same bytes; where there are none, numbers may
   also be in other digits and without groups, as another program may have written them. Isolates
   (U+2066 to U+2069) round an argument are taken off. A text whose placeholders are empty ("Name
   cannot exceed characters") is the error with its arguments missing. A text that was cut, that is
   not UTF-8, or that was made visible for a terminal is not found.
   The ways to fill several placeholders are all tried, up to a length of the text (64 KiB for eight
   of them) and an amount of work. Beyond that the outcome is ambiguous and matched->status has
   ERRCAT_GIVEN_UP: there may be other ways than the one given or, where code is 0, some at all.
   hint, which may be NULL, makes a stream of texts quicker, most of which are in one language: it
   is 0 before the first and left alone between calls. Any other value does no harm.
   The first call after the catalogs were opened or changed compiles every language, as
   errcat_compile_all() does, and allocates; others do only for a long text with several
   placeholders. Returns matched->outcome. */
ERRCAT_API errcat_outcome errcat_match(const errcat_reader *reader, int32_t code, const char *text,
                                       size_t length, const char *language, size_t language_length,
                                       uint64_t *hint, errcat_matched *matched);

/* How a response is told anew. NULL in its place is all zero. */
typedef struct errcat_retell_options {
  int32_t mode;        /* errcat_mode, of the text that is written */
  uint32_t flags;      /* errcat_flag */
  int32_t http_status; /* the response's, where bytes have no status line; or 0 */
  uint32_t reserved_word;
  size_t from;           /* the byte to begin at: 0, or errcat_retold.next of the call before */
  errcat_slice language; /* the response's Content-Language, where bytes have no header fields */
  char *scratch; /* for texts that have escapes; NULL is none. 4 times the bytes suffice, but
                     where a table's paths lead to one text several times. A text that finds
                     no room is cut or left out, and with it what it would be recognized as:
                     ERRCAT_NO_SCRATCH tells */
  size_t scratch_size;
  uint64_t *hint; /* see errcat_match(); or NULL */
  uint64_t reserved[6];
} errcat_retell_options;

/* What a response said, and how it was told. Slices lie in the bytes, or in scratch. */
typedef struct errcat_retold {
  int32_t outcome;     /* errcat_outcome: how the server's words were recognized */
  int32_t code;        /* the response's, or found by its words; 0: none */
  int32_t http_status; /* the table's for the code, else the response's; 0: none */
  int32_t direction;   /* of the text that was written: errcat_direction */
  uint32_t status;     /* errcat_result_status */
  int32_t diagnostic;  /* what is wrong with the response: 0, or ERRCAT_DIAGNOSTIC_BODY_… */
  size_t place;        /* the byte of the body that diagnostic is about */
  size_t reader_index; /* of the reader whose domain knew it, and who was written for */
  size_t next;         /* errcat_retell_options.from for the next error; 0: that was the last */
  errcat_slice key;    /* these as in errcat_response */
  errcat_slice message;
  errcat_slice detail;
  errcat_slice field;
  errcat_slice element;
  errcat_slice body;
  char tag[32]; /* BCP 47, the language of the text that was written */
  size_t argument_count;
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX]; /* names are the table's own pointers */
  uint64_t reserved[8];
} errcat_retold;

/* An error response in, the reader's sentence out: errcat_read(), errcat_match() and
   errcat_format() in one. bytes are those of a response as errcat_read() takes them. Its arguments
   are those that were sent along, else they are taken out of the server's words, in whatever
   language these are. readers are of one domain each, of the services that a client talks to, in
   order: the first whose domain has the code, or the words where there is no code, is written for;
   else the first whose body it is; else the first, with the general message of the status. Those
   that are NULL or all zero are passed over; ERRCAT_NO_READER if there is no other.
   Nothing is written where there is neither a code nor a status from 400: then the server's
   words are all there is, with ERRCAT_UNMATCHED, or nothing. Of several errors one is told a
   call: call again with from set to retold->next until that is 0. Otherwise like
   errcat_format(). */
ERRCAT_API size_t errcat_retell(const errcat_reader *const *readers, size_t reader_count,
                                const char *bytes, size_t length,
                                const errcat_retell_options *options, char *buffer, size_t size,
                                errcat_retold *retold);

#ifdef __cplusplus
}
#endif
#endif
