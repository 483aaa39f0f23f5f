import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, State} from 'micromark-util-types'
import {isLineEnding} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    latexLineEnd: 'latexLineEnd'
  }
}

/** The maximum number of characters in a length, as in `[2pt]`. */
const longestLength = 12

/**
 * A line break: `\\[2pt]` and, in texts that use LaTeX's notation, `\\` or `\\*` at the end of a line or before a space.
 */
export function latexLineEnd(isLatex: boolean): Construct {
  return {
    name: 'latexLineEnd',
    tokenize(effects, ok, nok) {
      let length = 0
      let written = ''
      let isStarred = false
      const second: State = code => {
        if (code !== 92) return nok(code)
        effects.consume(code)
        return behind
      }
      const behind: State = code => {
        // `\\*` allows no page break after the line.
        if (code === 42 && isLatex && length === 0 && !isStarred) {
          effects.consume(code)
          isStarred = true
          return behind
        }
        if (code === 91 && length === 0) {
          effects.consume(code)
          length = 1
          return inside
        }
        const isLength = /^-?\d*\.?\d+\s?(?:em|ex|pt|mm|cm|in)\]$/.test(written)
        const isEnd =
          code !== null && (isLineEnding(code) || (length === 0 && isLatex && (code === 32 || code === 9)))
        if (!isLength && (!isEnd || (length === 0 && !isLatex))) return nok(code)
        effects.exit('latexLineEnd')
        return ok(code)
      }
      const inside: State = code => {
        if (code === null || isLineEnding(code) || length++ > longestLength) return nok(code)
        effects.consume(code)
        written += String.fromCodePoint(Math.max(32, code))
        return code === 93 ? behind : inside
      }
      return code => {
        effects.enter('latexLineEnd')
        effects.consume(code)
        return second
      }
    }
  }
}

export const latexLineEndToTree: TreeExtension = {
  exit: {
    latexLineEnd(token) {
      this.enter({type: 'break'}, token)
      this.exit(token)
    }
  }
}
