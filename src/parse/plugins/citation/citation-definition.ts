import type {Code, Construct, State, TokenizeContext} from 'micromark-util-types'
import './citation-tokens.ts'

/**
 * A micromark construct that replaces the one for `[label]: url` at the start of a paragraph: as in Pandoc, a label
 * that contains a citation does not define a link. In CommonMark, `[@doe99, p. 3]: agreed` is a definition, and so is
 * not shown.
 */
export const definitionWithoutCitation: Construct = {
  name: 'citationDefinition',
  tokenize(effects, ok, nok) {
    const definition = definitionOf(this)
    return definition
      ? effects.check(labelWithKey, nok, definition.tokenize.call(this, effects, ok, nok))
      : nok
  }
}

/** The name of CommonMark's construct, by which it is disabled. */
export const nameOfDefinition = 'definition'

function definitionOf(context: TokenizeContext): Construct | undefined {
  const constructs = context.parser.constructs.contentInitial[91]
  return [constructs ?? []].flat().find(({name}) => name === nameOfDefinition)
}

/** Matches `[…@key…]:`, which may extend over several lines. */
const labelWithKey: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let label = ''
    let escaped = false

    return code => {
      effects.enter('citationMark')
      effects.consume(code)
      return inside
    }

    function inside(code: Code): State | undefined {
      if (code === null || label.length > longestLabel || (code === leftBracket && !escaped)) return nok(code)
      effects.consume(code)
      if (code === rightBracket && !escaped) return after
      label += code < 0 ? ' ' : String.fromCharCode(code)
      escaped = code === backslash && !escaped
      return inside
    }

    function after(code: Code): State | undefined {
      effects.exit('citationMark')
      return code === colon && key.test(label.replace(codeSpan, '')) ? ok(code) : nok(code)
    }
  }
}

/** The maximum length in CommonMark. */
const longestLabel = 999
const codeSpan = /`[^`]*`/g
const key = /(?<![\p{L}\p{N}\p{M}\\])@[\p{L}\p{N}_{]/u

const colon = 58
const leftBracket = 91
const backslash = 92
const rightBracket = 93
