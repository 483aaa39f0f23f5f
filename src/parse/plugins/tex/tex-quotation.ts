import type {CompileContext, Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Code, Construct, Extension, State, Token, TokenizeContext, Tokenizer} from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    texQuotation: 'texQuotation'
    texInverted: 'texInverted'
  }
}

/**
 * Parses the beginning of a quotation in TeX's notation, ` ``words'' ` or `` `words' ``, and the inverted marks of
 * Spanish, `` !`Hola! ``. Markdown would parse everything from one such beginning to the next as code.
 */
export const texQuotation: Extension = {text: {33: inverted(), 63: inverted(), 96: opening()}}

export const texQuotationToTree: TreeExtension = {
  exit: {
    texQuotation(token) {
      addText(this, token, marks.get(this.sliceSerialize(token)) ?? '')
    },
    texInverted(token) {
      addText(this, token, this.sliceSerialize(token).startsWith('!') ? '¡' : '¿')
    }
  }
}

const marks: ReadonlyMap<string, string> = new Map([
  ['`', '‘'],
  ['``', '“'],
  ['```', '“‘']
])

/** Adds words to the text before a token, or as a new text. */
function addText(context: CompileContext, token: Token, value: string): void {
  const parent = context.stack.at(-1)
  const before = parent && 'children' in parent ? parent.children.at(-1) : undefined
  if (before?.type === 'text' && before.position !== undefined) {
    before.value += value
    const {line, column, offset} = token.end
    before.position.end = {line, column, offset}
    return
  }
  context.enter({type: 'text', value}, token)
  context.exit(token)
}

function opening(): Construct {
  return {
    name: 'texQuotation',
    previous: isNewRun,
    tokenize(effects, ok, nok) {
      const isInWord = wordCharacter.test(letterOf(this.previous))
      let size = 0
      const isQuotation = ahead(
        length => length === size,
        (content, next) => (next === undefined ? closesLater(size, content) : isBetween(size, content, next))
      )
      const run: State = code => {
        if (code === 96 && size < 4) {
          size++
          effects.consume(code)
          return run
        }
        effects.exit('texQuotation')
        if (size > 3 || (size === 1 && isInWord)) return nok(code)
        return effects.check({tokenize: isQuotation, partial: true}, ok, nok)(code)
      }
      return code => {
        effects.enter('texQuotation')
        return run(code)
      }
    }
  }
}

function inverted(): Construct {
  return {
    name: 'texInverted',
    tokenize(effects, ok, nok) {
      const isAfterWord = /[\p{L}\p{N}`)\]]/u.test(letterOf(this.previous))
      const isMark = ahead(
        size => size === 1,
        (content, next) => /^[\p{L}\\*$]/u.test(content) && (next === undefined || /\S[!?]|\\$/.test(content))
      )
      const backquote: State = code => {
        if (code !== 96 || isAfterWord) return nok(code)
        effects.consume(code)
        effects.exit('texInverted')
        return effects.check({tokenize: isMark, partial: true}, ok, nok)
      }
      return code => {
        effects.enter('texInverted')
        effects.consume(code)
        return backquote
      }
    }
  }
}

/** The test of `codeText` for the beginning of a run of backquotes. */
function isNewRun(this: TokenizeContext, code: Code): boolean {
  return code !== 96 || this.events.at(-1)?.[1].type === 'characterEscape'
}

/**
 * Looks ahead to the next run of backquotes of a wanted length, and tests the text before it with the character after
 * it; that character is undefined if no such run follows.
 */
function ahead(
  isEnd: (size: number) => boolean,
  test: (content: string, next: string | undefined) => boolean
): Tokenizer {
  return (effects, ok, nok) => {
    let content = ''
    let size = 0
    const finish = (text: string, code: Code, isFound: boolean): State | undefined => {
      effects.exit('data')
      return test(text, isFound ? letterOf(code) : undefined) ? ok(code) : nok(code)
    }
    const next: State = code => {
      if (code === 96) size++
      else {
        if (size > 0 && isEnd(size)) return finish(content.slice(0, -size), code, true)
        if (code === null) return finish(content, code, false)
        size = 0
      }
      content += letterOf(code)
      effects.consume(code)
      return next
    }
    return code => {
      // A token must not be empty.
      if (code === null) return test('', undefined) ? ok(code) : nok(code)
      effects.enter('data')
      return next(code)
    }
  }
}

/** Whether a quotation that begins before a text ends in it; no further backquotes follow. */
function closesLater(size: number, content: string): boolean {
  if (/^\s/.test(content)) return false
  const near = content.slice(0, longest)
  return size === 1 ? hasClosingMark(near) : /\S''/.test(content) && (size === 2 || hasClosingMark(near))
}

/**
 * Whether the text between two runs of backquotes is not code: a closing mark is in it, and the second run is before
 * words rather than after them.
 */
function isBetween(size: number, content: string, next: string): boolean {
  if (size === 3 || /^\s/.test(content)) return false
  const isBeforeWords =
    /\s$/.test(content) || (/[([{\-–—~\\!?/"]$/.test(content) && /[\p{L}\p{N}\\$*{]/u.test(next))
  return isBeforeWords && (size === 1 ? hasClosingMark(content) : /\S''(?!\p{L})/u.test(content))
}

/** Whether the first apostrophe outside words is a closing quotation mark; in code such as `f('x')`, it is not. */
function hasClosingMark(text: string): boolean {
  for (const {index} of text.matchAll(/'/g)) {
    const [before, after] = [text[index - 1] ?? ' ', text[index + 1] ?? ' ']
    if (/[\p{L}\p{N}]/u.test(before) && /\p{L}/u.test(after)) continue
    return /\S/.test(before) && /[\s.,;:!?)\]}~\-–—…/\\'*_]/.test(after)
  }
  return false
}

/** The maximum distance of a closing mark from its opening mark where no other backquote follows. */
const longest = 500

const wordCharacter = /[\p{L}\p{N}]/u

/** The character for a code, a space for a tab, and a line feed for a line ending or an end. */
function letterOf(code: Code): string {
  if (code === null) return '\n'
  if (code < 0) return code < -2 ? '\n' : ' '
  return String.fromCharCode(code)
}
