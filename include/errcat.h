/* errcat: an error code becomes a sentence in the reader's language.
   SPDX-License-Identifier: LGPL-2.1-or-later

   errcat_new() opens a domain (a table of errors) with its catalogs, errcat_choose() picks the
   languages of one reader, errcat_format() writes the sentence. With the file-sharing service's domain,
   which errcat/fileshare.h declares and liberrcat-fileshare has:

       errcat_catalogs *catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
       errcat_reader reader;
       errcat_choose(catalogs, "zh-CN, de;q=0.5", ERRCAT_NUL, &reader);
       errcat_argument docs = errcat_text("repository", "Docs");
       char text[512];
       errcat_format(&reader, 40321, &docs, 1, 0, text, sizeof text, NULL);
       errcat_release(&reader);
       errcat_free(catalogs);

   Text is UTF-8. Where a length is ERRCAT_NUL the text ends at its NUL; otherwise it need not have
   one. Pointers given are borrowed for the call only, unless a declaration says otherwise; pointers
   returned are borrowed from the object named. Functions are safe to call from many threads at once
   on the same object, except those that say what they need. Nothing here calls setlocale(), changes
   the environment or keeps per-thread state. */
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

#define ERRCAT_NUL SIZE_MAX

typedef struct errcat_catalogs errcat_catalogs; /* the catalogs of one domain */
typedef struct errcat_domain errcat_domain;     /* a table of errors */
typedef struct errcat_language errcat_language; /* one language's catalog, checked and compiled */

/* ---- the table ---- */

/* The type of a parameter or an argument. */
enum {
  ERRCAT_TEXT = 1, /* a name, shown as it is; white space alone counts as missing */
  ERRCAT_COUNT,    /* 0 to INT64_MAX: picks the plural form, written with the language's grouping */
  ERRCAT_NUMBER,   /* an identifying integer: the language's digits, no grouping, no plural */
  ERRCAT_TIME      /* a civil date, or date and time, in the language's conventions */
};

#define ERRCAT_PARAMETERS_MAX 8

typedef struct errcat_parameter {
  const char *name; /* NULL ends a list */
  int32_t type;
} errcat_parameter;

typedef struct errcat_error {
  int32_t code;
  int32_t http_status;
  const char *name;    /* symbolic: "REPOSITORY_FULL" */
  const char *message; /* English; the msgid. The singular where there is a plural */
  const char *plural;  /* English plural, the msgid_plural, or NULL */
  const char *bare;    /* the sentence for when an argument is missing, or NULL: no parameters */
  const errcat_parameter *parameters; /* up to ERRCAT_PARAMETERS_MAX, ends at name NULL; or NULL */
} errcat_error;

/* Walks the table in its order. NULL past the end. */
ERRCAT_API size_t errcat_count(const errcat_domain *domain);
ERRCAT_API const errcat_error *errcat_at(const errcat_domain *domain, size_t index);

/* ---- diagnostics ---- */

/* What was wrong with a file, and how to mend it. The first diagnostic of a call is the one reported. */
typedef struct errcat_diagnostic {
  int32_t kind;     /* ERRCAT_DIAGNOSTIC_…, permanent numbers (errcat/diagnostics.def); 0: none */
  const char *what; /* the English sentence, static; also a msgid of errcat's catalogs */
  int32_t entry;    /* of a .mo file, in its order, the header being 0; -1: another place */
  char where[256];  /* the file, and the place in it: "de/LC_MESSAGES/shop.mo, 40321" */
} errcat_diagnostic;

#pragma push_macro("F")
#undef F
#define F(number, name, sentence) ERRCAT_DIAGNOSTIC_##name = number,
enum {
#include <errcat/diagnostics.def>
  ERRCAT_DIAGNOSTIC_NONE = 0
};
#undef F
#pragma pop_macro("F")

/* The English sentence of a kind, static; NULL for a kind there is none of. */
ERRCAT_API const char *errcat_diagnostic_sentence(int32_t kind);

/* Where memory comes from; NULL in its place means malloc() and free(). Must outlive the object and
   be safe to call from the threads that use it. allocate() may return NULL; release() takes any
   pointer that allocate() returned, or NULL. */
