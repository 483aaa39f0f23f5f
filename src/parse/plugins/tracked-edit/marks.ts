import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Code, Effects, Extension, ParseContext, State, TokenizeContext} from 'micromark-util-types'
import '../../../core/mdast.ts'
import {lineConsumer} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    editMark: 'editMark'
    editComment: 'editComment'
  }
}

/**
 * Tokenizes the marks of CriticMarkup in running text, and each of its comments as a single token. Code, formulas, HTML
 * and attributes take precedence, so that a `{--` in them is not a mark.
 */
export const editMarks: Extension = {
  text: {
    43: {name: 'editClosing', tokenize: tokenizeClosing},
    45: {name: 'editClosing', tokenize: tokenizeClosing},
    61: {name: 'editClosing', tokenize: tokenizeClosing},
    123: [
      {name: 'editComment', tokenize: tokenizeComment},
      {name: 'editOpening', tokenize: tokenizeOpening}
    ],
    126: {name: 'editClosing', tokenize: tokenizeClosing}
  }
}

export const editMarksToTree: TreeExtension = {
  enter: {
    editMark(token) {
      this.enter({type: 'editMark', mark: this.sliceSerialize(token)}, token)
    },
    editComment(token) {
      const words = this.sliceSerialize(token).slice(3, -3)
      this.enter({type: 'editorQuery', question: words.replace(/\s+/g, ' ').trim()}, token)
    }
  },
  exit: {
    editMark(token) {
      this.exit(token)
    },
    editComment(token) {
      this.exit(token)
    }
  }
}

const [plus, minus, equals, greater, tilde, closingBrace] = [43, 45, 61, 62, 126, 125]

/**
 * The number of open edits in a text, by the character of their marks. If none is open, `--}` and `~~}` have their
 * usual meaning.
 */
const open = new WeakMap<ParseContext, Map<Code, number>>()

function countOpen({parser}: TokenizeContext, sign: Code, step: number): void {
  const counts = open.get(parser) ?? new Map<Code, number>()
  open.set(parser, counts.set(sign, (counts.get(sign) ?? 0) + step))
}

/** Tokenizes `{++`, `{--`, `{~~`, `{==`, and a `{>>` that is never closed; `{--}` is not a mark. */
function tokenizeOpening(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let sign: Code
  return code => {
    effects.enter('editMark')
    effects.consume(code)
    return next => {
      if (next !== plus && next !== minus && next !== equals && next !== greater && next !== tilde)
        return nok(next)
      sign = next
      effects.consume(next)
      return second => {
        if (second !== sign) return nok(second)
        effects.consume(second)
        effects.exit('editMark')
        return after => {
          if (after === closingBrace) return nok(after)
          countOpen(this, sign, 1)
          return ok(after)
        }
      }
    }
  }
}

/** `++}`, `--}`, `~~}`, `==}`, and `~>`. */
function tokenizeClosing(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return sign => {
    if ((open.get(this.parser)?.get(sign) ?? 0) <= 0) return nok(sign)
    effects.enter('editMark')
    effects.consume(sign)
    return second => {
      if (sign === tilde && second === greater) {
        effects.consume(second)
        effects.exit('editMark')
        return ok
      }
      if (second !== sign) return nok(second)
      effects.consume(second)
      return brace => {
        if (brace !== closingBrace) return nok(brace)
        effects.consume(brace)
        effects.exit('editMark')
        countOpen(this, sign, -1)
        return ok
      }
    }
  }
}

/**
 * The tokenizers of texts in which no further comment is closed. They are kept so that each text is searched to its end
 * only once.
 */
const withoutClosing = new WeakSet<TokenizeContext>()

/** Tokenizes `{>>words<<}`, whose content is not Markdown. */
function tokenizeComment(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const lines = lineConsumer(effects)
  if (withoutClosing.has(this)) return nok
  const starts = Array.from('{>>', sign => sign.charCodeAt(0))
  const ends = Array.from('<<}', sign => sign.charCodeAt(0))
  let at = 0
  const start: State = code => {
    if (code !== starts[at]) return nok(code)
    if (at === 0) effects.enter('editComment')
    lines.consume(code)
    at++
    if (at < starts.length) return start
    at = 0
    return inside
  }
  const inside: State = code => {
    if (code === null) {
      withoutClosing.add(this)
      return nok(code)
    }
    // `<<<}` closes a comment as well.
    at = code === ends[at] ? at + 1 : code === ends[0] ? (at === 2 ? 2 : 1) : 0
    lines.consume(code)
    if (at < ends.length) return inside
    lines.end()
    effects.exit('editComment')
    return ok
  }
  return start
}
