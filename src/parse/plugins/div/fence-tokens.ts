import type {Code, Construct, Effects, State, TokenizeContext} from 'micromark-util-types'
import {isLineEnding, isSpace} from '../syntax.ts'
import {type DefinedEnvironments, noEnvironments, readFence, theoremClass} from './fence-line.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    divFence: 'divFence'
    divFenceMark: 'divFenceMark'
    divName: 'divName'
    divWords: 'divWords'
  }
}

/**
 * Lines that open or close a div: three or more colons, or `\begin` and `\end` of a theorem. micromark only finds these
 * fences, and parses the lines between them as usual. The name of a theorem, and words after it, are running text.
 */
export const colonFence: Construct = {name: 'divFence', tokenize: tokenizeColons}
export function theoremFence(defined: DefinedEnvironments): Construct {
  return {
    name: 'theoremFence',
    tokenize(effects, ok, nok) {
      return tokenizeEnvironment(this, defined, effects, ok, nok)
    }
  }
}

/** Consumes a line as the marks of a fence; the line may also contain running text. */
function fenceLine(effects: Effects): Readonly<{
  read: () => string
  /**
   * The last characters that were read. They are collected, because slicing a long line each time would take time
   * proportional to its length.
   */
  tail: () => string
  consume: (code: Code) => void
  text: (type: 'divName' | 'divWords') => void
  endText: () => void
  end: () => ReturnType<Effects['exit']>
}> {
  let line = ''
  let tail = ''
  let isIn: 'mark' | 'divName' | 'divWords' | undefined
  const leave = (): void => {
    if (isIn === 'mark') effects.exit('divFenceMark')
    else if (isIn !== undefined) {
      effects.exit('chunkText')
      effects.exit(isIn)
    }
    isIn = undefined
  }
  effects.enter('divFence')
  let wanted: 'divName' | 'divWords' | undefined
  return {
    read: () => line,
    tail: () => tail,
    consume(code) {
      if (isIn === undefined) {
        if (wanted === undefined) effects.enter('divFenceMark')
        else {
          effects.enter(wanted)
          effects.enter('chunkText', {contentType: 'text'})
        }
        isIn = wanted ?? 'mark'
      }
      const sign = code !== null && code >= 0 ? String.fromCharCode(code) : ' '
      line += sign
      tail = (tail + sign).slice(-longestName)
      effects.consume(code)
    },
    text(type) {
      leave()
      wanted = type
    },
    endText() {
      leave()
      wanted = undefined
    },
    end() {
      leave()
      return effects.exit('divFence')
    }
  }
}

function tokenizeColons(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let colons = 0
  let line: ReturnType<typeof fenceLine>
  /** The quotation mark that will end the name. */
  let quote: Code = null
  const sequence: State = code => {
    if (code !== 58) return colons < 3 ? nok(code) : rest(code)
    colons++
    line.consume(code)
    return sequence
  }
  const rest: State = code => {
    if (code === null || isLineEnding(code)) {
      const token = line.end()
      return readFence(this.sliceSerialize(token), noEnvironments) === undefined ? nok(code) : ok(code)
    }
    if (code === quote) {
      line.endText()
      quote = null
    }
    line.consume(code)
    if (quote !== null) return rest
    if ((code === 34 || code === 39) && nameBegins.test(line.tail())) {
      quote = code
      line.text('divName')
    }
    return rest
  }
  return code => {
    line = fenceLine(effects)
    return sequence(code)
  }
}

/** `\begin{theorem}[Name]\label{thm:x} words` and `\end{theorem}`. */
function tokenizeEnvironment(
  context: TokenizeContext,
  defined: DefinedEnvironments,
  effects: Effects,
  ok: State,
  nok: State
): State {
  let line: ReturnType<typeof fenceLine>
  let depth = 0
  const opening: State = code => {
    if (code === null || isLineEnding(code)) return nok(code)
    line.consume(code)
    if (code !== 125) return line.read().length > longest ? nok : opening
    const [, name, star = ''] = /^\\(?:begin|end)\{([A-Za-z]+)(\*?)\}$/.exec(line.read()) ?? []
    return name === undefined || theoremClass(name, star, defined) === undefined ? nok : behind
  }
  const behind: State = code => {
    if (code === null || isLineEnding(code)) return done(code)
    if (isSpace(code)) {
      line.consume(code)
      return behind
    }
    if (code === 91 && /^\\begin\{[^}]*\}\s*$/.test(line.read())) {
      line.consume(code)
      line.text('divName')
      return name
    }
    if (code === 92 && !line.read().includes('\\label') && line.read().startsWith('\\begin')) {
      return effects.check(label, labelled, words)(code)
    }
    return words(code)
  }
  const name: State = code => {
    if (code === null || isLineEnding(code)) return nok(code)
    if (code === 93 && depth === 0) {
      line.endText()
      line.consume(code)
      return behind
    }
    if (code === 91 || code === 123) depth++
    if ((code === 93 || code === 125) && depth > 0) depth--
    line.consume(code)
    return name
  }
  const labelled: State = code => {
    line.consume(code)
    return code === 125 ? behind : labelled
  }
  const words: State = code => {
    if (line.read().startsWith('\\end')) return nok(code)
    line.text('divWords')
    return inWords(code)
  }
  const inWords: State = code => {
    if (code === null || isLineEnding(code)) return done(code)
    line.consume(code)
    return inWords
  }
  const done: State = code => {
    const token = line.end()
    return readFence(context.sliceSerialize(token), defined) === undefined ? nok(code) : ok(code)
  }
  return code => {
    line = fenceLine(effects)
    return opening(code)
  }
}

/** Matches the text after which the name of a theorem, a title or a caption begins. */
const nameBegins = /[\s{](?:name|title|(?:fig|tbl|lst)-cap)=["']$/
const longestName = 10

/** The maximum length of an environment's name with its command. */
const longest = 40

const label: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let at = 0
    const start = '\\label{'
    const inside: State = code => {
      if (code === null || isLineEnding(code)) return nok(code)
      if (at < start.length) {
        if (code !== start.charCodeAt(at)) return nok(code)
        at++
      } else if (code === 125) {
        effects.consume(code)
        effects.exit('divFenceMark')
        return ok
      }
      effects.consume(code)
      return inside
    }
    return code => {
      effects.enter('divFenceMark')
      return inside(code)
    }
  }
}
