/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* What an argument may be: a text; a whole number for a count or a number, which a text of digits is as well;
   a Date, or a text as in RFC 3339, for a time. Without a value it is missing, and the sentence does without. */
export type TextArgument = string;
export type CountArgument = number | bigint | string;
export type NumberArgument = number | bigint | string;
export type TimeArgument = Date | string;
export type Argument = string | number | bigint | Date;
export type Arguments = {readonly [name: string]: Argument | null | undefined};

/* What a table and a language hold is made by errcat's command, and nobody's business. */
export interface Language {
  readonly tag: string;
  readonly direction: Direction;
  readonly name: string;
}

/* A table of errors in its source language, and where the others come from. ByCode has the arguments of each
   code; none of it is there when the program runs. */
export interface Domain<ByCode = {}> {
  readonly table: object;
  readonly source: object;
  readonly languages: {readonly [tag: string]: () => unknown};
  readonly codes?: ByCode;
}

export type Direction = "ltr" | "rtl";

/* What a call had to do otherwise than asked. */
export type Status =
  | "unknownCode" /* not in the table: the text is a general message */
  | "missingArgument" /* the sentence without arguments was used */
  | "extraArgument" /* there was an argument that the error does not take */
  | "wrongType" /* an argument of the wrong type or out of range was left out */
  | "untranslated" /* not in the reader's first language */
  | "invalidText" /* U+FFFD stands for half of a surrogate pair, or for a NUL */
  | "givenUp" /* retell: not every way to read the server's words was tried */
  | "unmatched"; /* retell: the server's words may say more, and are worth being shown beside */

/* The sentence's own words, or, with a name, an argument. */
export interface Part {
  readonly text: string;
  readonly name?: string;
}

export interface Options {
  /* The status that the code came with: a code that is not in the table has its general message. */
  httpStatus?: number;
  /* Each argument between U+2068 and U+2069, so that it does not reorder the sentence. Parts have none: an
     element of its own isolates them, such as bdi. */
  isolate?: boolean;
  /* Times are shown without their offset: the reader is in that zone. */
  hideOffset?: boolean;
  /* The only one; see README.md. */
  mode?: "plain";
}

export interface Message {
  readonly code: number;
  readonly text: string;
  readonly parts: Part[];
  /* Of the text: for lang and dir of the element that shows it. */
  readonly language: string;
  readonly direction: Direction;
  readonly status: Status[];
  /* Which argument the status is about. */
  readonly argument: string | undefined;
}

/* An error that a body has. What it does not have is undefined. */
export interface Found {
  readonly code: number | undefined;
  /* The text that stands in the code's place, if the table has no code for it. */
  readonly key: string | undefined;
  /* The server's words, and those about this occurrence where it has both. */
  readonly message: string | undefined;
  readonly detail: string | undefined;
  /* What the error is about: a text, or other JSON. */
  readonly field: unknown;
  readonly arguments: {readonly [name: string]: unknown} | undefined;
  /* The object that it was read from, and the status in it. */
  readonly element: unknown;
  readonly httpStatus: number | undefined;
}

export interface Retold extends Omit<Message, "code"> {
  readonly code: number | undefined;
  /* The table's for the code, else the response's. */
  readonly httpStatus: number | undefined;
  readonly key: string | undefined;
  readonly message: string | undefined;
  readonly detail: string | undefined;
  readonly field: unknown;
  /* As format() takes them; times are texts. */
  readonly arguments: {readonly [name: string]: string | number | bigint};
  /* How the server's words were recognized. */
  readonly outcome: "none" | "exact" | "ambiguous";
}

export interface RetellOptions extends Options {
  /* The response's Content-Language, where only its body is given; httpStatus likewise. */
  language?: string;
}

/* The arguments of a code: those of the table, all of them or none; of a code that is only known at run time,
   any. */
type Rest<ByCode, Code> = Code extends keyof ByCode
  ? [arguments?: ByCode[Code], options?: Options]
  : [arguments?: Arguments, options?: Options];

export interface Errors<ByCode = {}> {
  /* Of the language that is read first: for lang and dir of a page. */
  readonly language: string;
  readonly direction: Direction;
  /* The tags of all that were chosen and loaded, best first; none: there is none of the languages that were
     wanted, and English is read. */
  readonly languages: string[];
  /* Why a language could not be loaded. */
  readonly failures: unknown[];

  format<Code extends number>(code: Code, ...rest: Rest<ByCode, Code>): string;
  parts<Code extends number>(code: Code, ...rest: Rest<ByCode, Code>): Part[];
  message<Code extends number>(code: Code, ...rest: Rest<ByCode, Code>): Message;

  /* The errors of a body, JSON as text or parsed. */
  read(body: unknown): Found[];

  /* The errors of a Response, which is cloned, of a body, or of an Error with one, told in the reader's
     language. None where nothing says that it is an error. */
  retell(from: unknown, options?: RetellOptions): Promise<Retold[]>;
}

export function open<ByCode = {}>(
  domain: Domain<ByCode>,
  /* Tags, such as navigator.languages, or an Accept-Language value. */
  options?: {languages?: readonly string[] | string},
): Promise<Errors<ByCode>>;
