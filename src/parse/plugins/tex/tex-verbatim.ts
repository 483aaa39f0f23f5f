import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Code, Construct, State} from 'micromark-util-types'
import {isLetter, isLineEnding} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    texVerbatim: 'texVerbatim'
  }
}

/** The maximum length of code in a line; longer code belongs in a block. */
const longest = 500

/**
 * LaTeX code in running text, on one line: `\verb|x|` and `\lstinline|x|` with any delimiter,
 * `\lstinline[language=C]{x}` and `\mintinline{c}{x}`.
 */
export const texVerbatim: Construct = {
  name: 'texVerbatim',
  tokenize(effects, ok, nok) {
    let source = ''
    const take = (code: NonNullable<Code>): void => {
      source += code < 0 ? ' ' : String.fromCharCode(code)
      effects.consume(code)
    }
    const inside: State = code => {
      if (code === null || isLineEnding(code) || source.length > longest) return nok(code)
      take(code)
      return whole.test(source) ? end : inside
    }
    const end: State = code => {
      effects.exit('texVerbatim')
      return ok(code)
    }
    const name: State = code => {
      if (code === null || isLineEnding(code) || source.length > 12) return nok(code)
      const isName = isLetter(code)
      if (!isName && !commands.has(source.slice(1))) return nok(code)
      // If no delimiter follows, the text only mentions the command.
      if (!isName && !/[^\s\w\\]/.test(String.fromCharCode(code))) return nok(code)
      take(code)
      return isName ? name : inside
    }
    return code => {
      effects.enter('texVerbatim')
      take(code!)
      return name
    }
  }
}

const commands: ReadonlySet<string> = new Set(['verb', 'lstinline', 'mintinline'])

/** Matches a whole command with verbatim code; the last group is the code. */
const whole =
  /^\\(?:verb\*?([^\s\w*{])(.*)\1|lstinline(?:\[[^\]]*\])?(?:\{(.*)\}|([^\s\w{[])(.*)\4)|mintinline(?:\[[^\]]*\])?\{[^{}]*\}(?:\{(.*)\}|([^\s\w{[])(.*)\7))$/

export const texVerbatimToTree: TreeExtension = {
  exit: {
    texVerbatim(token) {
      const [, , verb, braced, , listed, minted, , between] = whole.exec(this.sliceSerialize(token)) ?? []
      this.enter({type: 'inlineCode', value: verb ?? braced ?? listed ?? minted ?? between ?? ''}, token)
      this.exit(token)
    }
  }
}
