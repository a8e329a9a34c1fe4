/* A domain of one's own, from a .def file; man 5 errcat-def says what may stand in it. For C11 and
   C++17. SPDX-License-Identifier: LGPL-2.1-or-later

   A .def file that is named without its folder must be on the include path. A header of yours, with the
   codes PREFIX_NAME:

       #define ERRCAT_DEFINITIONS "shop.def"
       #define ERRCAT_PREFIX SHOP
       #define ERRCAT_DECLARE shop             optional: declares the function that returns the domain,
       #include <errcat/define.h>              and calls the enum of the codes shop_code

   In C++, with ERRCAT_DECLARE and errcat.hpp before it, a code is a std::error_code.

   One source file, with the table as well (#undef what the header defined, or leave it out):

       #define ERRCAT_DEFINITIONS "shop.def"
       #define ERRCAT_PREFIX SHOP
       #define ERRCAT_DOMAIN shop              the function that returns the domain
       #define ERRCAT_CATALOGS shop_catalogs   optional: embedded catalogs
       #include <errcat/define.h>

   errcat_add_domain() of the CMake package writes both. A code or a name that stands twice does not
   compile. This header may be included again, for another domain; macros of the program's, whatever
   they are called, it leaves as they are. */
#include <errcat.h>

#ifndef ERRCAT_DEFINE_H
#define ERRCAT_DEFINE_H

/* A .mo file in memory, and the name of the locale directory it would stand in: "pt_BR". */
typedef struct errcat_embedded {
  const char *name; /* NULL ends a list */
  const unsigned char *bytes;
  size_t size;
} errcat_embedded;

/* The service's own words for a code, where they are not the table's. */
typedef struct errcat_said {
  int32_t code;
  const char *message; /* a template; NULL ends a list */
} errcat_said;

/* The code of the table that is said of codes which are not in it, if they came with the status. */
typedef struct errcat_general {
  int32_t http_status; /* 400 to 599; 0 ends a list */
  int32_t code;
} errcat_general;

/* What stands in the body for a code: "invalid_grant". The first of a code is written, all are read. */
typedef struct errcat_key {
  int32_t code;
  const char *key; /* NULL ends a list */
} errcat_key;

/* Where something stands in the body of an error response. */
typedef enum errcat_role {
  ERRCAT_ROLE_NONE = 0, /* ends a list */
  ERRCAT_ROLE_SHAPE,    /* a shape begins, which has the roles that follow up to the next one: */
  ERRCAT_ROLE_EACH,     /* a list of errors; the shape's other paths are relative to its elements */
  ERRCAT_ROLE_CODE,     /* path "": the words alone tell errors apart */
  ERRCAT_ROLE_MESSAGE,
  ERRCAT_ROLE_DETAIL,
  ERRCAT_ROLE_FIELD,
  ERRCAT_ROLE_ARGUMENTS, /* an object that has them as members */
  ERRCAT_ROLE_PARAMETER /* of no shape: one argument; from "$" in a body that is one error, from "@"
                            in an element of a list */
} errcat_role;

typedef struct errcat_path {
  int32_t role;          /* errcat_role */
  const char *path;      /* "$.error.code", in RFC 9535's spelling: names, indexes and [*] */
  const char *parameter; /* ERRCAT_ROLE_PARAMETER: its name */
} errcat_path;

/* Begins with its size, so that a later errcat can read what an earlier one compiled: new members come
   at the end, absent ones are zero. Only the library reads it; programs have errcat_domain_size() and
   what follows it. It alone grows: an errcat_error has the same layout in all of 1.x. */
struct errcat_domain {
  size_t size;
  const char *name;      /* the text domain */
  const char *type_base; /* URI that a symbolic name is put after; "": about:blank */
  const errcat_error *errors;
  size_t count;
  const errcat_embedded *catalogs; /* or NULL */
  const errcat_said *said;         /* or NULL */
  const errcat_general *general;   /* or NULL */
  const errcat_key *keys;          /* or NULL */
  const errcat_path *paths;        /* or NULL: {"error_code":…,"error_msg":"…"} */
};

#define ERRCAT_PASTE_(a, b) a##b
#define ERRCAT_PASTE(a, b) ERRCAT_PASTE_(a, b)
#endif

#ifdef ERRCAT_DEFINITIONS

