import type {Code, Construct, State} from 'micromark-util-types'
import {isLineEnding, isSpace} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathTextData: 'mathTextData'
  }
}

/**
 * `$x$` in running text, by Pandoc's rule, so that sums of money stay text: no space after the first dollar or
 * before the second, and no digit after the second. Replaces remark-math's construct for one dollar; `\$` inside is
 * TeX.
 */
export const dollarMath: Construct = {
  name: 'dollarMath',
  previous(code) {
    return code !== 36 || this.events.at(-1)?.[1].type === 'characterEscape'
  },
  tokenize(effects, ok, nok) {
    let before: Code = null
    const open: State = code => {
      effects.enter('mathText')
      effects.enter('mathTextSequence')
      effects.consume(code)
      effects.exit('mathTextSequence')
      return first
    }
    const first: State = code => (code === 36 || isBlank(code) ? nok(code) : between(code))
    const between: State = code => {
      if (code === null) return nok(code)
      if (isLineEnding(code)) {
        before = code
        effects.enter('lineEnding')
        effects.consume(code)
        effects.exit('lineEnding')
        return between
      }
      if (code === 36) return isBlank(before) ? nok(code) : close(code)
      effects.enter('mathTextData')
      return data(code)
    }
    const data: State = code => {
      if (code === null || code === 36 || isLineEnding(code)) {
        effects.exit('mathTextData')
        return between(code)
      }
      before = code
      effects.consume(code)
      return code === 92 ? escaped : data
    }
    const escaped: State = code => {
      if (code === null || isLineEnding(code)) return data(code)
      before = code
      effects.consume(code)
      return data
    }
    const close: State = code => {
      effects.enter('mathTextSequence')
      effects.consume(code)
      effects.exit('mathTextSequence')
      effects.exit('mathText')
      return end
    }
    const end: State = code => (isDigit(code) ? nok(code) : ok(code))
    return open
  }
}

function isBlank(code: Code): boolean {
  return code === null || isSpace(code) || isLineEnding(code)
}

function isDigit(code: Code): boolean {
  return code !== null && code > 47 && code < 58
}
