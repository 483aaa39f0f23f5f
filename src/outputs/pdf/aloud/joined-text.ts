import type {PaintedText} from './painted-text.ts'

/**
 * An utterance within a block: painted text, words that replace painted text, or a role with the utterances inside it.
 */
export type Utterance =
  | Readonly<{kind: 'painted'; text: PaintedText}>
  | Readonly<{kind: 'words'; text: string}>
  | Readonly<{kind: 'role'; role: string; inside: readonly Utterance[]}>

/** The text of a block, and its first and last page. */
export type JoinedText = Readonly<{text: string; firstPage: number | undefined; lastPage: number | undefined}>

/**
 * Joins the utterances of a block. A space is put between lines, and between texts with a gap between them, but not
 * between the halves of a word broken by layout. `[page 3]` marks where the text continues on another page.
 */
export function joinText(utterances: readonly Utterance[]): JoinedText {
  let said = ''
  let last: PaintedText | undefined
  let firstPage: number | undefined
  let turned: number | undefined

  const add = (words: string) => {
    if (turned === undefined || words === '') {
      said += words
      return
    }
    // A word that is broken across two pages stays whole; the mark follows it.
    const at = said === '' || /\s$/.test(said) ? 0 : words.search(/\s/)
    if (at < 0) said += words
    else {
      said += `${words.slice(0, at)} [page ${turned}] ${words.slice(at).trimStart()}`
      turned = undefined
    }
  }
  const approach = (text: PaintedText) => {
    firstPage ??= text.page
    if (last !== undefined && last.page !== text.page) turned = text.page
    if (last !== undefined && isApart(said, last, text)) said += ' '
  }
  const say = (utterance: Utterance) => {
    if (utterance.kind === 'painted') {
      approach(utterance.text)
      add(utterance.text.text)
      last = utterance.text
    } else if (utterance.kind === 'words') add(utterance.text)
    else {
      const first = firstPainted(utterance.inside)
      if (first !== undefined) approach(first)
      const before = said
      said = ''
      const outer = last
      if (first !== undefined) last = undefined
      for (const inner of utterance.inside) say(inner)
      last ??= outer
      const [, start = '', words = '', end = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(said) ?? []
      said = words === '' ? `${before}${start}` : `${before}${start}[${utterance.role}: ${words}]${end}`
    }
  }
  for (const utterance of utterances) say(utterance)
  return {text: said.replace(/\s+/g, ' ').trim(), firstPage, lastPage: last?.page}
}

function firstPainted(utterances: readonly Utterance[]): PaintedText | undefined {
  for (const utterance of utterances) {
    if (utterance.kind === 'painted') return utterance.text
    const inner = utterance.kind === 'role' ? firstPainted(utterance.inside) : undefined
    if (inner !== undefined) return inner
  }
  return undefined
}

/**
 * Whether a space separates two texts: if they are on different lines, or the gap between them is wider than between
 * letters.
 */
function isApart(said: string, before: PaintedText, after: PaintedText): boolean {
  if (before.isBroken || /\s$/.test(said) || /^\s/.test(after.text)) return false
  if (before.page !== after.page) return !isHyphenated(said)
  const [x, y] = [before.end[0] - before.start[0], before.end[1] - before.start[1]]
  const length = Math.hypot(x, y)
  const [right, up] = length === 0 ? [1, 0] : [x / length, y / length]
  const [dx, dy] = [after.start[0] - before.end[0], after.start[1] - before.end[1]]
  const em = Math.max(before.em, after.em)
  if (Math.abs(dx * up - dy * right) > lineApart * em) return !isHyphenated(said)
  const gap = dx * right + dy * up
  return gap > wordApart * em || gap < -em
}

/**
 * The minimum distances between lines, and between words that no space character separates, in ems. Superscripts and
 * letterspaced letters are closer.
 */
const [lineApart, wordApart] = [0.8, 0.3]

/** Whether a text ends with the author's own hyphen or dash, after which a line can end. */
function isHyphenated(said: string): boolean {
  return /[\p{L}\p{N}][-\u2010\u2013\u2014/]$/u.test(said)
}
