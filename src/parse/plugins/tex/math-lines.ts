import type {Code, Construct, State} from 'micromark-util-types'
import {isLineEnding, isSpace} from '../syntax.ts'

/** A lookahead that succeeds if only white space follows up to the end of the line. */
export const blankLine = behindBlanks(code => code === null || isLineEnding(code), false)

/** A lookahead, from the end of a line, that succeeds if the next line begins with a brace. */
export const braceBelow = behindBlanks(code => code === 123, true)

/**
 * Creates a lookahead that skips spaces, from the current position or, with `fromAbove`, from the end of the line
 * above.
 */
function behindBlanks(isWanted: (code: Code) => boolean, fromAbove: boolean): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      const blanks: State = code => {
        if (isSpace(code)) {
          effects.consume(code)
          return blanks
        }
        effects.exit('displayMathValue')
        return isWanted(code) ? ok(code) : nok(code)
      }
      return code => {
        if (fromAbove && code === null) return nok(code)
        effects.enter('displayMathValue')
        if (!fromAbove) return blanks(code)
        effects.consume(code)
        return blanks
      }
    }
  }
}

/** A lookahead for blank lines followed by a line that is not TeX. */
export const blankAndText: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let lines = 0
    let line = ''
    const within: State = code => {
      if (code === null || isLineEnding(code)) return line.trim() === '' ? lineEnd(code) : end(code)
      line += code < 0 ? ' ' : String.fromCharCode(code)
      effects.consume(code)
      return within
    }
    const lineEnd: State = code => {
      if (code === null) return end(code)
      effects.consume(code)
      lines++
      line = ''
      return within
    }
    const end: State = code => {
      effects.exit('displayMathValue')
      return lines > 1 && isText(line) ? ok(code) : nok(code)
    }
    return code => {
      effects.enter('displayMathValue')
      return lineEnd(code)
    }
  }
}

/** Whether a line cannot be TeX, because it opens a Markdown block or contains two adjacent words outside commands. */
function isText(line: string): boolean {
  return blockOpening.test(line) || words.test(line.replace(argument, ''))
}

const blockOpening = /^ {0,3}(?:#{1,6}(?:\s|$)|`{3}|~{3}|:::|!?\[|\||>)/
const words = /(?<![\\\p{L}])\p{L}{2,}[,;:]? \p{L}{2,}/u
const argument = /\\[A-Za-z]+\*?\s*\{[^{}]*\}/g

/** Matches a run of fewer dollars than opened the maths; they are TeX. */
export function fewerDollars(open: number): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let size = 0
      const run: State = code => {
        if (code === 36) {
          size++
          effects.consume(code)
          return run
        }
        effects.exit('displayMathValue')
        return size < open ? ok(code) : nok(code)
      }
      return code => {
        effects.enter('displayMathValue')
        return run(code)
      }
    }
  }
}
