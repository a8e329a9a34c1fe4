/* What a call had to do otherwise than asked: bits, and their words for whoever reads them.
   SPDX-License-Identifier: LGPL-2.1-or-later */

export const UNKNOWN_CODE = 1;
export const MISSING_ARGUMENT = 2;
export const EXTRA_ARGUMENT = 4;
export const WRONG_TYPE = 8;
export const UNTRANSLATED = 16;
export const INVALID_TEXT = 32;
export const GIVEN_UP = 64;
export const UNMATCHED = 128;

const WORDS = [
  "unknownCode", "missingArgument", "extraArgument", "wrongType", "untranslated", "invalidText",
  "givenUp", "unmatched",
];

export const statusWords = (status) => WORDS.filter((_, bit) => status >> bit & 1);
