import type {Code, Construct, State} from 'micromark-util-types'
import './citation-tokens.ts'

/**
 * A micromark construct for lookahead with `effects.check`, which succeeds if the following characters match. It reads
 * `size` UTF-16 units, or fewer at the end of a line or at a tab.
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
