import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Code, Construct, State} from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    signGroup: 'signGroup'
  }
}

/**
 * A sign in braces, which TeX prints without them: `5{,}000` and `{[}`, which Pandoc writes, in any text; the other
 * signs, as in `3{--}4`, `self{-}similar` and `10{\%}`, and the empty group in `shelf{}ful`, in texts that use LaTeX's
 * notation.
 */
export const signGroup = (isLatex: boolean): Construct => ({
  name: 'signGroup',
  tokenize(effects, ok, nok) {
    const before = this.previous
    let content = ''
    const inside: State = code => {
      if (code === null || code < 32 || content.length > longest) return nok(code)
      effects.consume(code)
      if (code === 125 && content !== '\\') return behind
      content += String.fromCodePoint(code)
      return inside
    }
    const behind: State = code => {
      if (!isSign(content, before, code, isLatex)) return nok(code)
      effects.exit('signGroup')
      return ok(code)
    }
    return code => {
      effects.enter('signGroup')
      effects.consume(code)
      return inside
    }
  }
})

/** The number of characters in `---`. */
const longest = 3

/** Whether a group with this content between two characters is surely TeX. */
function isSign(content: string, before: Code, after: Code, isLatex: boolean): boolean {
  if (content === '[' || content === ']') return true
  if (content === ',' && isDigit(before) && isDigit(after)) return true
  if (!isLatex || isMark(before)) return false
  // In a heading, `{-}` is an attribute.
  if (content === '' || content === '-') return isInWord(before) && isInWord(after)
  return signs.has(content) || (oneSign.test(content) && (isPrinted(before) || isPrinted(after)))
}

const oneSign = /^[.,:;=!?*/()<>|"'`@+~]$/

/** The signs that are printed in another way than as written. */
const signs: ReadonlyMap<string, string> = new Map([
  ['--', '–'],
  ['---', '—'],
  ['~', '\u00A0'],
  ['\\ ', '\u00A0'],
  ['\\,', '\u202F'],
  ...['%', '&', '#', '_', '$', '{', '}'].map(sign => [`\\${sign}`, sign] as const)
])

/** Whether a character ends Markdown to which attributes may belong. */
function isMark(code: Code): boolean {
  return code === 93 || code === 41 || code === 96
}

function isPrinted(code: Code): boolean {
  return code !== null && code > 32
}

function isDigit(code: Code): boolean {
  return code !== null && code > 47 && code < 58
}

function isInWord(code: Code): boolean {
  return isPrinted(code) && /[\p{L}\p{N}'"-]/u.test(String.fromCodePoint(code ?? 0))
}

export const signGroupToTree: TreeExtension = {
  exit: {
    signGroup(token) {
      const content = this.sliceSerialize(token).slice(1, -1)
      this.enter({type: 'text', value: signs.get(content) ?? content}, token)
      this.exit(token)
    }
  }
}
