import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, State} from 'micromark-util-types'
import {isLineEnding} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    texAccent: 'texAccent'
  }
}

/**
 * A letter in TeX's notation with braces: `\'{e}`, `\c{c}`, `\o{}`, `{\"o}`, `{\ss}`. Without braces, `\"o` is an
 * escaped quotation mark, as in all Markdown. In texts that use LaTeX's notation, the accent may be over a digit or
 * alone, `\^{5}` and `\~{}`.
 */
export const texAccent = (isLatex: boolean): Construct => ({
  name: 'texAccent',
  tokenize(effects, ok, nok) {
    let source = ''
    const next: State = code => {
      if (code === null || isLineEnding(code) || source.length === longest) return nok(code)
      // An opening brace begins TeX only if a backslash follows.
      if (source === '{' && code !== 92) return nok(code)
      source += String.fromCodePoint(Math.max(32, code))
      effects.consume(code)
      return code === 125 && (letter.test(source) || (isLatex && other.test(source))) ? end : next
    }
    const end: State = code => {
      effects.exit('texAccent')
      return ok(code)
    }
    return code => {
      effects.enter('texAccent')
      return next(code)
    }
  }
})

/** Builds a `rawTex` node, as for any other command. */
export const texAccentToTree: TreeExtension = {
  exit: {
    texAccent(token) {
      const value = this.sliceSerialize(token)
      const name = /\\(.[A-Za-z]*)/u.exec(value)?.[1] ?? ''
      this.enter({type: 'rawTex', name, value, block: false}, token)
      this.exit(token)
    }
  }
}

const longest = 10

/** Matches an accent with its letter, with the braces around the letter or around both, or a command for a letter. */
const letter =
  /^(?:\\(?:[`'^"~=.]|[uvHckrdbt](?=\{))\{(?:\p{L}{1,2}|\\[ij])\}|\\[oOlLij]\{\}|\{\\(?:[`'^"~=.] ?(?:\p{L}|\{\p{L}\}|\\[ij]|\{\\[ij]\})|[uvHckrdb](?:\{\p{L}\}| \p{L}|\{\\[ij]\})|ss|ae|AE|oe|OE|aa|AA|[oOlLij])\})$/u

const other = /^\\[`'^"~=.]\{\d?\}$/