typedef struct errcat_allocator {
  void *(*allocate)(void *context, size_t size);
  void (*release)(void *context, void *block);
  void *context;
} errcat_allocator;

/* Called once for each diagnostic found. */
typedef void errcat_report(void *context, const errcat_diagnostic *diagnostic);

/* Reads a table of errors in the form of a .def file (man 5 errcat-def), at most 1 MiB. It has no embedded
   catalogs. label begins the place of each diagnostic: "shop.def:12:3". NULL where there is any; the first
   hundred are reported. report may be NULL. */
ERRCAT_API errcat_domain *errcat_load_domain(const char *text, size_t length, const char *label,
                                             const errcat_allocator *allocator,
                                             errcat_report *report, void *context);

/* Frees a domain that was loaded; its catalogs must have been freed. NULL is allowed. */
ERRCAT_API void errcat_free_domain(errcat_domain *domain);

/* The domain's text domain: "errcat-fileshare". */
ERRCAT_API const char *errcat_domain_name(const errcat_domain *domain);

/* ---- catalogs ---- */

/* Opens a domain with the catalogs embedded for it. The domain is borrowed until errcat_free().
   NULL when memory ran out or the table is broken, by the rules of man 5 errcat-def:
   diagnostic, which may be NULL, says where ("shop: 40321"). An embedded catalog that is broken costs its
   own language only: then there is a diagnostic although the return is not NULL, the first one's
   ("shop: de, Content-Type"). diagnostic->kind is 0 if all is well. */
ERRCAT_API errcat_catalogs *errcat_new(const errcat_domain *domain,
                                       const errcat_allocator *allocator,
                                       errcat_diagnostic *diagnostic);

/* Frees it. All its readers must have been released. NULL is allowed. */
ERRCAT_API void errcat_free(errcat_catalogs *catalogs);

ERRCAT_API const errcat_domain *errcat_domain_of(const errcat_catalogs *catalogs);

enum {
  ERRCAT_OK = 0,
  ERRCAT_FAULTY,    /* some files or messages were not taken, each reported; the rest is in use */
  ERRCAT_BUSY,      /* another thread is at it; nothing was done */
  ERRCAT_NO_MEMORY, /* nothing was changed */
  ERRCAT_NOTHING_FOUND, /* the directory has no catalog, which is reported; it is looked at again by
                           errcat_reload() */
  ERRCAT_UNREADABLE     /* the directory cannot be read, which is reported; nothing was changed */
};

/* Puts a directory in front of the catalogs there are: DIR/de/LC_MESSAGES/errcat-fileshare.mo, named
   as bindtextdomain() has it. A catalog may be partial; what it lacks comes from those behind it. Files
   that are broken, cannot be read, or stand in the wrong place by the right name are reported, a
   diagnostic each. report may be NULL. Returns one of the above. */
ERRCAT_API int errcat_add(errcat_catalogs *catalogs, const char *directory, errcat_report *report,
                          void *context);

/* Reads the directories anew. Readers go on with what they hold; those chosen later see the new
   catalogs. Files and directories that are broken or cannot be read are reported and the former
   catalogs kept; a file that is gone takes its catalog along. Where nothing has changed nothing is
   built anew. Returns ERRCAT_OK, ERRCAT_FAULTY, ERRCAT_BUSY or ERRCAT_NO_MEMORY. */
ERRCAT_API int errcat_reload(errcat_catalogs *catalogs, errcat_report *report, void *context);

/* Validates a .mo file as errcat_add() does, and what it does not mind: samples of numbers and dates
   that cannot be understood, plural forms that no number leads to. Returns ERRCAT_OK, ERRCAT_FAULTY
   or ERRCAT_NO_MEMORY. */
ERRCAT_API int errcat_validate(const errcat_catalogs *catalogs, const void *bytes, size_t size,
                               const char *label, errcat_report *report, void *context);

/* Compiles every language now rather than when it is first chosen, so that nothing allocates
   later; what errcat_add() and errcat_reload() then read is compiled by them. */
ERRCAT_API int errcat_open_all(errcat_catalogs *catalogs);

/* A language needs this percentage of its domain's errors translated to win over one that the
   reader also wants and that has it. 80 unless set; 0 to 100. Returns as errcat_reload(). */
