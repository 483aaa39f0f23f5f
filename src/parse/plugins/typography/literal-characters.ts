import type {Text} from 'mdast'
import type {CompileContext, Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Code, Construct, Extension, State, Token, TokenizeContext} from 'micromark-util-types'
import {isLetter, isSpace} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    noBreakSpace: 'noBreakSpace'
    tie: 'tie'
  }
}

// The offsets of literal characters, kept outside the nodes so that users of the tree do not see them.
const literals = new WeakMap<Text, number[]>()

/**
 * The offsets of characters that the author has escaped, `\"`, or written as character references, `&quot;`. They are
 * not replaced.
 */
export function literalCharacters(node: Text): readonly number[] {
  return literals.get(node) ?? []
}

/**
 * Returns the syntax of no-break spaces: `\` before a space, as in Pandoc, and `~` before a reference or after an
 * abbreviation, as in LaTeX. In a text that uses LaTeX's notation, each `~` between two words is a no-break space.
 */
export function noBreakSpaces(isLatex: boolean): Extension {
  return {text: {92: escapedSpace, 126: tie(isLatex)}}
}

const escapedSpace: Construct = {
  name: 'noBreakSpace',
  tokenize(effects, ok, nok) {
    return code => {
      effects.enter('noBreakSpace')
      effects.consume(code)
      return next => {
        if (!isSpace(next)) return nok(next)
        effects.consume(next)
        effects.exit('noBreakSpace')
        return ok
      }
    }
  }
}

function tie(isLatex: boolean): Construct {
  return {
    name: 'tie',
    tokenize(effects, ok, nok) {
      if (mayCloseSubscript(this)) return nok
      const {previous} = this
      const isBehindStop = previous === 46
      const isBehindWord = isLatex && previous !== null && previous > 32 && previous !== 126
      return code => {
        effects.enter('tie')
        effects.consume(code)
        effects.exit('tie')
        const wordStart: State = next => (isWordStart(next, isBehindWord) ? ok(next) : nok(next))
        if (isBehindStop) return effects.check(reference, ok, wordStart)
        if (isBehindWord)
          return effects.check(reference, ok, effects.check(restOfSubscript(previous), nok, wordStart))
        return effects.check(reference, ok, nok)
      }
    }
  }
}

/**
 * Matches the rest of a Markdown subscript, which even texts in LaTeX's notation may contain: `2~` in `H~2~O`, and
 * `max~` in `x~max~ is`, where a tie is impossible; but not `km~` in `5~km~long`.
 */
function restOfSubscript(previous: number): Construct {
  const isFormula = /[A-Z)\]]/.test(String.fromCodePoint(previous))
  return {
    partial: true,
    tokenize(effects, ok, nok) {
      let length = 0
      let isNumber = true
      const inside: State = code => {
        if (code === null || code <= 32 || length > mostOfSubscript) return nok(code)
        if (code === 92) return escaped(code)
        if (code === 126) {
          if (length === 0) return nok(code)
          effects.consume(code)
          return behind
        }
        length++
        isNumber &&= code >= 48 && code <= 57
        effects.consume(code)
        return inside
      }
      // In `P~a\ cat~`, the space is part of the subscript.
      const escaped: State = code => {
        length++
        isNumber = false
        effects.consume(code)
        return next => {
          if (next !== 32) return inside(next)
          effects.consume(next)
          return inside
        }
      }
      const behind: State = code => {
        effects.exit('tie')
        return (isFormula && isNumber) || (code !== 92 && !isWordStart(code, false)) ? ok(code) : nok(code)
      }
      return code => {
        if (code === null || code <= 32 || code === 126) return nok(code)
        effects.enter('tie')
        return inside(code)
      }
    }
  }
}

const mostOfSubscript = 20

/** Whether a code begins a word or, in texts that use LaTeX's notation, a formula, a command or an opening bracket. */
function isWordStart(code: Code, isLatex: boolean): boolean {
  if (code === null || code <= 32) return false
  const character = String.fromCodePoint(code)
  return /[\p{L}\p{N}]/u.test(character) || (isLatex && /[$\\([{*_–—-]/.test(character))
}

/**
 * Whether a `~` here can close a subscript, because an opening `~` precedes it without white space or a mark of an edit
 * in between: `CO~2~[@doe]`.
 */
function mayCloseSubscript(context: TokenizeContext): boolean {
  for (let index = context.events.length - 1; index >= 0; index--) {
    const [kind, token] = context.events[index]!
    if (token.type === 'subscriptSequence') return true
    if (token.type === 'lineEnding' || token.type === 'editMark') return false
    if (kind === 'exit' && token.type === 'data' && /\s/.test(context.sliceSerialize(token))) return false
  }
  return false
}

/** Matches `\ref{…}`, `@key`, `[@key]` or `[-@key]`, as far as necessary to recognize them. */
const reference: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let name = ''
    const start: State = code => {
      if (code !== 91 && code !== 92) return key(code)
      effects.enter('tie')
      effects.consume(code)
      return code === 92 ? command : suppressed
    }
    const suppressed: State = code => {
      if (code !== 45) return key(code)
      effects.consume(code)
      return key
    }
    const key: State = code => (code === 64 ? ok(code) : nok(code))
    const command: State = code => {
      // `\@ref(fig:x)` of bookdown.
      if (code === 64 && name === '') return ok(code)
      if (code === null || !isLetter(code)) return /ref$|cite/i.test(name) ? ok(code) : nok(code)
      name += String.fromCodePoint(code)
      effects.consume(code)
      return command
    }
    return start
  }
}

/** Records literal characters while text nodes are built, and inserts no-break spaces. */
export const literalCharactersToTree: TreeExtension = {
  enter: {
    noBreakSpace(token) {
      this.config.enter.data?.call(this, token)
    },
    tie(token) {
      this.config.enter.data?.call(this, token)
    }
  },
  exit: {
    noBreakSpace(token) {
      this.config.exit.data?.call(this, token)
      const text = lastText(this)
      if (text !== undefined) text.value = `${text.value.slice(0, -2)}\u00A0`
    },
    tie(token) {
      this.config.exit.data?.call(this, token)
      const text = lastText(this)
      if (text !== undefined) text.value = `${text.value.slice(0, -1)}\u00A0`
    },
    characterEscapeValue(token) {
      this.config.exit.data?.call(this, token)
      note(this)
    },
    // Like the handler of mdast-util-from-markdown that it replaces, but also records the character.
    characterReference(token: Token) {
      const text = this.stack.pop()
      const {line, column, offset} = token.end
      if (text?.position !== undefined) text.position.end = {line, column, offset}
      note(this)
    }
  }
}

function note(context: CompileContext): void {
  const text = lastText(context)
  if (text === undefined || !/["'.-]$/.test(text.value)) return
  const known = literals.get(text) ?? []
  known.push(text.value.length - 1)
  literals.set(text, known)
}

function lastText({stack}: CompileContext): Text | undefined {
  const parent = stack[stack.length - 1]
  const last = parent !== undefined && 'children' in parent ? parent.children.at(-1) : undefined
  return last?.type === 'text' ? last : undefined
}
