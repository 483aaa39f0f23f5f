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

// Facts about nodes while a tree is built, invisible to its users.
const literals = new WeakMap<Text, number[]>()

/**
 * The characters of a text that the author has escaped, `\"`, or written as references, `&quot;`: they stay
 * unchanged.
 */
export function literalCharacters(node: Text): readonly number[] {
  return literals.get(node) ?? []
}

/**
 * No-break spaces: `\` before a blank, as in Pandoc, and `~` before a reference and after an abbreviation, as in LaTeX.
 * In a text written in LaTeX, each `~` between two words is one, too.
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
 * The rest of a Markdown subscript, also in LaTeX texts: `2~` of `H~2~O`, and an ending where no tie is possible, as in
 * `x~max~ is`; but not `km~` of `5~km~long`.
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

/** Whether a word begins there or, in LaTeX, a formula, a command or an opening bracket. */
function isWordStart(code: Code, isLatex: boolean): boolean {
  if (code === null || code <= 32) return false
  const character = String.fromCodePoint(code)
  return /[\p{L}\p{N}]/u.test(character) || (isLatex && /[$\\([{*_–—-]/.test(character))
}

/** Whether an opening `~` of a subscript precedes, without white space or an edit mark since: `CO~2~[@doe]`. */
function mayCloseSubscript(context: TokenizeContext): boolean {
  for (let index = context.events.length - 1; index >= 0; index--) {
    const [kind, token] = context.events[index]!
    if (token.type === 'subscriptSequence') return true
    if (token.type === 'lineEnding' || token.type === 'editMark') return false
    if (kind === 'exit' && token.type === 'data' && /\s/.test(context.sliceSerialize(token))) return false
  }
  return false
}

/** `\ref{…}`, `@key`, `[@key]` or `[-@key]`, as far as needed to recognise them. */
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
      if (code === null || !isLetter(code)) return /ref$|cite/i.test(name) ? ok(code) : nok(code)
      name += String.fromCodePoint(code)
      effects.consume(code)
      return command
    }
    return start
  }
}

/** Records the literal characters while texts are assembled, and makes no-break spaces. */
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
    // As in the handler of mdast-util-from-markdown that this one replaces.
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
