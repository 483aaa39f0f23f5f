/**
 * Removes from a value of a work the tags of CSL rich text, and the word joiners that `parse/values/rich-text.ts`
 * inserts after angle brackets of the author that look like tags.
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
