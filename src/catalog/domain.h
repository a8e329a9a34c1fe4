/* A domain's table as the library uses it: code to index, and the general messages behind it.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef DOMAIN_H
#define DOMAIN_H

#include "base/names.h"

#include <errcat.h>
#include <errcat/define.h>
#include <stdbool.h>

#include "catalog/keys.h"
#include "catalog/mo.h"
#include "catalog/plural.h"
#include "catalog/rows.h"

/* The domain of errcat's own catalogs: the general messages, one of an HTTP status and one for where
   there is none. In every table they stand behind the domain's own under indexes of their own. */
const errcat_domain *general_domain(void);

/* The codes of general.def that are no status: of no status, of any other from 400 on, from 500 on. */
enum { GENERAL_UNKNOWN = 1, GENERAL_CLIENT = 4, GENERAL_SERVER = 5 };

/* The HTTP statuses that a code which is not in the table may have come with. */
enum { TABLE_STATUS_FIRST = 400, TABLE_STATUS_END = 600 };

struct table_slot {
  int32_t code;
  uint32_t index;
};

/* A msgid of the table and its place: the error's index for a message; for a bare sentence the
   index and table_size() more. */
struct table_id {
  const char *id;
  uint32_t place;
  uint32_t next; /* 1 + the index of another place of the same msgid; 0: it is the last */
};

/* Open addressing over entries that stand elsewhere: 1 + the index of one, 0 where it is free. */
struct table_hash {
  unsigned shift;
  uint32_t *slots; /* 1 << (32 - shift) */
};

struct table {
  const errcat_domain *domain;
  uint32_t count; /* of the domain's errors */
  unsigned shift;
  struct table_slot *slots; /* 1 << (32 - shift); open addressing, a free slot has code 0 */
  struct table_hash names;  /* of errors */
  struct table_hash texts;  /* of ids, the first of each msgid */
  struct table_id *ids;     /* by place, where there is one */
  struct plural english;    /* n != 1 */
  struct shapes
      *shapes; /* NULL: a body has the two members that follow, and no more is asked for */
  struct slice code_member, message_member;
  struct keys keys;
  char *body;                          /* the two that follow */
  struct slice body_head, body_middle; /* {"error_code": and ,"error_msg":" */
  uint32_t size;                       /* count, and errcat's general messages behind */
  uint32_t unknown;                    /* the index of the message of no status */
  uint32_t general[TABLE_STATUS_END - TABLE_STATUS_FIRST]; /* that of each status */
};

/* Builds the table; false when memory ran out or the domain breaks a rule (rules.h), with the
   diagnostic. Linear. */
bool table_init(struct table *table, const errcat_domain *domain, const errcat_allocator *allocator,
                errcat_diagnostic *diagnostic);
void table_clear(struct table *table, const errcat_allocator *allocator);

/* The number of the domain's errors and the general ones. */
static inline uint32_t table_size(const struct table *table) {
  return table->size;
}

/* The places of a msgid, one after the other: after is NULL at first, then the one before. NULL when
   there are no more. */
const struct table_id *table_find_id(const struct table *table, struct slice id,
                                     const struct table_id *after);

/* The error at an index, a general message past the domain's own. */
static inline const errcat_error *table_error(const struct table *table, uint32_t index) {
  return index < table->count ? &table->domain->errors[index]
                              : &general_domain()->errors[index - table->count];
}

/* The index of a code, or -1. */
static inline int64_t table_index(const struct table *table, int32_t code) {
  const uint32_t mask = UINT32_MAX >> table->shift;
  uint32_t at = (uint32_t)code * UINT32_C(0x9E3779B1) >> table->shift;
  while (table->slots[at].code != code) {
    if (!table->slots[at].code) return -1;
    at = (at + 1) & mask;
  }
  return code ? (int64_t)table->slots[at].index : -1;
}

/* The index of a symbolic name, or -1. */
int64_t table_find_name(const struct table *table, const char *name);

/* The index of the general message of an HTTP status: the domain's own (GENERAL), else errcat's; of
   what is no error's status, 0 for instance, the one that says "Unknown error". */
static inline uint32_t table_general(const struct table *table, int32_t http_status) {
  const uint32_t at = (uint32_t)http_status - TABLE_STATUS_FIRST;
  return at < TABLE_STATUS_END - TABLE_STATUS_FIRST ? table->general[at] : table->unknown;
}

#endif
