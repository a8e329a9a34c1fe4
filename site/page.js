/* A page of the reference: what it can do beyond being read. It is all there without this script.
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {open} from "../js/errcat.js";
import {domain, own} from "./data.js";
import {startExplain} from "./explain.js";
import {startFields} from "./fields.js";
import {startLanguages} from "./languages.js";
import {target} from "./nodes.js";
import {startSearch} from "./search.js";

const openErrors = (from) => open(from, {languages: [own().tag]});

addEventListener("DOMContentLoaded", async () => {
  startSearch();
  startLanguages();
  startExplain(openErrors, startFields(await openErrors(domain())));
  /* Fields have moved what stands below them. */
  if (location.hash) target()?.scrollIntoView();
});
