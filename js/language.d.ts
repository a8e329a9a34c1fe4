/* SPDX-License-Identifier: LGPL-2.1-or-later */
import type {Language} from "errcat";
declare const language: Language;
export default language;
