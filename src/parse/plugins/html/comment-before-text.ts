import {htmlFlow} from 'micromark-core-commonmark'
import type {Construct, Extension, State} from 'micromark-util-types'
import {isLineEnding} from '../syntax.ts'

/**
 * A line that begins with a comment, followed by a space and text, `<!-- check --> As [@doe] says`, belongs to a
 * paragraph, as in Pandoc. In CommonMark the whole line is HTML, so that its citation would be lost.
 */
export const commentBeforeText: Extension = {
  disable: {null: ['htmlFlow']},
  flow: {
    60: {
      ...htmlFlow,
      name: 'htmlFlowWithoutText',
      tokenize(effects, ok, nok) {
        return effects.check(commentAndText, nok, htmlFlow.tokenize.call(this, effects, ok, nok))
      }
    } satisfies Construct
  }
}

const commentAndText: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let line = ''
    const next: State = code => {
      if (code === null || isLineEnding(code)) {
        effects.exit('htmlFlow')
        return beforeText.test(line) ? ok(code) : nok(code)
      }
      line += code < 0 ? ' ' : String.fromCodePoint(code)
      if (line.length <= opening.length && !opening.startsWith(line)) return nok(code)
      effects.consume(code)
      return next
    }
    return code => {
      effects.enter('htmlFlow')
      return next(code)
    }
  }
}

const opening = '<!--'
const beforeText = /^<!--(?!-?>).*?--> +\S/
