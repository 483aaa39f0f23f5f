import type {Code, Construct, State} from 'micromark-util-types'
import {isLineEnding, isSpace} from '../syntax.ts'

/** Only blanks up to the end of a line, for lookahead. */
export const blankLine = behindBlanks(code => code === null || isLineEnding(code), false)

/** A line that begins with a brace, seen from the end of the line above. */
export const braceBelow = behindBlanks(code => code === 123, true)

/** A look ahead over blanks, from the line itself or from the end of the line above it. */
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

/** Blank lines, and after them a line that is not TeX. */
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

/** Whether a line cannot be TeX: it opens a block of Markdown, or has two adjacent words outside commands. */
function isText(line: string): boolean {
  return blockOpening.test(line) || words.test(line.replace(argument, ''))
}

const blockOpening = /^ {0,3}(?:#{1,6}(?:\s|$)|`{3}|~{3}|:::|!?\[|\||>)/
const words = /(?<![\\\p{L}])\p{L}{2,}[,;:]? \p{L}{2,}/u
const argument = /\\[A-Za-z]+\*?\s*\{[^{}]*\}/g

/** Fewer dollars in a row than open the maths: they are TeX. */
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
