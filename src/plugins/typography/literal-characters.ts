import type {Text} from 'mdast'
import type {CompileContext, Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, Extension, Token} from 'micromark-util-types'
import {isSpace} from '../syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    noBreakSpace: 'noBreakSpace'
  }
}

// What is known about nodes while a tree is made, and no business of those who read it.
const literals = new WeakMap<Text, number[]>()

/** Which characters of a text the author has escaped, `\"`, or written as references, `&quot;`: they stay as they are. */
export function literalCharacters(node: Text): readonly number[] {
  return literals.get(node) ?? []
}

/** `\` before a blank: a no-break space, as in Pandoc. */
export const noBreakSpace: Extension = {
  text: {
    92: {
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
    } satisfies Construct
  }
}

/** Notes the literal characters while texts are put together, and makes no-break spaces. */
export const literalCharactersToTree: TreeExtension = {
  enter: {
    noBreakSpace(token) {
      this.config.enter.data?.call(this, token)
    }
  },
  exit: {
    noBreakSpace(token) {
      this.config.exit.data?.call(this, token)
      const text = lastText(this)
      if (text !== undefined) text.value = `${text.value.slice(0, -2)}\u00A0`
    },
    characterEscapeValue(token) {
      this.config.exit.data?.call(this, token)
      note(this)
    },
    // As the handler of mdast-util-from-markdown, which this one replaces.
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