ERRCAT_API int errcat_set_completeness(errcat_catalogs *catalogs, int32_t percentage);

/* ---- languages ---- */

enum { ERRCAT_LTR = 0, ERRCAT_RTL = 1 };

typedef struct errcat_description {
  char tag[32];        /* BCP 47: "zh-CN" */
  char name[64];       /* in the language itself: "简体中文" */
  int32_t direction;   /* ERRCAT_LTR or ERRCAT_RTL */
  uint32_t translated; /* errors */
  uint32_t total;
  int32_t reviewed; /* 0: a message of the domain's errors comes from a catalog whose header says
                       X-Errcat-Review: draft, made by machine and read by no native yet. Catalogs
                       that only have samples, or errcat's general messages, do not count */
  int32_t complete; /* translated reaches the completeness asked for */
} errcat_description;

/* Describes the index-th language that can be chosen, in the order of tags, the source language
   first. 1, or 0 past the end. */
ERRCAT_API int errcat_describe(errcat_catalogs *catalogs, size_t index,
                               errcat_description *description);

/* ---- the reader ---- */

/* The person at the other end: their languages, best first, the source language last. Owned by the
   caller; its members are not to be touched. Chosen once a request or once a session, used by one
   or many threads, then released. */
typedef struct errcat_reader {
  const errcat_language *languages[4];
  void *pin;
  uint64_t reserved[3];
} errcat_reader;

/* Chooses the languages for a reader. wanted is an Accept-Language value (RFC 9110, 12.5.4), BCP 47
   tags, or POSIX locale names, separated by ","; POSIX names alone also by ":". NULL asks the
   environment (LANGUAGE, LC_ALL, LC_MESSAGES, LANG, as gettext has it), so a server gives "" for a
   request that names none.
   Never fails: at worst the reader reads the source language. Returns 0 or status bits:
   ERRCAT_NO_LANGUAGE, ERRCAT_OUT_OF_MEMORY. Does not allocate,
   but for the first use of an embedded language. */
ERRCAT_API uint32_t errcat_choose(errcat_catalogs *catalogs, const char *wanted, size_t length,
                                  errcat_reader *reader);

/* The reader of the source language, English: the voice for logs and search. */
ERRCAT_API void errcat_source(errcat_catalogs *catalogs, errcat_reader *reader);

/* The reader whose language is the current locale's at each call, through libintl: for programs
   that call setlocale() or uselocale(). errcat_bind_libintl() must have been called. What the domain's
   catalogs do not have there, general messages and samples of numbers and dates, comes from errcat's
   embedded ones of the same language. libintl takes locks and allocates, so what is said of
   formatting below does not hold for this reader. Where errcat was built without libintl, the same
   as errcat_source(). */
ERRCAT_API void errcat_use_libintl(errcat_catalogs *catalogs, errcat_reader *reader);

/* Checks the catalogs in directory once, then calls bindtextdomain() for them; the only safe door
   to libintl, which trusts its files: it would divide by zero where a plural expression says so, and
   each must say its Language. Binds nothing unless it returns ERRCAT_OK. Returns as errcat_add(). */
ERRCAT_API int errcat_bind_libintl(errcat_catalogs *catalogs, const char *directory,
                                   errcat_report *report, void *context);

/* Gives back what the reader holds. A reader that was released, or is all zero, is allowed; so is
   NULL. */
ERRCAT_API void errcat_release(errcat_reader *reader);

/* The language that the reader reads first: BCP 47 tag and direction, for lang and dir of a page.
   Through libintl, that of the current locale. Borrowed from the reader. */
ERRCAT_API const char *errcat_tag(const errcat_reader *reader);
ERRCAT_API int errcat_direction(const errcat_reader *reader);

/* The error of a code, or of a symbolic name; NULL if the domain has none. */
ERRCAT_API const errcat_error *errcat_find(const errcat_catalogs *catalogs, int32_t code);
ERRCAT_API const errcat_error *errcat_find_name(const errcat_catalogs *catalogs, const char *name);

/* ---- messages ---- */

