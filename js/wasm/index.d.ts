/* SPDX-License-Identifier: LGPL-2.1-or-later */
import type {Arguments, Found, Message, Options as PlainOptions, Part, Retold, RetellOptions as PlainRetellOptions} from "errcat";
import type {Errors as PlainErrors} from "errcat";

export type {Argument, Arguments, Direction, Found, Message, Part, Retold, Status} from "errcat";

/* Bytes, where they are, or what gives either: import("./de.mo") of a bundler does. */
export type Bytes = ArrayBuffer | ArrayBufferView | Response | Blob;
export type Source = Bytes | URL | string | (() => unknown);

/* A table of errors, and its catalogs. ByCode has the arguments of each code; none of it is there when the program
   runs. */
export interface Domain<ByCode = {}> {
  /* A .def file: its text, its bytes, or where it is. */
  readonly definition: string | URL | Bytes | (() => unknown);
  /* .mo files by the name of their locale directory, "pt_BR", and by their text domain: the table's, or "errcat". */
  readonly catalogs?: {readonly [name: string]: {readonly [textDomain: string]: Source}};
  readonly codes?: ByCode;
}

/* Where a text goes, and what is escaped in it for that; see errcat.h. */
export type Mode = "plain" | "html" | "json" | "terminal" | "script";

export interface Options extends Omit<PlainOptions, "mode"> {
  mode?: Mode;
}

export interface RetellOptions extends Omit<PlainRetellOptions, "mode"> {
  mode?: Mode;
}

type Rest<ByCode, Code> = Code extends keyof ByCode
  ? [arguments?: ByCode[Code], options?: Options]
  : [arguments?: Arguments, options?: Options];

export interface Errors<ByCode = {}> extends Pick<PlainErrors, "language" | "direction" | "languages" | "failures"> {
  format<Code extends number>(code: Code, ...rest: Rest<ByCode, Code>): string;
  parts<Code extends number>(code: Code, ...rest: Rest<ByCode, Code>): Part[];
  message<Code extends number>(code: Code, ...rest: Rest<ByCode, Code>): Message;
  read(body: unknown): Found[];
  retell(from: unknown, options?: RetellOptions): Promise<Retold[]>;

  /* The names of the catalogs that a sentence of a server is looked for in: the reader's, and those of the language
     that it is in, such as Content-Language. retell() loads them, and no other. */
  needed(language?: string): string[];
}

/* What the library has to say about a table or a catalog: a member of the Error. */
export interface Diagnostic {
  readonly where: string;
  readonly what: string;
}

export function open<ByCode = {}>(
  domain: Domain<ByCode>,
  options?: {
    languages?: readonly string[] | string;
    /* errcat.wasm, compiled, where nothing is compiled that was not there from the start. Of a table's first call. */
    engine?: WebAssembly.Module;
  },
): Promise<Errors<ByCode>>;