/* The words of a .def file may be macros of the program's: those come back at the end. */
#pragma push_macro("D")
#pragma push_macro("E")
#pragma push_macro("T")
#pragma push_macro("PARAMETER")
#pragma push_macro("FULL")
#pragma push_macro("FORM")
#pragma push_macro("BARE")
#pragma push_macro("GENERAL")
#pragma push_macro("SAID")
#pragma push_macro("KEY")
#pragma push_macro("PATH")
#pragma push_macro("SHAPE")
#pragma push_macro("EACH")
#pragma push_macro("CODE")
#pragma push_macro("MESSAGE")
#pragma push_macro("DETAIL")
#pragma push_macro("FIELD")
#pragma push_macro("ARGUMENTS")
#undef D
#undef E
#undef T
#undef PARAMETER
#undef FULL
#undef FORM
#undef BARE
#undef GENERAL
#undef SAID
#undef KEY
#undef PATH
#undef SHAPE
#undef EACH
#undef CODE
#undef MESSAGE
#undef DETAIL
#undef FIELD
#undef ARGUMENTS

/* Each pass over the file makes one thing of it, and the words that have no part in it nothing.
   #name and ##name keep a name such as EOF from being expanded where it is a macro. */
#define D(text_domain, type_base)
#define SHAPE(members)
#define GENERAL(status, code)
#define SAID(code, message)
#define KEY(code, key)
#define PATH(parameter, path)

