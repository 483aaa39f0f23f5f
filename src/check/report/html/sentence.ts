/** A range of a text, and the rest of the sentence around it. White space is collapsed. */
export type Sentence = Readonly<{before: string; words: string; after: string}>

/**
 * The sentence around a range of Markdown, by which readers recognize the place: from the last sentence end in the
 * paragraph to the next one. Its length on each side is limited, because a long text has many citations.
 */
export function sentenceAround(text: string, start: number, end: number): Sentence {
  const early = text.slice(Math.max(0, start - mostLetters), start)
  const late = text.slice(end, end + mostLetters)
  const paragraphStart = lastEnd(early, blockStart)
  const paragraphEnd = late.search(blockEnd)
  const before = early.slice(paragraphStart)
  const after = paragraphEnd < 0 ? late : late.slice(0, paragraphEnd)
  const sentenceStart = lastEnd(before, sentenceBreak)
  const stop = sentenceEnd.exec(after)
  const cutBefore = paragraphStart === 0 && sentenceStart === 0 && start > mostLetters
  const cutAfter = paragraphEnd < 0 && stop === null && end + mostLetters < text.length
  return {
    before: (cutBefore ? '…' : '') + oneLine(before.slice(sentenceStart)).trimStart(),
    words: oneLine(text.slice(start, end)),
    after:
      oneLine(stop ? after.slice(0, stop.index + stop[0].length) : after).trimEnd() + (cutAfter ? '…' : '')
  }
}

const mostLetters = 300

/** The start of a block: a blank line, or the mark of a heading, list item, quotation, note or table cell. */
const blockStart =
  /(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)|(?<![^\r\n])[^\S\r\n]*(?:#{1,6}|[-*+>]|\d+[.)]|\[\^[^\]\s]+\]:)[^\S\r\n]+|\|/g
const blockEnd = /(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n|#|[-*+>]\s|\d+[.)]\s|\[\^)|\|/

const closing = '["\'”’»)\\]*_]*'
/**
 * Matches the end of a sentence: a mark such as a full stop, before a capital letter or a letter of a script without
 * capitals, possibly after quotation marks. A digit does not begin a sentence, because it may belong to “p. 3”.
 */
const sentenceBreak = new RegExp(`[.!?…۔؟。]${closing}\\s+(?=["'“‘«(\\[*_]*[\\p{Lu}\\p{Lo}])`, 'gu')
const sentenceEnd = new RegExp(`[.!?…۔؟。]${closing}(?=\\s+["'“‘«(\\[*_]*[\\p{Lu}\\p{Lo}]|\\s*$)`, 'u')

function lastEnd(text: string, pattern: RegExp): number {
  let end = 0
  for (const match of text.matchAll(pattern)) end = match.index + match[0].length
  return end
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
