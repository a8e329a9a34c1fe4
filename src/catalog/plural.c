/* The Plural-Forms header, compiled to steps for a stack machine whose jumps only go forward.
   SPDX-License-Identifier: LGPL-2.1-or-later

   The grammar is C's, as the gettext manual allows it ("Additional functions for plural forms"):

     choice  = or [ "?" choice ":" choice ]
     or      = and { "||" and }            and     = equal { "&&" equal }
     equal   = less { ("==" | "!=") less } less    = sum { ("<" | ">" | "<=" | ">=") sum }
     sum     = term { ("+" | "-") term }   term    = unary { ("*" | "/" | "%") unary }
     unary   = "!" unary | "n" | digits | "(" choice ")"

   Arithmetic is that of unsigned 64-bit integers. */
#include "catalog/plural.h"

#include <errcat.h>
#include <stdbool.h>
#include <string.h>

#define DEPTH_MAX 64 /* of the parser's recursion */

/* IMMEDIATE is added to a binary operation whose right side is a constant. The numbers are those of
   docs/front-ends.md, and stay. */
enum operation {
  PUSH_N,
  PUSH,
  NOT,
  BOOLEAN,
  JUMP,
  JUMP_IF_ZERO, /* takes the top */
  AND,          /* top is zero: leaves 0 and jumps; else takes it */
  OR,           /* top is not zero: leaves 1 and jumps; else takes it */
  EQUAL,
  NOT_EQUAL,
  LESS,
  GREATER,
  LESS_EQUAL,
  GREATER_EQUAL,
  PLUS,
  MINUS,
  TIMES,
  DIVIDE,
  MODULO,
  IMMEDIATE = 32
};

struct parser {
  struct plural *plural;
  const char *at, *end;
  int32_t diagnostic;
  unsigned stack, depth;
};

static bool fail(struct parser *parser, int32_t diagnostic) {
  if (!parser->diagnostic) parser->diagnostic = diagnostic;
  return false;
}

static void skip_blanks(struct parser *parser) {
  while (parser->at < parser->end && (*parser->at == ' ' || *parser->at == '\t')) parser->at++;
}

static bool take(struct parser *parser, const char *token) {
  const size_t length = strlen(token);
  skip_blanks(parser);
  if ((size_t)(parser->end - parser->at) < length || memcmp(parser->at, token, length))
    return false;
  parser->at += length;
  return true;
}

static bool emit(struct parser *parser, unsigned operation, uint64_t value) {
  struct plural *plural = parser->plural;
  if (plural->count == PLURAL_STEPS_MAX) return fail(parser, ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX);
  if (operation == PUSH || operation == PUSH_N) {
    if (++parser->stack > PLURAL_STACK_MAX) return fail(parser, ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX);
  } else if ((operation >= EQUAL && operation < IMMEDIATE) || operation == JUMP_IF_ZERO ||
             operation == AND || operation == OR) {
    parser->stack--;
  }
  plural->steps[plural->count++] = (struct plural_step){(uint8_t)operation, 0, value};
  return true;
}

static void aim(struct parser *parser, uint32_t jump) {
  parser->plural->steps[jump].target = (uint16_t)parser->plural->count;
}

static bool parse_choice(struct parser *parser);

static bool parse_number(struct parser *parser) {
  uint64_t value = 0;
  while (parser->at < parser->end && *parser->at >= '0' && *parser->at <= '9')
    value = value * 10 + (uint64_t)(*parser->at++ - '0');
  return emit(parser, PUSH, value);
}

static bool parse_unary(struct parser *parser) {
  unsigned negations = 0;
  while (take(parser, "!")) negations++;
  if (take(parser, "(")) {
    if (!parse_choice(parser)) return false;
    if (!take(parser, ")")) return fail(parser, ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX);
  } else if (take(parser, "n")) {
    if (!emit(parser, PUSH_N, 0)) return false;
  } else if (parser->at < parser->end && *parser->at >= '0' && *parser->at <= '9') {
    if (!parse_number(parser)) return false;
  } else {
    return fail(parser, ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX);
  }
  if (negations == 0) return true;
  return emit(parser, negations % 2 ? NOT : BOOLEAN, 0);
}

/* Folds a constant right side into the operation. */
static bool emit_binary(struct parser *parser, unsigned operation, uint32_t right) {
  struct plural *plural = parser->plural;
  const struct plural_step *last = &plural->steps[plural->count - 1];
  const bool divides = operation == DIVIDE || operation == MODULO;
  if (plural->count != right + 1 || last->operation != PUSH) {
    plural->may_divide_by_zero |= divides;
    return emit(parser, operation, 0);
  }
  const uint64_t value = last->value;
  plural->may_divide_by_zero |= divides && !(uint32_t)value; /* 0 in an unsigned long of 32 bits */
  if (value == 0 && divides) return fail(parser, ERRCAT_DIAGNOSTIC_PLURAL_DIVISION);
  plural->count--;
  parser->stack--;
  return emit(parser, operation + IMMEDIATE, value);
}