#ifndef ERRCAT_DOMAIN
#define E(code, status, name, message) ERRCAT_PASTE(ERRCAT_PREFIX, _##name) = code,
#define T(code, status, name, parameters, message, bare) \
  ERRCAT_PASTE(ERRCAT_PREFIX, _##name) = code,
#ifdef ERRCAT_DECLARE
enum ERRCAT_PASTE(ERRCAT_DECLARE, _code) {
#else
enum {
#endif
#include ERRCAT_DEFINITIONS
  ERRCAT_PASTE(ERRCAT_PREFIX, _NO_ERROR_) = 0
};
#undef E
#undef T

#ifdef ERRCAT_DECLARE
#ifdef __cplusplus
extern "C" {
#endif
ERRCAT_API const errcat_domain *ERRCAT_DECLARE(void);
#ifdef __cplusplus
}
#endif

#ifdef ERRCAT_HPP
template <> struct std::is_error_code_enum<ERRCAT_PASTE(ERRCAT_DECLARE, _code)> : std::true_type {};
inline std::error_code make_error_code(ERRCAT_PASTE(ERRCAT_DECLARE, _code) code) noexcept {
  return {code, errcat::category<ERRCAT_DECLARE>()};
}
#endif
#undef ERRCAT_DECLARE
#endif

#else

#define E(code, status, name, message) ERRCAT_PASTE(ERRCAT_PREFIX, _##name##_is_unique),
#define T(code, status, name, parameters, message, bare) \
  ERRCAT_PASTE(ERRCAT_PREFIX, _##name##_is_unique),
enum {
#include ERRCAT_DEFINITIONS
  ERRCAT_PASTE(ERRCAT_PREFIX, _is_the_end)
};
#undef E
#undef T

/* Never called: a code that stands twice is a duplicate case. */
#define E(code, status, name, message) case code:
#define T(code, status, name, parameters, message, bare) case code:
static inline int ERRCAT_PASTE(ERRCAT_DOMAIN, _codes_are_unique)(int code) {
  switch (code) {
  case 0:
#include ERRCAT_DEFINITIONS
    return 1;
  default: return 0;
  }
}
#undef E
#undef T

#define E(code, status, name, message)
#define T(code, status, name, parameters, message, bare) \
  static const errcat_parameter ERRCAT_PASTE(ERRCAT_DOMAIN, _of_##name)[] = {parameters{NULL, 0}};
#define PARAMETER(type, name) {#name, ERRCAT_##type},
#include ERRCAT_DEFINITIONS
#undef E
#undef T
#undef PARAMETER

#define E(code, status, name, message) \
  {code, status, #name, message, NULL, NULL, NULL, {NULL, NULL}},
#define T(code, status, name, parameters, message, bare) \
  {code, status, #name, message, bare, ERRCAT_PASTE(ERRCAT_DOMAIN, _of_##name), {NULL, NULL}},
#define FULL(message) message, NULL
#define FORM(singular, plural) singular, plural
#define BARE(message) message
static const errcat_error ERRCAT_PASTE(ERRCAT_DOMAIN, _errors)[] = {
#include ERRCAT_DEFINITIONS
    {0, 0, NULL, NULL, NULL, NULL, NULL, {NULL, NULL}}};
#undef E
#undef T
#undef FULL
#undef FORM
#undef BARE

#define E(code, status, name, message)
#define T(code, status, name, parameters, message, bare)
#undef SAID
#define SAID(code, message) {code, message},
static const errcat_said ERRCAT_PASTE(ERRCAT_DOMAIN, _said)[] = {
#include ERRCAT_DEFINITIONS
    {0, NULL}};
#undef SAID
#define SAID(code, message)

#undef KEY
#define KEY(code, key) {code, key},
static const errcat_key ERRCAT_PASTE(ERRCAT_DOMAIN, _keys)[] = {
#include ERRCAT_DEFINITIONS
    {0, NULL}};
#undef KEY
#define KEY(code, key)

#undef SHAPE
#undef PATH
#define SHAPE(members) {ERRCAT_ROLE_SHAPE, NULL, NULL}, members
#define EACH(path) {ERRCAT_ROLE_EACH, path, NULL},
#define CODE(path) {ERRCAT_ROLE_CODE, path, NULL},
#define MESSAGE(path) {ERRCAT_ROLE_MESSAGE, path, NULL},
#define DETAIL(path) {ERRCAT_ROLE_DETAIL, path, NULL},
#define FIELD(path) {ERRCAT_ROLE_FIELD, path, NULL},
#define ARGUMENTS(path) {ERRCAT_ROLE_ARGUMENTS, path, NULL},
#define PATH(parameter, path) {ERRCAT_ROLE_PARAMETER, path, #parameter},
static const errcat_path ERRCAT_PASTE(ERRCAT_DOMAIN, _paths)[] = {
#include ERRCAT_DEFINITIONS
    {0, NULL, NULL}};
#undef SHAPE
#undef EACH
#undef CODE
#undef MESSAGE
#undef DETAIL
#undef FIELD
#undef ARGUMENTS
#undef PATH
#define SHAPE(members)
#define PATH(parameter, path)

#undef GENERAL
#define GENERAL(status, code) {status, code},
static const errcat_general ERRCAT_PASTE(ERRCAT_DOMAIN, _generals)[] = {
#include ERRCAT_DEFINITIONS
    {0, 0}};
#undef GENERAL
#define GENERAL(status, code)

#ifdef __cplusplus
extern "C" {
#endif

#ifdef ERRCAT_CATALOGS
extern const errcat_embedded ERRCAT_CATALOGS[];
#else
#define ERRCAT_CATALOGS NULL
#endif

#undef D
#define D(text_domain, type_base) text_domain, type_base,
ERRCAT_API const errcat_domain *ERRCAT_DOMAIN(void);
const errcat_domain *ERRCAT_DOMAIN(void) {
  static const errcat_domain domain = {
      sizeof(errcat_domain),
#include ERRCAT_DEFINITIONS
      ERRCAT_PASTE(ERRCAT_DOMAIN, _errors),
      sizeof ERRCAT_PASTE(ERRCAT_DOMAIN, _errors) / sizeof(errcat_error) - 1,
      ERRCAT_CATALOGS,
      ERRCAT_PASTE(ERRCAT_DOMAIN, _said),
      ERRCAT_PASTE(ERRCAT_DOMAIN, _generals),
      ERRCAT_PASTE(ERRCAT_DOMAIN, _keys),
      ERRCAT_PASTE(ERRCAT_DOMAIN, _paths)};
  return &domain;
}

#ifdef __cplusplus
}
#endif
#undef E
#undef T
#undef ERRCAT_DOMAIN
#undef ERRCAT_CATALOGS
#endif

#undef D
#undef GENERAL
#undef SAID
#undef KEY
#undef SHAPE
#undef PATH
#pragma pop_macro("D")
#pragma pop_macro("E")
#pragma pop_macro("T")
#pragma pop_macro("PARAMETER")
#pragma pop_macro("FULL")
#pragma pop_macro("FORM")
#pragma pop_macro("BARE")
#pragma pop_macro("GENERAL")
#pragma pop_macro("SAID")
#pragma pop_macro("KEY")
#pragma pop_macro("PATH")
#pragma pop_macro("SHAPE")
#pragma pop_macro("EACH")
#pragma pop_macro("CODE")
#pragma pop_macro("MESSAGE")
#pragma pop_macro("DETAIL")
#pragma pop_macro("FIELD")
#pragma pop_macro("ARGUMENTS")

#undef ERRCAT_DEFINITIONS
#undef ERRCAT_PREFIX
#endif
