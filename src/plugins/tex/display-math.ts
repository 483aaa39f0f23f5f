import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import {attach, attributesFactory} from '../attributes/inline-attributes.ts'
import {parseAttributes} from '../attributes/parse-attributes.ts'
import {isLineEnding, isSpace} from '../syntax.ts'
import {displayMath} from './math-environment.ts'
import {nextLine} from './tex-environment.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    displayMath: 'displayMath'
    displayMathAttributes: 'displayMathAttributes'
    displayMathFence: 'displayMathFence'
    displayMathValue: 'displayMathValue'
  }
}

/**
 * Display maths between lines of dollars, in place of remark-math's construct.
 *
 * remark-math reads text after the opening dollars as a comment and text after the closing ones as maths, so that `$$
 * {#eq:x}` ends nothing and the rest of the chapter becomes TeX. Here nothing may follow the opening dollars, the
 * closing ones may end a line of TeX, attributes may follow them, and other text after them makes the whole a
 * paragraph, with its maths inside.
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
      // The maths is the node under the buffer of its value.
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

  const start: State = code => {
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
    if (code !== null && !isLineEnding(code)) return nok(code)
    effects.exit('displayMathFence')
    return this.interrupt ? ok(code) : lineEnd(code)
  }
  const lineEnd: State = code => {
    if (code === null) return close(code)
    return effects.attempt(nextLine, lineStart, close)(code)
  }
  const lineStart: State = code => {
    if (code === null || isLineEnding(code)) return lineEnd(code)
    if (code === 36) return effects.attempt(closingFence(size), close, dollars)(code)
    effects.enter('displayMathValue')
    return value(code)
  }
  const value: State = code => {
    if (code === null || isLineEnding(code) || code === 36) {
      effects.exit('displayMathValue')
      return lineStart(code)
    }
    effects.consume(code)
    return code === 92 ? escaped : value
  }
  const escaped: State = code => {
    if (code === null || isLineEnding(code)) return value(code)
    effects.consume(code)
    return value
  }
  // Dollars that do not close: fewer are TeX; as many, with text after them, belong to a paragraph.
  const dollars: State = code => {
    effects.enter('displayMathValue')
    return dollarRun(0)(code)
  }
  const dollarRun =
    (length: number): State =>
    code => {
      if (code === 36) {
        effects.consume(code)
        return dollarRun(length + 1)
      }
      return length < size ? value(code) : nok(code)
    }
  const close: State = code => {
    effects.exit('displayMath')
    return ok(code)
  }
  return start
}

/** Dollars, at least as many as opened, then attributes or nothing. */
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
      const beforeAttributes: State = code => {
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
