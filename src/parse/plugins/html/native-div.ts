import type {Construct, State} from 'micromark-util-types'
import {isLineEnding} from '../syntax.ts'

/**
 * A line that contains only `<div class="…">`, Pandoc's `native_divs`: the next line is Markdown again, whereas after
 * other tags everything up to the next blank line is HTML. A `<div>` without attributes is left to CommonMark.
 */
export const nativeDiv: Construct = {
  name: 'nativeDiv',
  concrete: true,
  tokenize(effects, ok, nok) {
    let tag = ''
    const next: State = code => {
      if (code !== null && !isLineEnding(code)) {
        tag += code < 0 ? ' ' : String.fromCodePoint(code)
        if (tag.length < opening.length ? !opening.startsWith(tag.toLowerCase()) : tag.length > longest)
          return nok(code)
        effects.consume(code)
        return next
      }
      effects.exit('htmlFlowData')
      effects.exit('htmlFlow')
      return divTag.test(tag) ? ok(code) : nok(code)
    }
    return code => {
      effects.enter('htmlFlow')
      effects.enter('htmlFlowData')
      return next(code)
    }
  }
}

const opening = '<div '
const longest = 2000
const divTag = /^<div(?:\s+[a-z][\w-]*\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))+\s*>\s*$/i
