import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import {addLabel, attach, attributesFactory} from '../attributes/inline-attributes.ts'
import {parseAttributes} from '../attributes/parse-attributes.ts'
import {isLineEnding, isSpace} from '../syntax.ts'
import {displayMath} from './math-environment.ts'
import {blankAndText, blankLine, braceBelow, fewerDollars} from './math-lines.ts'
import {isInOpenMath} from './open-math.ts'
import {nextLine} from './tex-environment.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    displayMath: 'displayMath'
    displayMathAttributes: 'displayMathAttributes'
    displayMathFence: 'displayMathFence'
    displayMathLabel: 'displayMathLabel'
    displayMathValue: 'displayMathValue'
  }
}

/**
 * Display maths of several lines, in place of remark-math's construct. In remark-math, text after the opening dollars
 * is a comment and text after the closing ones is part of the maths, so that `$$ {#eq:x}` does not close anything, and
 * the rest of the chapter becomes TeX. Here, TeX may follow the opening dollars, the closing dollars may be at the end
 * of a line of TeX, attributes may follow them, and with any other text after them the whole is a paragraph that
 * contains maths. As in Pandoc, maths cannot contain blank lines if TeX follows its opening dollars. If the opening
 * dollars are alone on their line, the maths can contain blank lines, but it ends, unclosed, before lines that are
 * evidently not TeX.
 */
export const displayMathFlow: Extension = {
  disable: {null: ['mathFlow']},
  flow: {36: {name: 'displayMath', concrete: true, tokenize} satisfies Construct}
}

/** Builds `math` nodes with their attributes, and marks `$$…$$` in running text with `data.display`. */
export const displayMathToTree: TreeExtension = {
  enter: {
    displayMath(token) {
      this.enter(displayMath(''), token)
      this.buffer()
    },
    displayMathValue(token) {
      this.config.enter.data?.call(this, token)
    },
    mathTextSequence({start, end}) {
      // The top of the stack is the buffer for the value; the node is below it.
      const node = this.stack[this.stack.length - 2]
      if (end.offset - start.offset < 2 || node?.type !== 'inlineMath') return
      node.data = {...node.data, display: true}
    }
  },
  exit: {
    displayMathValue(token) {
      this.config.exit.data?.call(this, token)
    },
    displayMathAttributes(token) {
      const node = this.stack[this.stack.length - 2]
      if (node?.type === 'math') attach(node, parseAttributes(this.sliceSerialize(token)))
    },
    displayMathLabel(token) {
      const node = this.stack[this.stack.length - 2]
      if (node?.type === 'math') addLabel(node, this.sliceSerialize(token).slice(1, -1))
    },
    displayMath(token) {
      const value = this.resume().replace(/^(?:\r?\n|\r)|\s+$/g, '')
      const node = this.stack[this.stack.length - 1]
      this.exit(token)
      if (node?.type !== 'math') return
      const {data} = displayMath(value)
      Object.assign(node, {value, data: {...node.data, ...data}})
    }
  }
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let size = 0
  // Whether TeX follows the opening dollars on the same line.
  let isFilled = false
  let isFirstLine = true

  const start: State = code => {
    // If maths is open in the current paragraph, these dollars close it.
    if (this.interrupt && isInOpenMath(this)) return nok(code)
    effects.enter('displayMath')
    effects.enter('displayMathFence')
    return fence(code)
  }
  const fence: State = code => {
    if (code !== 36) return size < 2 ? nok(code) : afterFence(code)
    size++
    effects.consume(code)
    return fence
  }
  const afterFence: State = code => {
    if (isSpace(code)) {
      effects.consume(code)
      return afterFence
    }
    effects.exit('displayMathFence')
    isFilled = code !== null && !isLineEnding(code)
    return isFilled ? inLine(code) : lineEnd(code)
  }
  const lineEnd: State = code => {
    if (this.interrupt) return ok(code)
    const unclosed = isFilled ? nok : close
    if (code === null) return unclosed(code)
    const isBlank = this.previous !== null && isLineEnding(this.previous)
    isFirstLine = false
    const next = effects.attempt(nextLine, lineStart, unclosed)
    return isFilled || isBlank ? next(code) : effects.check(blankAndText, close, next)(code)
  }
  const lineStart: State = code => {
    if (code === null || isLineEnding(code)) return isFilled ? nok(code) : lineEnd(code)
    if (isFilled && isSpace(code)) return effects.check(blankLine, nok, inLine)(code)
    return inLine(code)
  }
  const inLine: State = code => {
    if (code === null || isLineEnding(code)) return lineEnd(code)
    if (code === 36) {
      // Other dollars do not close the maths: if they are fewer, they are TeX; if text follows them, the maths is part
      // of a paragraph.
      const others = effects.attempt(fewerDollars(size), inLine, nok)
      // If attributes follow on the next line, the maths is left to the parsing of a paragraph.
      const closed = isFilled ? effects.check(braceBelow, nok, close) : close
      return isFirstLine ? others(code) : effects.attempt(closingFence(size), closed, others)(code)
    }
    effects.enter('displayMathValue')
    return value(code)
  }
  const value: State = code => {
    if (code === null || isLineEnding(code) || code === 36) {
      effects.exit('displayMathValue')
      return inLine(code)
    }
    effects.consume(code)
    return code === 92 ? escaped : value
  }
  const escaped: State = code => {
    if (code === null || isLineEnding(code)) return value(code)
    effects.consume(code)
    return value
  }
  const close: State = code => {
    effects.exit('displayMath')
    return ok(code)
  }
  return start
}

/** Matches at least as many dollars as opened the maths, followed by attributes, a label in parentheses, or nothing. */
function closingFence(open: number): Construct {
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let size = 0
      const accepts = (source: string) => parseAttributes(source) !== undefined
      const end: State = code => {
        if (isSpace(code)) {
          effects.consume(code)
          return end
        }
        if (code !== null && !isLineEnding(code)) return nok(code)
        effects.exit('displayMathFence')
        return ok(code)
      }
      const attributes = attributesFactory(this, effects, end, nok, 'displayMathAttributes', accepts)
      // MyST writes the label of a formula in parentheses.
      const label: State = code => {
        effects.consume(code)
        if (code !== 41) return inLabel
        effects.exit('displayMathLabel')
        return end
      }
      const inLabel: State = code => (isOfLabel(code) || code === 41 ? label(code) : nok(code))
      const beforeAttributes: State = code => {
        if (code === 40) {
          effects.enter('displayMathLabel')
          effects.consume(code)
          return next => (isOfLabel(next) ? label(next) : nok(next))
        }
        if (!isSpace(code)) return code === 123 ? attributes(code) : end(code)
        effects.consume(code)
        return beforeAttributes
      }
      const sequence: State = code => {
        if (code !== 36) return size < open ? nok(code) : beforeAttributes(code)
        size++
        effects.consume(code)
        return sequence
      }
      return code => {
        effects.enter('displayMathFence')
        return sequence(code)
      }
    }
  }
}

/** Whether a character can be part of a label in MyST. */
function isOfLabel(code: Code): boolean {
  return code !== null && code > 0 && /[\w:.-]/.test(String.fromCodePoint(code))
}
