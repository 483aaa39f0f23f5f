import type {CommandPart} from '../citation-commands.ts'

/** A range of TeX, with its offset in the whole text. */
export type TexPart = CommandPart &
  Readonly<{/** True for code that is not at this place, but defined elsewhere. */ isMade?: true}>

/** A token of TeX that is not inside braces or an environment. */
export type TexToken = Readonly<
  | {type: 'command'; name: string; start: number; end: number}
  | {type: 'sign'; name: string; start: number; end: number}
  | {type: 'group' | 'formula' | 'comment'; name: ''; start: number; end: number}
  | {type: 'environment'; name: string; start: number; end: number}
>

/** The tokens of TeX, except plain characters; takes linear time. */
export function texTokens(text: string): readonly TexToken[] {
  let unended = 0
  const tokens: TexToken[] = []
  const pattern = /\\(?:[A-Za-z]+\*?|[^A-Za-z]|$)|[{}$&%~]/g
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const token = tokenAt(
      text,
      match.index,
      unended < mostUnended ? match[0] : match[0].replace('begin', 'end')
    )
    if (token === undefined) continue
    if (token.type === 'command' && token.name === 'begin') unended++
    tokens.push(token)
    pattern.lastIndex = token.end
  }
  return tokens
}

function tokenAt(text: string, start: number, written: string): TexToken | undefined {
  if (written === '%') return {type: 'comment', name: '', start, end: endOfComment(text, start)}
  if (written === '{') return {type: 'group', name: '', start, end: endOfGroup(text, start)}
  if (written === '$') return {type: 'formula', name: '', start, end: endOfFormula(text, start)}
  if (written === '}') return undefined
  if (!written.startsWith('\\')) return {type: 'sign', name: written, start, end: start + 1}
  const name = written.slice(1)
  if (name === 'begin') {
    const environment = environmentAt(text, start)
    if (environment !== undefined)
      return {type: 'environment', name: environment.name, start, end: environment.end}
  }
  const close = name === '(' ? '\\)' : name === '[' ? '\\]' : undefined
  const closed = close === undefined ? -1 : text.slice(start, start + mostOfFormula).indexOf(close) + start
  if (closed >= start) return {type: 'formula', name: '', start, end: closed + 2}
  if (verbatimCommands.has(name.replace('*', '')))
    return {type: 'command', name, start, end: endOfVerbatim(text, start + written.length)}
  return {type: 'command', name, start, end: start + written.length}
}

/**
 * Limits on searching for the end of a construct. Without them, the search for the end of every unclosed construct
 * would extend to the end of the text.
 */
const [mostOfFormula, mostOfOption, mostUnended] = [5000, 2000, 50]

/** Commands whose argument is between two identical characters that the author chooses. */
const verbatimCommands: ReadonlySet<string> = new Set(['verb', 'lstinline'])

function endOfVerbatim(text: string, at: number): number {
  let start = at
  if (text[start] === '[') start = Math.max(start, text.indexOf(']', start) + 1)
  const open = text[start]
  if (open === undefined || /[\sA-Za-z]/.test(open)) return at
  const close = text.indexOf(open === '{' ? '}' : open, start + 1)
  return close < 0 ? at : close + 1
}

/**
 * The offset after a comment, its line end, and the white space at the beginning of the next line; an empty line is
 * kept.
 */
function endOfComment(text: string, start: number): number {
  const rest = /%[^\n]*(?:\n[ \t]*(?![ \t]*\n))?/y
  rest.lastIndex = start
  return start + (rest.exec(text)?.[0].length ?? 1)
}

/** The offset after the closing brace of a group; the end of the text if the group is unclosed. */
export function endOfGroup(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return at + 1
  }
  return text.length
}

function endOfFormula(text: string, start: number): number {
  const mark = text.startsWith('$$', start) ? '$$' : '$'
  for (let at = start + mark.length; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text.startsWith(mark, at)) return at + mark.length
  }
  // An unclosed dollar sign is treated as text.
  return start + 1
}

/** Whether TeX contains words or formulas outside environments and the arguments of commands that print no words. */
export function printsWords(tex: string): boolean {
  let start = 0
  for (const token of texTokens(tex)) {
    if (token.start < start) continue
    if (/[\p{L}\d]/u.test(tex.slice(start, token.start)) || token.type === 'formula') return true
    if (token.type === 'group' && printsWords(tex.slice(token.start + 1, token.end - 1))) return true
    start =
      token.type === 'command' && !/^(?:text|emph|underline|mbox)/.test(token.name)
        ? argumentsAt(tex, token.end, 8).end
        : token.end
  }
  return /[\p{L}\d]/u.test(tex.slice(start))
}

/** An environment: its name, its content, and its end. */
export type TexEnvironment = Readonly<{name: string; body: TexPart; end: number}>

/**
 * The environment that begins at an offset; undefined if it is unclosed. Environments of the same name may be nested in
 * it.
 */