struct binary {
  const char *token;
  unsigned operation;
};

/* The binary operations, the loosest binding first; a longer token before its own beginning. */
static const struct binary levels[][5] = {
    {{"==", EQUAL}, {"!=", NOT_EQUAL}},
    {{"<=", LESS_EQUAL}, {">=", GREATER_EQUAL}, {"<", LESS}, {">", GREATER}},
    {{"+", PLUS}, {"-", MINUS}},
    {{"*", TIMES}, {"/", DIVIDE}, {"%", MODULO}},
};
#define LEVELS (sizeof levels / sizeof levels[0])

static const struct binary *take_binary(struct parser *parser, size_t level) {
  for (const struct binary *binary = levels[level]; binary->token; binary++)
    if (take(parser, binary->token)) return binary;
  return NULL;
}

static bool parse_binary(struct parser *parser, size_t level) {
  if (level == LEVELS) return parse_unary(parser);
  if (!parse_binary(parser, level + 1)) return false;
  for (const struct binary *binary; (binary = take_binary(parser, level)) != NULL;) {
    const uint32_t right = parser->plural->count;
    if (!parse_binary(parser, level + 1) || !emit_binary(parser, binary->operation, right))
      return false;
  }
  return true;
}

static bool parse_and(struct parser *parser) {
  if (!parse_binary(parser, 0)) return false;
  while (take(parser, "&&")) {
    const uint32_t jump = parser->plural->count;
    if (!emit(parser, AND, 0) || !parse_binary(parser, 0) || !emit(parser, BOOLEAN, 0))
      return false;
    aim(parser, jump);
  }
  return true;
}

static bool parse_or(struct parser *parser) {
  if (!parse_and(parser)) return false;
  while (take(parser, "||")) {
    const uint32_t jump = parser->plural->count;
    if (!emit(parser, OR, 0) || !parse_and(parser) || !emit(parser, BOOLEAN, 0)) return false;
    aim(parser, jump);
  }
  return true;
}

static bool parse_branches(struct parser *parser) {
  const uint32_t to_else = parser->plural->count;
  if (!emit(parser, JUMP_IF_ZERO, 0) || !parse_choice(parser)) return false;
  if (!take(parser, ":")) return fail(parser, ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX);
  const uint32_t to_end = parser->plural->count;
  if (!emit(parser, JUMP, 0)) return false;
  aim(parser, to_else);
  parser->stack--; /* one of the two branches is run */
  if (!parse_choice(parser)) return false;
  aim(parser, to_end);
  return true;
}

static bool parse_choice(struct parser *parser) {
  if (++parser->depth > DEPTH_MAX) return fail(parser, ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX);
  const bool done = parse_or(parser) && (!take(parser, "?") || parse_branches(parser));
  parser->depth--;
  return done;
}

/* Goes on behind the first word of the header; false if it is not there. */
static bool seek(struct parser *parser, const char *start, const char *word) {
  const size_t length = strlen(word);
  for (parser->at = start; (size_t)(parser->end - parser->at) >= length; parser->at++)
    if (!memcmp(parser->at, word, length)) {
      parser->at += length;
      return true;
    }
  parser->at = start;
  return false;
}

static bool parse_forms(struct parser *parser) {
  uint32_t forms = 0;
  skip_blanks(parser);
  const char *digits = parser->at;
  while (parser->at < parser->end && *parser->at >= '0' && *parser->at <= '9' && forms < 1000)
    forms = forms * 10 + (uint32_t)(*parser->at++ - '0');
  if (parser->at == digits) return false;
  if (forms < 1 || forms > PLURAL_FORMS_MAX) return fail(parser, ERRCAT_DIAGNOSTIC_PLURAL_COUNT);
  parser->plural->forms = forms;
  return true;
}

/* The expression ends where the line does, or at a semicolon. */
static bool parse_header(struct parser *parser) {
  const char *start = parser->at;
  if (!seek(parser, start, "nplurals=") || !parse_forms(parser)) return false;
  if (!seek(parser, start, "plural=") || !parse_choice(parser)) return false;
  skip_blanks(parser);
  return parser->at == parser->end || *parser->at == ';' || *parser->at == '\n';
}

/* Most counts are small, and a 32-bit division is several times as fast. */
static inline uint64_t divide(uint64_t left, uint64_t right, bool remainder) {
  if ((left | right) >> 32 == 0) {
    const uint32_t a = (uint32_t)left, b = (uint32_t)right;
    return remainder ? a % b : a / b;
  }
  return remainder ? left % right : left / right;
}

