import type {Code, Construct, TokenizeContext} from 'micromark-util-types'
import {ahead} from './ahead.ts'

/**
 * Micromark construct for a `-`, `+` or `.` in front of a key, as text: GFM would parse `-@doe.roe` as an e-mail
 * address, whose local part may consist of such marks.
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

/** The same for `_`, which may be emphasis in CommonMark's construct. */
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

/** More marks than these are not in front of a key, but a line of a form. */
const marksThenKey = ahead(/^[-+._]{1,8}@[\p{L}\p{N}_{]/u, 11)

function isAddressCharacter(code: Code): boolean {
  return code !== null && code >= 0 && /[-+._A-Za-z\d]/.test(String.fromCharCode(code))
}
