/**
 * A value of a work without the tags of CSL rich text. All other angle brackets are the author’s; behind one that looks
 * like a tag, `parse/values/rich-text.ts` writes a word joiner.
 */
export function plainValue(value: string): string {
  return value.includes('<') ? value.replace(tagOrJoiner, '') : value
}

const tagOrJoiner = /<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>|\u2060/g