/* The expression's value; 0 if it divides by zero. */
static uint64_t evaluate(const struct plural *plural, uint64_t n) {
  uint64_t stack[PLURAL_STACK_MAX + 1];
  uint64_t *top = stack; /* stack[0] is below the first value */
  for (uint32_t i = 0; i < plural->count;) {
    const struct plural_step *step = &plural->steps[i++];
    unsigned operation = step->operation;
    uint64_t right = step->value;
    if (operation >= IMMEDIATE)
      operation -= IMMEDIATE;
    else if (operation >= EQUAL)
      right = *top--;
    switch (operation) {
    case PUSH_N: *++top = n; break;
    case PUSH: *++top = right; break;
    case NOT: *top = !*top; break;
    case BOOLEAN: *top = *top != 0; break;
    case JUMP: i = step->target; break;
    case JUMP_IF_ZERO:
      if (!*top--) i = step->target;
      break;
    case AND:
      if (*top)
        top--;
      else
        i = step->target;
      break;
    case OR:
      if (!*top) {
        top--;
      } else {
        *top = 1;
        i = step->target;
      }
      break;
    case EQUAL: *top = *top == right; break;
    case NOT_EQUAL: *top = *top != right; break;
    case LESS: *top = *top < right; break;
    case GREATER: *top = *top > right; break;
    case LESS_EQUAL: *top = *top <= right; break;
    case GREATER_EQUAL: *top = *top >= right; break;
    case PLUS: *top += right; break;
    case MINUS: *top -= right; break;
    case TIMES: *top *= right; break;
    default:
      if (right == 0) return 0;
      *top = divide(*top, right, operation == MODULO);
    }
  }
  return *top;
}

uint32_t plural_evaluate(const struct plural *plural, uint64_t n) {
  const uint64_t form = evaluate(plural, n);
  return form < plural->forms ? (uint32_t)form : 0;
}

int32_t plural_compile(struct plural *plural, const char *text, size_t length, size_t *at) {
  struct parser parser = {plural, text, text + length, 0, 0, 0};
  plural->count = 0;
  plural->may_divide_by_zero = false;
  plural->is_prepared = false;
  plural->reach = NULL;
  if (parse_header(&parser)) return 0;
  *at = (size_t)(parser.at - text);
  return parser.diagnostic ? parser.diagnostic : ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX;
}

void plural_prepare(struct plural *plural) {
  for (uint32_t n = 0; n < PLURAL_SMALL; n++)
    plural->small[n] = (uint8_t)plural_evaluate(plural, n);
  plural->is_prepared = true;
}

void plural_germanic(struct plural *plural) {
  static const char header[] = "nplurals=2; plural=(n != 1);";
  size_t at;
  plural_compile(plural, header, sizeof header - 1, &at);
}

/* What numbers lead to: the lower half has a bit for each form that serves one number. */
enum { LEADS_PAST = 1 << 30, IS_KNOWN = 1 << 29 };

struct reach {
  const struct plural *plural;
  unsigned once, often, past;
};

static void reach_by(struct reach *reach, uint64_t n) {
  const uint64_t value = evaluate(reach->plural, n);
  const bool past = value >= reach->plural->forms;
  const unsigned form = past ? 1u : 1u << value;
  if (past) reach->past = LEADS_PAST;
  reach->often |= reach->once & form;
  reach->once |= form;
}

static unsigned find_reach(const struct plural *plural) {
  struct reach reach = {plural, 0, 0, 0};
  for (uint64_t n = 0; n <= 1000; n++) reach_by(&reach, n);
  /* A form that serves only large numbers says none of them in words. */
  reach.often |= ~reach.once;
  for (uint64_t round = 10000; round <= 1000000; round *= 10)
    for (uint64_t n = round; n <= 9 * round; n += round) {
      reach_by(&reach, n);
      reach_by(&reach, n + 1);
    }
  return (reach.once & ~reach.often & 0xFFFFu) | reach.past | IS_KNOWN;
}

static unsigned reach_of(const struct plural *plural) {
  unsigned reach = plural->reach ? atomic_load_explicit(plural->reach, memory_order_relaxed) : 0;
  if (!reach) {
    reach = find_reach(plural);
    if (plural->reach) atomic_store_explicit(plural->reach, reach, memory_order_relaxed);
  }
  return reach;
}

bool plural_serves_one(const struct plural *plural, uint32_t form) {
  return reach_of(plural) >> form & 1;
}

bool plural_leads_past(const struct plural *plural) {
  return reach_of(plural) & LEADS_PAST;
}
