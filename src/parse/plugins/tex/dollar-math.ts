import type {Code, Construct, State} from 'micromark-util-types'
import {isLineEnding, isSpace} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mathTextData: 'mathTextData'
  }
}

/**
 * `$x$` in running text, by Pandoc's rule, so that sums of money stay text: the first dollar is not followed by a
 * space, and the second neither follows a space nor precedes a digit, unless only a sign is between them, `$\pm$30`.
 * Replaces remark-math's construct for a single dollar. `\$` in the formula is TeX, and so are the dollars in
 * `\text{for $n>1$}`.
 */
export const dollarMath: Construct = {
  name: 'dollarMath',
  previous(code) {
    return code !== 36 || this.events.at(-1)?.[1].type === 'characterEscape'
  },
  tokenize(effects, ok, nok) {
    let before: Code = null
    let tex = ''
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
      if (code === 92) return effects.attempt(words, afterWords, command)(code)
      return command(code)
    }
    const afterWords: State = code => {
      before = 125
      return between(code)
    }
    const command: State = code => {
      effects.enter('mathTextData')
      return data(code)
    }
    const data: State = code => {
      if (code === 92) {
        effects.consume(code)
        return escaped
      }
      return content(code)
    }
    const content: State = code => {
      if (code === null || code === 36 || code === 92 || isLineEnding(code)) {
        effects.exit('mathTextData')
        return between(code)
      }
      before = code
      if (tex.length < longestSign) tex += String.fromCharCode(code)
      effects.consume(code)
      return content
    }
    const escaped: State = code => {
      if (code === null || isLineEnding(code)) return content(code)
      before = code
      if (tex.length < longestSign) tex += `\\${String.fromCharCode(code)}`
      effects.consume(code)
      return content
    }
    const close: State = code => {
      effects.enter('mathTextSequence')
      effects.consume(code)
      effects.exit('mathTextSequence')
      effects.exit('mathText')
      return end
    }
    const end: State = code => (isDigit(code) && !sign.test(tex) ? nok(code) : ok(code))
    return open
  }
}

/**
 * Matches a formula that is a command or ends in a symbol such as `<`, and may therefore precede a number: `$p<$0.05`,
 * `$\approx$3`.
 */
const sign = /^(?:\\[A-Za-z]{2,15}|[A-Za-z]{0,3}[<>=~+-])$/
const longestSign = 20

/** Commands whose argument is text, in which dollars delimit other formulas. */
const wordCommands = ['\\text{', '\\mbox{', '\\textrm{', '\\textnormal{']

/** The maximum length of an argument of `\text` and similar commands, so that unclosed ones take only linear time. */
const longestWords = 200

/** Matches `\text{…}` up to its own closing brace. */
const words: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let depth = 0
    let length = 0
    let name = ''
    const open: State = code => {
      effects.enter('mathTextData')
      return command(code)
    }
    const command: State = code => {
      if (code === null) return nok(code)
      name += String.fromCharCode(code)
      if (!wordCommands.some(each => each.startsWith(name))) return nok(code)
      effects.consume(code)
      if (!wordCommands.includes(name)) return command
      depth = 1
      return inside
    }
    const inside: State = code => {
      if (code === null || length++ > longestWords) return nok(code)
      if (isLineEnding(code)) {
        effects.exit('mathTextData')
        effects.enter('lineEnding')
        effects.consume(code)
        effects.exit('lineEnding')
        return nextLine
      }
      if (code === 123) depth++
      if (code === 125) depth--
      effects.consume(code)
      if (depth === 0) {
        effects.exit('mathTextData')
        return ok
      }
      return code === 92 ? escaped : inside
    }
    const nextLine: State = code => {
      if (code === null || isLineEnding(code)) return nok(code)
      effects.enter('mathTextData')
      return inside(code)
    }
    const escaped: State = code => {
      if (code === null || isLineEnding(code)) return inside(code)
      effects.consume(code)
      return inside
    }
    return open
  }
}

function isBlank(code: Code): boolean {
  return code === null || isSpace(code) || isLineEnding(code)
}

function isDigit(code: Code): boolean {
  return code !== null && code > 47 && code < 58
}
