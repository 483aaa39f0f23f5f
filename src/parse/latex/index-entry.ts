import type {IndexLevel, IndexReference} from '../../core/mdast.ts'

/**
 * Parses the argument of LaTeX's `\index`, as MakeIndex does: `term!subterm`, `sorted as@shown`, and after `|`:
 * `see{other}`, `seealso{other}`, `(` and `)` for a range, or a command for the page number, which makes this the main
 * place. A quotation mark makes the next character literal. `plain` converts LaTeX to plain words.
 */
export function readIndexEntry(
  argument: string,
  plain: (tex: string) => string = tex => tex
): IndexReference | undefined {
  const [term = '', ...rest] = split(argument, '|')
  const about = rest.join('|').trim()
  const levels = split(term, '!').flatMap((level): readonly IndexLevel[] => {
    const [first = '', ...shown] = split(level, '@')
    const words = wordsOf(shown.length > 0 ? shown.join('@') : first, plain)
    const sort = wordsOf(first, plain)
    if (words === '') return []
    return [{words, ...(shown.length > 0 && sort !== words && {sort})}]
  })
  if (levels.length === 0) return undefined
  const [, also, other] = /^see(also)?\s*\{([\s\S]*)\}$/.exec(about) ?? []
  const encapsulated = about.replace(/^[()]/, '')
  return {
    levels,
    ...(other !== undefined && {[also === undefined ? 'see' : 'seeAlso']: wordsOf(other, plain)}),
    ...(about.startsWith('(') && {range: 'start' as const}),
    ...(about.startsWith(')') && {range: 'end' as const}),
    ...(other === undefined &&
      /^(?:textbf|mainpage|main|bb|textit|emph)$/.test(encapsulated) && {main: true as const})
  }
}

/** Splits a string at a character, except where a quotation mark or braces protect it. */
function split(text: string, sign: string): readonly string[] {
  const parts: string[] = ['']
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    const isQuoted = character === '"' && /["!@|]/.test(text[at + 1] ?? '')
    if (isQuoted || character === '\\') {
      parts[parts.length - 1] += character + (text[at + 1] ?? '')
      at++
      continue
    }
    if (character === '{') depth++
    if (character === '}') depth--
    if (character === sign && depth <= 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

function wordsOf(part: string, plain: (tex: string) => string): string {
  return plain(part.replace(/"(["!@|])/g, '$1'))
    .replace(/\s+/g, ' ')
    .trim()
}
