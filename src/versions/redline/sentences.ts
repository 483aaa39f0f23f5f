import type {WordToken} from './tokens.ts'

const sentenceEnds: ReadonlySet<string> = new Set('.!?…。！？．؟۔।'.split(''))
const clauseEnds: ReadonlySet<string> = new Set([...',;:—–،؛、，；：'])
const closing: ReadonlySet<string> = new Set([...')]}»”’"\''])

/** Whether a token ends a sentence: it is a full stop or the like, before a capital letter or the end of the text. */
export function endsSentence(tokens: readonly WordToken[], at: number): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  if (token.kind === 'paragraph') return true
  if (token.kind === 'mark' && (sentenceEnds.has(token.text) || closing.has(token.text))) {
    if (!sentenceEnds.has(token.text) && !isEnd(tokens[at - 1])) return false
  } else if (token.kind !== 'note' || !isEnd(tokens[at - 1])) return false
  const next = tokens[at + 1]
  if (next === undefined || next.kind === 'paragraph') return true
  if (next.kind === 'note' || (next.kind === 'mark' && closing.has(next.text))) return false
  if (token.text === '.' && token.space === '' && isShortened(tokens[at - 1])) return false
  const isUnspaced = token.text > '\u2fff' || token.text === '।'
  return isUnspaced || (next.space !== '' && !/^\p{Ll}/u.test(next.text))
}

/** Whether a word before a full stop usually is an abbreviation or an initial. */
function isShortened(token: WordToken | undefined): boolean {
  return token?.kind === 'word' && (abbreviation.test(token.text) || /^\p{Lu}$/u.test(token.text))
}

const abbreviation =
  /^(?:\p{L}(?:\.\p{L})+|al|cf|vs|viz|ca|resp|figs?|eqs?|refs?|secs?|chap|vol|nos?|pp?|dr|prof|st|bzw|vgl|abb|tab|bspw)$/iu

function isEnd(token: WordToken | undefined): boolean {
  return token?.kind === 'mark' && sentenceEnds.has(token.text)
}

/** Whether a token ends a clause. */
export function endsClause(token: WordToken | undefined): boolean {
  return token?.kind === 'mark' && clauseEnds.has(token.text)
}