/* A value for a blank. The functions errcat_text() and so on below fill it. */
typedef struct errcat_argument {
  const char *name;
  const char *text;  /* ERRCAT_TEXT; for another type of parameter it is read as below */
  size_t length;     /* bytes, or ERRCAT_NUL */
  int64_t number;    /* ERRCAT_COUNT, ERRCAT_NUMBER; ERRCAT_TIME: civil seconds, those of
                        1970-01-01T00:00:00 being 0, in the zone that offset names */
  int32_t type;      /* ERRCAT_TEXT … ERRCAT_TIME */
  int32_t precision; /* ERRCAT_TIME: ERRCAT_DAY or ERRCAT_MINUTE */
  int32_t offset;    /* ERRCAT_TIME: minutes east of UTC, or ERRCAT_NO_OFFSET */
  int32_t reserved;
} errcat_argument;

/* A text given for a number is read as decimal digits after an optional "-", for a time as RFC 3339
   has it, the seconds, the offset or the time of day left out at will, "T" or a space between. */

enum { ERRCAT_MINUTE = 0, ERRCAT_DAY = 1 };
enum { ERRCAT_NO_OFFSET = -32768 }; /* zone unknown: the time is shown as it is */

/* Writes an ERRCAT_TIME argument as RFC 3339 has it, without what it does not have; nothing for
   another, or one out of range. snprintf()'s manners. */
ERRCAT_API size_t errcat_write_time(const errcat_argument *argument, char *buffer, size_t size);

/* How the text is written: one of the first four, or-ed with the others. The upper 16 bits hold the
   HTTP status that a code not in the table came with; see ERRCAT_HTTP. */
enum {
  ERRCAT_PLAIN = 0,
  ERRCAT_HTML = 1,     /* & < > " ' escaped: for text and quoted attributes */
  ERRCAT_JSON = 2,     /* escaped for the inside of a JSON string (RFC 8259) */
  ERRCAT_TERMINAL = 3, /* controls, line breaks and bidi controls in arguments made visible */
  ERRCAT_ISOLATE = 4,  /* each argument between U+2068 and U+2069; in HTML, a bdi element. Isolates
                            in an argument that lack their other end get it, so that none leaves;
                            where a paragraph ends in it, they end before it and begin anew behind.
                            Text that is cut has both ends of each */
  ERRCAT_HIDE_OFFSET = 8 /* times without their offset: the reader is there */
};
#ifdef __cplusplus
#define ERRCAT_HTTP(status) (static_cast<uint32_t>(status) << 16)
#else
#define ERRCAT_HTTP(status) ((uint32_t)(status) << 16)
#endif

/* What is to be known about a text. */
enum {
  ERRCAT_UNKNOWN_CODE = 1 << 0,     /* the general message of the HTTP status, or none at all */
  ERRCAT_MISSING_ARGUMENT = 1 << 1, /* the bare sentence was used */
  ERRCAT_EXTRA_ARGUMENT = 1 << 2,   /* an argument that the error does not take */
  ERRCAT_WRONG_TYPE = 1 << 3,       /* an argument of the wrong type, or out of range; as missing */
  ERRCAT_UNTRANSLATED = 1 << 4,     /* not in the reader's first language; tag says in which */
  ERRCAT_TRUNCATED = 1 << 5,        /* the buffer was too small */
  ERRCAT_INVALID_UTF8 = 1 << 6,     /* an argument had U+FFFD put in for what was no UTF-8, or for a
                                       NUL that would have ended the text */
  ERRCAT_NO_LANGUAGE = 1 << 7,      /* none of the languages wanted is there */
  ERRCAT_OUT_OF_MEMORY = 1 << 8,    /* a language could not be opened, the next one was taken */
  ERRCAT_GIVEN_UP = 1 << 9          /* a text could not be searched to its end */
};

typedef struct errcat_result {
  uint32_t status;   /* the bits above */
  int32_t direction; /* of the text, ERRCAT_LTR or ERRCAT_RTL */
  const char *tag;   /* BCP 47, the language the text is in; borrowed from the reader */
  const char *name;  /* the first extra argument, else the first parameter whose argument has the
                        wrong type, else the first missing, or NULL; borrowed from the table or the
                        arguments */
} errcat_result;

/* Writes the message of a code. Like snprintf(): returns the length of the whole text in bytes, the
   NUL not counted, and writes at most size bytes, always with a NUL unless size is 0; what does not
   fit is cut between two characters. buffer may be NULL if size is 0. result may be NULL. Takes no
   lock and allocates nothing, except for a reader of errcat_use_libintl(). */
