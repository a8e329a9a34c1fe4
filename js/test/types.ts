/* Compiled by hand beside the data: npx tsc --noEmit --strict --module nodenext --target es2022 test/types.ts
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {open} from "errcat";
import fileshare from "errcat/fileshare";
import german from "errcat/fileshare/de.js";

const errors = await open(fileshare, {languages: navigator.languages});
const text: string = errors.format(40321, {repository: "Docs"});
errors.format(40321);
errors.format(400, {}, {httpStatus: 400});
errors.parts(40321, {repository: "Docs"}, {isolate: true}).map(({text, name}) => name ?? text);

// @ts-expect-error: the argument is called repository
errors.format(40321, {repo: "Docs"});
// @ts-expect-error: and is a text
errors.format(40321, {repository: 5});
// @ts-expect-error: this one takes none
errors.format(400, {repository: "Docs"});
// @ts-expect-error: there is no such option
errors.format(400, {}, {html: true});

/* A code that is only known at run time takes any. */
const code: number = 7;
errors.format(code, {whatever: 1n, when: new Date()});
errors.format(99999, {whatever: 1n});

for (const {text, code, arguments: given, field, status} of await errors.retell(await fetch("/")))
  if (code !== undefined) errors.format(code, given);

const {language, direction}: {language: string; direction: "ltr" | "rtl"} = errors;
await open({...fileshare, languages: {de: () => german}}, {languages: "de;q=0.5"});
void [text, language, direction];
