/**
 * Removes the tags of CSL rich text from a value of a work. Other angle brackets are the author's:
 * `parse/values/rich-text.ts` inserts a word joiner after one that looks like a tag, which is removed here, too.
 */
export function plainValue(value: string): string {
  return value.includes('<') ? value.replace(tagOrJoiner, '') : value
}

/** Removes the tags of HTML, JATS and MathML from a title that comes from an external list. */
export function plainTitle(title: string): string {
  return title.includes('<') ? title.replace(foreignTag, '') : title
}

const foreignTag =
  /<\/?(?:i|em|italic|b|strong|bold|sup|sub|scp?|u|tt|span|inf|(?:mml|jats):[a-z]+)(?:\s[^<>]*)?\/?>/gi

const tagOrJoiner = /<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>|\u2060/g