ERRCAT_API size_t errcat_format(const errcat_reader *reader, int32_t code,
                                const errcat_argument *arguments, size_t count, uint32_t flags,
                                char *buffer, size_t size, errcat_result *result);

/* The translation of any other message of the domain's catalogs, or errcat's; context and plural
   may be NULL. If there is none, or where id (or plural) is a template none with its placeholders,
   id or plural itself, as ngettext() does. Borrowed from the reader, or from the caller. */
ERRCAT_API const char *errcat_gettext(const errcat_reader *reader, const char *context,
                                      const char *id, const char *plural, uint64_t n);

/* Formats any message that is a template, as errcat_format() does. The first ERRCAT_COUNT argument
   picks the plural form, one of which may say its number in words: it leaves out plural's {count},
   or its only blank. A blank without argument shows "…", and result->name does not name it. Status
   bits: missing, type, untranslated, truncated, UTF-8. */
ERRCAT_API size_t errcat_format_message(const errcat_reader *reader, const char *context,
                                        const char *id, const char *plural,
                                        const errcat_argument *arguments, size_t count,
                                        uint32_t flags, char *buffer, size_t size,
                                        errcat_result *result);

/* Any text, of a server or a user, made safe as an argument is: ERRCAT_PLAIN to ERRCAT_TERMINAL.
   snprintf()'s manners. */
ERRCAT_API size_t errcat_escape(const char *text, size_t length, uint32_t flags, char *buffer,
                                size_t size);

/* ---- responses ---- */

/* Which body errcat_write() writes, or-ed with what goes into it. The upper 16 bits as in
   ERRCAT_HTTP. */
enum {
  ERRCAT_BODY = 0,    /* {"error_code":…,"error_msg":"…"}, by the domain's names */
  ERRCAT_PROBLEM = 1, /* RFC 9457 problem details, application/problem+json: title stays in the
                         source language, and is the status's phrase where type is about:blank;
                         detail is the reader's, the arguments are members but those called as
                         one that is there already */
  ERRCAT_WITH_ARGUMENTS = 16, /* the body's "error_args", so that a client need not guess */
  ERRCAT_WITH_LANGUAGE = 32   /* "language" and "dir" of the text */
};

/* Writes the body of an error response in JSON (RFC 8259), valid UTF-8 whatever the arguments hold.
   The response's status line has errcat_http_status(), its Content-Language the result's tag, its
   Vary ERRCAT_VARY. Like errcat_format() otherwise; a body that was cut is no JSON. */
ERRCAT_API size_t errcat_write(const errcat_reader *reader, int32_t code,
                               const errcat_argument *arguments, size_t count, uint32_t form,
                               char *buffer, size_t size, errcat_result *result);

/* With Accept as well where that decides between body and problem details. */
#define ERRCAT_VARY "Accept-Language"

/* The HTTP status of a code; for one not in the table, or without status there, the one given. */
ERRCAT_API int32_t errcat_http_status(const errcat_catalogs *catalogs, int32_t code,
                                      int32_t otherwise);

/* What a response says. The texts are slices of what was read, or of scratch. */
typedef struct errcat_response {
  int32_t code;        /* 0: it has none */
  int32_t http_status; /* of the status line; 0: it has none */
  int32_t
      diagnostic; /* 0, or ERRCAT_DIAGNOSTIC_BODY_…: what was wrong with the body, and what is there
                          may be of use all the same */
  uint32_t status;     /* ERRCAT_TRUNCATED: scratch was too small for the message */
  size_t place;        /* the byte of the body that diagnostic is about */
  const char *message; /* the server's words, or NULL */
  size_t length;
  const char *language; /* the value of Content-Language, or NULL */
  size_t language_length;
  const char *arguments; /* the object "error_args" as JSON, or NULL */
  size_t arguments_length;
} errcat_response;

