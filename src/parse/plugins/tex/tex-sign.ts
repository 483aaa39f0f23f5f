import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Code, Construct, State} from 'micromark-util-types'
import {isLetter} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    texSign: 'texSign'
  }
}

/**
 * `\,` after a word, a number or a closing mark, because elsewhere it is an escaped comma; the one-letter commands
 * `\S` and `\P`; and in texts that use LaTeX's notation the other spaces and invisible signs of LaTeX, such as `\;`,
 * `\/` and `\-`.
 */
export const texSign = (isLatex: boolean): Construct => ({
  name: 'texSign',
  tokenize(effects, ok, nok) {
    const before = this.previous
    const end: State = code => {
      effects.exit('texSign')
      return ok(code)
    }
    // If more letters follow, this is a different command.
    const behindLetter: State = code => {
      if (isLetter(code)) return nok(code)
      return code === 123 ? effects.attempt(emptyGroup, end, end)(code) : end(code)
    }
    const behindComma: State = code => (code === null || code <= 32 ? nok(code) : end(code))
    const sign: State = code => {
      if (code === 44) {
        if (!isWordEnd(before)) return nok(code)
        effects.consume(code)
        return behindComma
      }
      const follows = isLatex && isWordEnd(before) ? following.get(code ?? 0) : undefined
      if (follows !== undefined) {
        effects.consume(code)
        return next => (follows.test(written(before) + written(next)) ? end(next) : nok(next))
      }
      if (code !== 80 && code !== 83) return nok(code)
      effects.consume(code)
      return behindLetter
    }
    return code => {
      effects.enter('texSign')
      effects.consume(code)
      return sign
    }
  }
})

/**
 * The signs of LaTeX between two characters that show that they are not escaped in Markdown: `\;`, `\:`, `\!`, the
 * italic correction in `{\it words\/}`, a place to hyphenate, and the end of a sentence in `NASA\@.`.
 */
const following: ReadonlyMap<number, RegExp> = new Map([
  [59, /.[\p{L}\p{N}$\\(]/u],
  [58, /.[\p{L}\p{N}$\\(]/u],
  [33, /.[\p{L}\p{N}$]/u],
  [47, /.(?:[\p{L}}\s]|$)/u],
  [45, /\p{L}\p{L}/u],
  [64, /.[.,;:?!)\s]/u]
])

/** A character, with a space for a line end. */
function written(code: Code): string {
  return code === null ? '' : code < 32 ? ' ' : String.fromCodePoint(code)
}

/** The `{}` that ends the name of a command. */
const emptyGroup: Construct = {
  partial: true,
  tokenize: (effects, ok, nok) => code => {
    effects.consume(code)
    return next => {
      if (next !== 125) return nok(next)
      effects.consume(next)
      return ok
    }
  }
}

/** Whether a character can end a word: a letter, a digit, a full stop, a closing mark, or any non-ASCII character. */
function isWordEnd(code: Code): boolean {
  if (code === null || code <= 32) return false
  return code > 127 || /[\p{L}\p{N}.)\]}$*_`"'%]/u.test(String.fromCharCode(code))
}

export const texSignToTree: TreeExtension = {
  exit: {
    texSign(token) {
      const value = signs.get(this.sliceSerialize(token).slice(0, 2)) ?? ''
      this.enter({type: 'text', value}, token)
      this.exit(token)
    }
  }
}

const signs: ReadonlyMap<string, string> = new Map([
  ['\\,', '\u202F'],
  ['\\;', '\u2005'],
  ['\\:', '\u2005'],
  ['\\-', '\u00AD'],
  ['\\S', '§'],
  ['\\P', '¶']
])
