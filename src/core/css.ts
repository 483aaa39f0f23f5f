/**
 * A declaration `name: value`, with the offsets of the name and the value, and the enclosing rules, outermost first.
 */
export type CssDeclaration = Readonly<{
  name: string
  value: string
  start: number
  valueStart: number
  end: number
  within: readonly string[]
}>

/**
 * A rule of a style sheet, with its offsets. `prelude` is its selector, or an at-rule such as `@page :first` or
 * `@import "a.css"`. If the rule has no block, `blockEnd` is its end.
 */
export type CssRule = Readonly<{
  prelude: string
  start: number
  end: number
  blockEnd: number
  within: readonly string[]
}>

/** A syntax error in a style sheet, with its offsets. */
export type CssFault = Readonly<{start: number; end: number; message: string}>

/** The content of a style sheet, in text order. */
export type CssSheet = Readonly<{
  declarations: readonly CssDeclaration[]
  rules: readonly CssRule[]
  faults: readonly CssFault[]
}>

/**
 * Parses a style sheet for checks: rules and declarations with their places. Comments and strings are skipped, and
 * slots `{{name}}` count as words. Never throws; an unclosed construct is a fault.
 */
export function scanCss(text: string): CssSheet {
  const declarations: CssDeclaration[] = []
  const rules: Array<{-readonly [key in keyof CssRule]: CssRule[key]}> = []
  const faults: CssFault[] = []
  const open: Array<(typeof rules)[number]> = []
  let chunk = 0
  let colon = -1
  let brackets = 0

  const within = (): string[] => open.map(({prelude}) => prelude)
  const begin = (at: number): void => {
    chunk = at
    colon = -1
    brackets = 0
  }

  /**
   * Ends the current chunk of text, from `chunk` to `end`: a declaration, a statement such as `@import`, or only white
   * space.
   */
  function finish(end: number): void {
    const start = chunk + leading(text, chunk, end)
    const written = text.slice(start, end).trimEnd()
    if (written === '') return
    const stop = start + written.length
    if (written.startsWith('@')) {
      rules.push({prelude: withoutComments(written), start, end: stop, blockEnd: stop, within: within()})
    } else if (colon < 0) {
      faults.push({
        start,
        end: stop,
        message: `\`${short(written)}\` is not a declaration, expected one such as \`color: red\``
      })
    } else {
      const valueStart = colon + 1 + leading(text, colon + 1, stop)
      declarations.push({
        name: withoutComments(text.slice(start, colon)).toLowerCase(),
        value: withoutComments(text.slice(valueStart, stop)),
        start,
        valueStart,
        end: stop,
        within: within()
      })
    }
  }

  for (let at = nextSpecial(text, 0); at < text.length; at = nextSpecial(text, at)) {
    const character = text[at]!
    if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2)
      if (end < 0)
        faults.push({
          start: at,
          end: at + 2,
          message: 'The comment after `/*` is not closed, expected `*/`'
        })
      at = end < 0 ? text.length : end + 2
    } else if (character === '"' || character === "'") {
      const end = endOfString(text, at)
      if (end === undefined)
        faults.push({
          start: at,
          end: at + 1,
          message: `The string is not closed on its line, expected \`${character}\``
        })
      at = end ?? endOfLine(text, at)
    } else if (text.startsWith('{{', at)) {
      const slot = /^\{\{[^{}\n]*\}\}/.exec(text.slice(at, at + 80))?.[0]
      at += slot?.length ?? 2
    } else if (character === '\\') {
      at += 2
    } else if (address.test(text.slice(at, at + 12))) {
      // An unquoted URL may contain characters that have a special meaning elsewhere.
      at += /^url\([^)\n]*/i.exec(text.slice(at))![0].length
      if (text[at] === ')') at++
    } else {
      if (character === '(' || character === '[') brackets++
      else if (character === ')' || character === ']') brackets = Math.max(0, brackets - 1)
      else if (character === ':' && colon < 0 && brackets === 0) colon = at
      else if (character === '{') {
        const start = chunk + leading(text, chunk, at)
        const end = start + text.slice(start, at).trimEnd().length
        const prelude = withoutComments(text.slice(start, at))
        const rule = {prelude, start, end, blockEnd: text.length, within: within()}
        rules.push(rule)
        open.push(rule)
        begin(at + 1)
      } else if (character === ';' && brackets === 0) {
        finish(at)
        begin(at + 1)
      } else if (character === '}') {
        finish(at)
        const closed = open.pop()
        if (closed !== undefined) closed.blockEnd = at + 1
        else faults.push({start: at, end: at + 1, message: 'This `}` closes no rule'})
        begin(at + 1)
      }
      at++
    }
  }
  finish(text.length)
  for (const {prelude, start} of open)
    faults.push({
      start,
      end: start + 1,
      message: `\`${short(prelude)}\` is not closed, expected \`}\``
    })
  return {declarations, rules, faults}
}

/** The offset of the next special character, or of the next `u`, which can begin `url(`. */
function nextSpecial(text: string, from: number): number {
  special.lastIndex = from
  return special.exec(text)?.index ?? text.length
}

const special = /[/"'{}\\()[\]:;u]/gi

const address = /^url\(\s*[^"'\s]/i

/** The length of the white space and comments at the start of a range. */
function leading(text: string, start: number, end: number): number {
  return /^(?:\s|\/\*[\s\S]*?\*\/)*/.exec(text.slice(start, end))![0].length
}

function withoutComments(text: string): string {
  const own = text.includes('/*') ? text.replace(/\/\*[\s\S]*?\*\//g, ' ') : text
  // Most texts are on one line and contain no comments, so trimming them is enough.
  return own.includes('\n') || own !== text ? own.replace(/\s+/g, ' ').trim() : own.trim()
}

/** The offset after the end of a string; undefined if the line ends first. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '\n') return undefined
    else if (text[at] === text[start]) return at + 1
  }
  return undefined
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('`', '')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