export function environmentAt(text: string, start: number): TexEnvironment | undefined {
  const opening = /\\begin\s*\{([A-Za-z]+\*?)\}/y
  opening.lastIndex = start
  const [written = '', name = ''] = opening.exec(text) ?? []
  if (name === '') return undefined
  const marks = new RegExp(String.raw`\\(begin|end)\s*\{${name.replace('*', String.raw`\*`)}\}`, 'g')
  marks.lastIndex = start
  let depth = 0
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    depth += match[1] === 'begin' ? 1 : -1
    if (depth > 0) continue
    const at = start + written.length
    return {name, body: {text: text.slice(at, match.index), at}, end: match.index + match[0].length}
  }
  return undefined
}

/** The arguments of a command, by kind, and the offset after them. */
export type TexArguments = Readonly<{options: readonly TexPart[]; groups: readonly TexPart[]; end: number}>

/**
 * Parses up to `most` arguments in braces, and the arguments in brackets between them. A citation of Markdown is text if
 * white space precedes it, as in `\\item [@doe99] says`.
 */
export function argumentsAt(text: string, start: number, most: number): TexArguments {
  const options: TexPart[] = []
  const groups: TexPart[] = []
  let end = start
  for (;;) {
    const blank = /[ \t]*(?:\n[ \t]*)?/y
    blank.lastIndex = end
    const at = end + (blank.exec(text)?.[0].length ?? 0)
    const close = text[at] === '[' ? endOfOption(text, at) : text[at] === '{' ? endOfGroup(text, at) : -1
    if (close < 0 || (text[at] === '{' && groups.length === most)) break
    if (text[at] === '[' && at > end && isCitation(text.slice(at, close))) break
    const part = {text: text.slice(at + 1, close - 1), at: at + 1}
    if (text[at] === '[') options.push(part)
    else groups.push(part)
    end = close
    if (groups.length === most) break
  }
  return {options, groups, end}
}

function endOfOption(text: string, start: number): number {
  for (let at = start + 1; at < Math.min(text.length, start + mostOfOption); at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '{') at = endOfGroup(text, at) - 1
    else if (sign === ']') return at + 1
    else if (sign === '[') {
      // Citations and notes of Markdown are inside the option.
      const close = text.indexOf(']', at)
      const isNote = text[at - 1] === '^'
      const end = isNote || isCitation(text.slice(at, close + 1)) ? endOfOption(text, at) : -1
      if (end >= 0) at = end - 1
    }
  }
  return -1
}

/** Whether brackets enclose a citation of Markdown. */
function isCitation(brackets: string): boolean {
  return /^\[(?:[^\][@]*[\s;,([-])?@[\p{L}\p{N}_{]/u.test(brackets)
}

/** A range of a part, by offsets in the part, without leading and trailing white space. */
export function trimmedPart({text, at}: TexPart, start = 0, end = text.length): TexPart {
  const piece = text.slice(start, end)
  const blanks = piece.length - piece.trimStart().length
  return {text: piece.trim(), at: at + start + blanks}
}

/**
 * Splits a part at tokens: `isEnd` returns the start of the next range if a token separates two ranges, or else
 * undefined.
 */
export function splitAt(
  part: TexPart,
  isEnd: (token: TexToken, tokens: readonly TexToken[]) => number | undefined
): readonly TexPart[] {
  const parts: TexPart[] = []
  const tokens = texTokens(part.text)
  let start = 0
  for (const token of tokens) {
    const next = token.start < start ? undefined : isEnd(token, tokens)
    if (next === undefined) continue
    parts.push({text: part.text.slice(start, token.start), at: part.at + start})
    start = next
  }
  return [...parts, {text: part.text.slice(start), at: part.at + start}]
}

/**
 * The commands in a part that have the given name, with their arguments; those inside environments and groups are not
 * included.
 */
export function commandsIn(
  part: TexPart,
  name: string,
  most = 1
): ReadonlyArray<
  Readonly<{start: number; end: number; options: readonly TexPart[]; groups: readonly TexPart[]}>
> {
  return texTokens(part.text).flatMap(token => {
    if (token.type !== 'command' || token.name.replace('*', '') !== name) return []
    const {options, groups, end} = argumentsAt(part.text, token.end, most)
    const moved = ({text, at}: TexPart): TexPart => ({text, at: at + part.at})
    return [{start: token.start, end, options: options.map(moved), groups: groups.map(moved)}]
  })
}

/** The part without the given ranges, which must be in order. */
export function without(
  part: TexPart,
  stretches: ReadonlyArray<Readonly<{start: number; end: number}>>
): readonly TexPart[] {
  const parts: TexPart[] = []
  let start = 0
  for (const stretch of [...stretches].sort((one, other) => one.start - other.start)) {
    if (stretch.start > start) parts.push({text: part.text.slice(start, stretch.start), at: part.at + start})
    start = Math.max(start, stretch.end)
  }
  return [...parts, {text: part.text.slice(start), at: part.at + start}]
}
