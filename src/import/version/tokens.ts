/** A part of running text that an edit replaces as a whole: a word, a citation, a formula, emphasized text. */
export type MarkdownToken = Readonly<{
  text: string
  start: number
  end: number
  kind: 'text' | 'query'
  /** For tracked text: the comment that names the author of the insertion (`ins`) or deletion (`del`). */
  ins?: string
  del?: string
}>

/** Splits running Markdown into the parts that an edit replaces as a whole. */
export function markdownTokens(text: string, offset = 0): readonly MarkdownToken[] {
  const tokens: MarkdownToken[] = []
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, at)
    const slice = text.slice(at, end)
    const [from, to] = [offset + at, offset + end]
    const tracked = trackedParts(slice)
    if (tracked === undefined)
      tokens.push({text: slice, start: from, end: to, kind: slice.startsWith('{>>') ? 'query' : 'text'})
    else
      for (const {words, ...change} of tracked)
        for (const token of markdownTokens(words)) tokens.push({...token, start: from, end: to, ...change})
    at = end
  }
  return tokens
}

/** Text between a pair of these marks is one token. */
const enclosed: ReadonlyArray<readonly [open: string, close: string]> = [
  ['{>>', '<<}'],
  ['{++', '++}'],
  ['{--', '--}'],
  ['{~~', '~~}'],
  ['**', '**'],
  ['~~', '~~']
]

function endOfToken(text: string, at: number): number {
  for (const [open, close] of enclosed) {
    if (!text.startsWith(open, at)) continue
    const end = text.indexOf(close, at + open.length)
    if (end < 0) continue
    const behind = end + close.length
    const isEdit = open !== '{>>' && open.startsWith('{')
    const remark = isEdit ? /^\{>>@\S+?<<\}/.exec(text.slice(behind))?.[0] : undefined
    return behind + (remark?.length ?? 0)
  }
  const sign = text[at]!
  if (sign === '[' || ((sign === '!' || sign === '^') && text[at + 1] === '[')) {
    const end = endOfBrackets(text, sign === '[' ? at : at + 1)
    if (end !== undefined) return end
  }
  const rest = text.slice(at)
  return at + (others.exec(rest)?.[0].length ?? 1)
}

/**
 * Matches one token: code, a formula, emphasis, a superscript or subscript, a citation in a sentence, a URL, a word,
 * or spaces.
 */
const others =
  /^(?:\\\n|\\[\s\S]|(`+)(?!`)[\s\S]*?[^`]\1(?!`)|\$[^$\n]+\$|\*(?=\S)[^*\n]*\S\*|\^[^\s^[]+\^|~[^\s~]+~|<[^>\n]+>|-?@\{[^}]*\}|-?@[\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_])?(?: \[[^\]\n]*\])?|[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}'’\u200c\u200d]|[.,](?=\p{N}))*|\s+)/u

/** The offset after a pair of brackets and the target or attributes that follow it. */
function endOfBrackets(text: string, start: number): number | undefined {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '[') depth++
    else if (sign === ']' && --depth === 0)
      return (
        at +
        1 +
        (/^(?:\((?:<[^>]*>|[^()\s]*)\))?(?:\{[^{}+~>=-][^{}]*\})?/.exec(text.slice(at + 1))?.[0].length ?? 0)
      )
  }
  return undefined
}

type Part = Readonly<{words: string; ins?: string; del?: string}>

/** The text of a tracked change, with its kind; undefined for any other text. */
function trackedParts(text: string): readonly Part[] | undefined {
  const [, inner = '', remark = ''] =
    /^\{(?:\+\+|--|~~)([\s\S]*?)(?:\+\+|--|~~)\}(\{>>[\s\S]*<<\})?$/.exec(text) ?? []
  if (text.startsWith('{++')) return [{words: inner, ins: remark}]
  if (text.startsWith('{--')) return [{words: inner, del: remark}]
  if (!text.startsWith('{~~')) return undefined
  const middle = inner.indexOf('~>')
  return middle < 0
    ? undefined
    : [
        {words: inner.slice(0, middle), del: remark},
        {words: inner.slice(middle + 2), ins: remark}
      ]
}