/* Reads a response: a JSON body alone, or status line, header fields and body (RFC 9112), of which
   the last response counts where there are several. scratch takes the message if it has escapes or
   is not valid JSON; three times as many bytes as the response has always suffice, as many if it is
   valid. Whatever is there is answered: 1 if the body could be read, 0 if diagnostic says what was wrong;
   code and message are there even so if they could be read: a diagnostic elsewhere does not hide them,
   a message that is cut ends between two characters, controls in it stay, and U+FFFD stands for what
   no text can hold: half of a surrogate pair, what is no UTF-8, U+0000. Of members that stand twice
   the last that can be read counts. */
ERRCAT_API int errcat_read(const errcat_catalogs *catalogs, const char *bytes, size_t length,
                           char *scratch, size_t size, errcat_response *response);

/* Takes the arguments out of "error_args" for an error: texts and numbers whose names it has; of two
   of one name the last. Returns how many; the texts are slices of the response, or of scratch, where
   they have escapes: one that finds no room there is left out. */
ERRCAT_API size_t errcat_read_arguments(const errcat_error *error, const errcat_response *response,
                                        char *scratch, size_t size, errcat_argument *arguments,
                                        size_t capacity);

enum {
  ERRCAT_MATCH_NONE = 0,      /* the words are not ours */
  ERRCAT_MATCH_EXACT = 1,     /* one error, and one way to fill its placeholders */
  ERRCAT_MATCH_AMBIGUOUS = 2, /* several: the first found is given; or it was not found out */
  ERRCAT_CODES_MAX = 8
};

/* What a text was made of. */
typedef struct errcat_match {
  int32_t outcome;
  int32_t code; /* 0: none */
  uint32_t
      status; /* 0, or ERRCAT_GIVEN_UP, with ERRCAT_OUT_OF_MEMORY where that is why: see below */
  const char *tag;   /* the language it is in; borrowed from the reader. NULL: one that the table's
                        SAID has, the service's own words */
  size_t code_count; /* the codes that say this, when none was given */
  int32_t codes[ERRCAT_CODES_MAX];
  size_t count; /* of the arguments; the texts are slices of what was given */
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
} errcat_match;

/* Formats backwards: finds the message that reads as text does, in any language known to the
   reader's catalogs, and the arguments in it. code says which error's, 0 any. language, which may be
   NULL, is what the response called its own: a match in it decides. Exact means that no other
   arguments give this text. Arguments are accepted if formatting them again gives the same bytes;
   where none do, numbers may be in other spellings, as another program writes them: in other
   digits, and without groups. Isolates (U+2066 to U+2069) round an argument are taken off. A text
   with nothing in its placeholders ("Name cannot exceed characters") is the error with its arguments
   missing. What was made safe for a terminal, cut, or no UTF-8 cannot be found.
   The ways to fill several placeholders are counted up to some length (64 KiB for eight) and work;
   beyond it the outcome is ambiguous and match->status has ERRCAT_GIVEN_UP: there may be more than what
   was found, or some where nothing was, and then the code is 0.
   hint, which may be NULL, is for a stream of texts, most of them in one language: 0 before the first,
   then what the last call left in it. Any other value does no harm.
   match is only set. Opens every language on its first call, as errcat_open_all() does; allocates then,
   and for a long text with several placeholders. Returns match->outcome. */
ERRCAT_API int errcat_match_text(const errcat_reader *reader, int32_t code, const char *text,
                                 size_t length, const char *language, size_t language_length,
                                 uint64_t *hint, errcat_match *match);

/* ---- conveniences ---- */

static inline errcat_argument errcat_text(const char *name, const char *text) {
  errcat_argument argument = {name, text, ERRCAT_NUL, 0, ERRCAT_TEXT, 0, 0, 0};
  return argument;
}

static inline errcat_argument errcat_number(const char *name, int64_t number) {
  errcat_argument argument = {name, NULL, 0, number, ERRCAT_NUMBER, 0, 0, 0};
  return argument;
}

static inline errcat_argument errcat_counted(const char *name, int64_t count) {
  errcat_argument argument = {name, NULL, 0, count, ERRCAT_COUNT, 0, 0, 0};
  return argument;
}

/* seconds: civil, as in errcat_argument. */
static inline errcat_argument errcat_time(const char *name, int64_t seconds, int32_t offset) {
  errcat_argument argument = {name, NULL, 0, seconds, ERRCAT_TIME, ERRCAT_MINUTE, offset, 0};
  return argument;
}

#ifdef __cplusplus
}
#endif
#endif
