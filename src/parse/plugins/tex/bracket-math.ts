import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, State} from 'micromark-util-types'
import {isLineEnding, lineConsumer} from '../syntax.ts'
import {inlineMath} from './math-environment.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    bracketMath: 'bracketMath'
  }
}

/** The maximum length of a formula in `\(…\)` or `\[…\]`; authors write longer ones in environments. */
const longest = 3000

/**
 * LaTeX's `\(x\)` and `\[x = 1\]` in running text, if the text between them can only be a formula: in Markdown
 * `\[sic\]` and `\(1\)` are brackets, and so is `\(a\)` at the beginning of a paragraph in a text with such lists.
 */
export const bracketMath = (ofLists: boolean): Construct => ({
  name: 'bracketMath',
  tokenize(effects, ok, nok) {
    const lines = lineConsumer(effects)
    const isAtStart = this.previous === null || isLineEnding(this.previous)
    let source = ''
    let close = ''
    const inside: State = code => {
      if (code === null || source.length > longest) return nok(code)
      source += code < -2 ? '\n' : code < 0 ? ' ' : String.fromCharCode(code)
      // If another `\(` or `\[` follows, the first one does not begin a formula.
      if (source.length > 2 && (source.endsWith('\\(') || source.endsWith('\\['))) return nok(code)
      lines.consume(code)
      return source.endsWith(close) ? closed : inside
    }
    const closed: State = code => {
      const isAlone = isAtStart && (code === null || isLineEnding(code))
      if (!isFormula(source) && !(isAlone && isDisplay(source))) return nok(code)
      const isMark = ofLists && isAtStart && /^\\\([A-Za-z]\\\)$/.test(source)
      if (isMark && (code === 32 || code === -2)) return nok(code)
      lines.end()
      effects.exit('bracketMath')
      return ok(code)
    }
    const open: State = code => {
      if (code !== 40 && code !== 91) return nok(code)
      close = code === 40 ? '\\)' : '\\]'
      source = code === 40 ? '\\(' : '\\['
      lines.consume(code)
      return inside
    }
    return code => {
      effects.enter('bracketMath')
      lines.consume(code)
      return open
    }
  }
})

export const bracketMathToTree: TreeExtension = {
  exit: {
    bracketMath(token) {
      const source = this.sliceSerialize(token)
      const math = inlineMath(source.slice(2, -2).trim())
      this.enter(source.startsWith('\\[') ? {...math, data: {...math.data, display: true}} : math, token)
      this.exit(token)
    }
  }
}

/**
 * Whether brackets contain a formula. Pandoc writes every bracket in text as `\[`, and every caret as `\^`, so these
 * are no evidence.
 */
function isFormula(source: string): boolean {
  const tex = source.slice(2, -2)
  if (words.test(tex)) return false
  if (source.startsWith('\\['))
    return /\\[A-Za-z]{2,}|(?<!\\)[\^_]/.test(tex) || /^\s*\n[\s\S]*\n\s*$/.test(tex)
  return (
    /\\[A-Za-z]{2,}|^\s*\\[A-Za-z]\s*$|(?<!\\)[\^_]|[=+<>]/.test(tex) ||
    /^\s*-?\p{L}'*(?:\(\p{L}\))?\s*$/u.test(tex)
  )
}

/** Whether the source is a display formula on lines of its own, `\[ a = b \]`, and contains no words. */
function isDisplay(source: string): boolean {
  const tex = source.slice(2, -2)
  return source.startsWith('\\[') && /[=<>]/.test(tex) && !words.test(tex) && !/\p{L}{3}/u.test(tex)
}

/** Matches commands that are used in text and not in formulas. */
const words =
  /\\(?:[A-Za-z]*cites?[A-Za-z]*|emph|textit|textsc|texttt|(?:auto|c|C|page|name)?ref|footnote|url|href|LaTeX|TeX)\b/
