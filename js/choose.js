/* Which of the languages on offer a reader gets: Accept-Language (RFC 9110, 12.5.4) by RFC 4647's lookup, with
   CLDR's fallback. Intl.Locale knows deprecated and likely subtags; which region inherits from which, and
   what language is in which other, is in the table. SPDX-License-Identifier: LGPL-2.1-or-later

   - A wanted tag gets the offer of its tag, else of the nearest parent that has one, where an offer that is
     no overlay stands in for its parents that are not offered (es-MX for es-419, if that is not there). If
     there is none, it gets that of the macrolanguage which its language is in. Never one in another script.
   - Tags of equal weight come in their order; what is malformed is passed over.
   - What is complete comes before what is not, however weighted.
   - The source language, if wanted, ends the list. "*" means the source language, unless a tag does; it does
     not win over a named one of greater weight.
   - An offer in a language that falls back to another one (nn to nb) is followed by that one.
   - q=0 refuses the offers that its range is a prefix of and that no longer range wants. The source language
     is what a reader gets who gets nothing else. */

const CHOSEN_MOST = 3;

/* ---- tags ---- */

/* Also a POSIX name without its charset; undefined: it is malformed. */
function locale(tag) {
  const name = tag.trim().replace(/[.@].*$/, "").replaceAll("_", "-")
    .replace(/^[a-z]{2,3}-(?:min-)?([a-z]{3})(?=-|$)/i, "$1"); /* an extlang is a language (RFC 5646, 4.5) */
  try {
    const read = new Intl.Locale(/^(C|POSIX)$/.test(name) ? "en-US" : name);
    return /^und/.test(read.baseName) ? undefined : read; /* no language is named */
  } catch {
    return undefined;
  }
}

/* Language, script and region, and the first variant. */
function subtags({language, script, region, baseName}) {
  const variant = /-([\da-z]{5,8}|\d[\da-z]{3})(?=-|$)/i.exec(baseName)?.[1];
  return {language, script, region, variant};
}

const tagOf = ({language, script, region, variant}) => [language, script, region, variant].filter(Boolean).join("-");

export const maximized = (tag) => locale(tag) && tagOf(subtags(locale(tag).maximize()));

/* A maximized tag, and those whose messages stand in for its own, the nearest first. */
function* line({parents = {}}, tag) {
  const {variant, ...rest} = subtags(new Intl.Locale(tag));
  if (variant) yield tag;
  for (let at = tagOf(rest), before; at !== before;) {
    yield at;
    const {language, script} = new Intl.Locale(before = at);
    at = parents[at] ?? tagOf(subtags(new Intl.Locale(tagOf({language, script})).maximize()));
  }
}

/* ---- offers ---- */

/* The languages on offer by their maximized tags, and what stands in for a tag that is not there. The source
   is the first. */
function offersOf({table, source, languages}) {
  const tags = [source.tag, ...Object.keys(languages)];
  const own = new Map(), others = new Map(), ranges = new Map();
  for (const tag of tags) {
    const range = maximized(tag);
    ranges.set(tag, range);
    if (!own.has(range)) own.set(range, tag);
  }
  for (const [tag, range] of ranges) {
    if (table.overlays?.includes(tag)) continue;
    const {script} = new Intl.Locale(range);
    for (const parent of line(table, range))
      if (new Intl.Locale(parent).script === script && !others.has(parent)) others.set(parent, tag);
  }
  return {table, own, others, ranges, source: source.tag};
}

function findAbove({table, own, others}, range) {
  for (const tag of line(table, range))
    if (own.has(tag) || others.has(tag)) return own.get(tag) ?? others.get(tag);
  return undefined;
}

function find(offers, wanted) {
  const {language, ...rest} = subtags(wanted.maximize());
  const wider = offers.table.macrolanguages?.[language];
  return findAbove(offers, tagOf({language, ...rest})) ??
    (wider && findAbove(offers, maximized(tagOf({...rest, language: wider}))));
}

/* The offer in the language that this one falls back to. */
function fallback(offers, tag) {
  const {language} = new Intl.Locale(tag);
  for (const parent of line(offers.table, offers.ranges.get(tag)))
    if (new Intl.Locale(parent).language !== language) return findAbove(offers, parent);
  return undefined;
}

/* ---- what is wanted ---- */

/* weight = OWS ";" OWS "q=" qvalue; of decimals the first three count. */
function* elements(wanted) {
  const list = String(wanted), separator = /^[^,;]*:[^,;]*$/.test(list) ? ":" : ",";
  for (const element of list.split(separator)) {
    const match = /^[ \t]*([^; \t]+)[ \t]*(?:;[ \t]*q=([01])(?:\.(\d*))?[ \t]*)?$/i.exec(element);
    if (!match) continue;
    const weight = Number(match[2] ?? 1) * 1000 + Number((match[3] ?? "").padEnd(3, "0").slice(0, 3));
    if (weight <= 1000) yield {tag: match[1], weight};
  }
}

const covers = (range, tag) =>
  ["language", "script", "region", "variant"].every((part) => !range[part] || range[part] === tag[part]);

const closeness = ({script, region, variant}) => 1 + (script ? 2 : 0) + (region ? 4 : 0) + (variant ? 8 : 0);

/* Several ranges may cover an offer ("de;q=0, de-CH"): the one that names the most subtags decides. */
function isRefused(ranges, tag) {
  let best = 0, refused = false;
  for (const {range, weight} of ranges) {
    const verdict = closeness(range) * 2 + (weight ? 1 : 0);
    if (verdict > best && covers(range, tag)) best = verdict, refused = !weight;
  }
  return refused;
}

/* The tags of the languages for a reader, best first; the source language, which has every message, is
   behind them for whoever needs it. */
export function choose(domain, wanted) {
  const offers = offersOf(domain), {source} = offers, ranks = new Map(), ranges = [];
  let any = 0, named = 0;
  const rankOf = (tag, weight) => (domain.table.partial?.includes(tag) ? 0 : 1024) + weight;
  const consider = (tag, rank) => ranks.set(tag, Math.max(rank, ranks.get(tag) ?? 0));
  let isSourceWanted = false;
  for (const {tag, weight} of elements(wanted)) {
    const range = tag === "*" ? undefined : locale(tag);
    if (range) ranges.push({range: subtags(range), weight});
    if (tag === "*") any = Math.max(any, weight);
    const offer = range && weight ? find(offers, range) : undefined;
    if (offer === undefined) continue;
    isSourceWanted ||= offer === source;
    named = Math.max(named, weight);
    consider(offer, rankOf(offer, weight));
    const behind = fallback(offers, offer);
    if (behind) consider(behind, Math.min(rankOf(behind, weight), rankOf(offer, weight)));
  }
  if (any && !isSourceWanted) consider(source, any < named ? any : rankOf(source, any));
  const chosen = [...ranks].sort(([, a], [, b]) => b - a).map(([tag]) => tag)
    .filter((tag) => !isRefused(ranges, subtags(new Intl.Locale(offers.ranges.get(tag)))))
    .slice(0, CHOSEN_MOST);
  return chosen.includes(source) ? chosen.slice(0, chosen.indexOf(source) + 1) : chosen;
}
