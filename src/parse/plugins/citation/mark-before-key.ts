import type {Code, Construct, TokenizeContext} from 'micromark-util-types'
import {ahead} from './ahead.ts'

/**
 * A micromark construct that parses a `-`, `+` or `.` before a key as text. GFM would parse `-@doe.roe` as an e-mail
 * address, in which such marks may precede the `@`.
 */
export const markBeforeKey: Construct = {
  name: 'citationMarkBeforeKey',
  previous: code => !isAddressCharacter(code),
  tokenize(effects, ok, nok) {
    return effects.check(
      marksThenKey,
      code => {
        effects.enter('data')
        effects.consume(code)
        effects.exit('data')
        return ok
      },
      nok
    )
  }
}

/**
 * Like `markBeforeKey`, but for `_`, which CommonMark's own construct tokenizes, because `_` may also mark emphasis.
 */
export const emphasisBeforeKey: Construct = {
  name: 'citationEmphasisBeforeKey',
  previous: code => !isAddressCharacter(code),
  tokenize(effects, ok, nok) {
    const attention = attentionOf(this)
    return attention ? effects.check(marksThenKey, attention.tokenize.call(this, effects, ok, nok), nok) : nok
  },
  resolveAll(events, context) {
    return attentionOf(context)?.resolveAll?.(events, context) ?? events
  }
}

function attentionOf(context: TokenizeContext): Construct | undefined {
  const constructs = context.parser.constructs.text[95]
  return [constructs ?? []].flat().find(({name}) => name === 'attention')
}

/**
 * A lookahead for marks before a key. A longer run of marks does not precede a key: it is probably a line to fill in on
 * a form.
 */
const marksThenKey = ahead(/^[-+._]{1,8}@[\p{L}\p{N}_{]/u, 11)

function isAddressCharacter(code: Code): boolean {
  return code !== null && code >= 0 && /[-+._A-Za-z\d]/.test(String.fromCharCode(code))
}
