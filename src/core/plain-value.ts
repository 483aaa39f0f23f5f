/**
 * A value of a work without the tags of CSL rich text. All other angle brackets are the author’s; after one that
 * looks like a tag, `parse/values/rich-text.ts` writes a word joiner.
 */
export function plainValue(value: string): string {
  return value.includes('<') ? value.replace(tagOrJoiner, '') : value
}

/** A title from an external list, without the tags of HTML, JATS and MathML that such lists contain. */
export function plainTitle(title: string): string {
  return title.includes('<') ? title.replace(foreignTag, '') : title
}

const foreignTag =
  /<\/?(?:i|em|italic|b|strong|bold|sup|sub|scp?|u|tt|span|inf|(?:mml|jats):[a-z]+)(?:\s[^<>]*)?\/?>/gi

const tagOrJoiner = /<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>|\u2060/g
