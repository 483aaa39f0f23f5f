import type {Code, Construct, State} from 'micromark-util-types'
import './citation-tokens.ts'

/**
 * Micromark construct for lookahead with `effects.check`: succeeds if the next units of the line match. It reads
 * `size` UTF-16 units, fewer at the end of a line or at a tab.
 */
export function ahead(expression: RegExp, size: number): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let text = ''

      return code => {
        if (code === null || code < 0) return nok(code)
        effects.enter('citationMark')
        return read(code)
      }

      function read(code: Code): State | undefined {
        if (code !== null && code >= 0 && text.length < size) {
          text += String.fromCharCode(code)
          effects.consume(code)
          return read
        }
        effects.exit('citationMark')
        return expression.test(text) ? ok(code) : nok(code)
      }
    }
  }
}
