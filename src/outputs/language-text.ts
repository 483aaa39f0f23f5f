import {baseLanguage} from '../core/language.ts'

/**
 * The words of a page by language: the text of its HTML under the language that the elements around it name, or of the
 * page. Attributes count for no words.
 */
export function textByLanguage(parts: readonly string[], lang: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string[]>()
  for (const part of parts) {
    const open: string[] = [baseLanguage(lang)]
    for (const {0: token, 1: closing, 2: name, 3: attributes = ''} of part.matchAll(pieces)) {
      if (name === undefined) {
        const language = open.at(-1)!
        const known = texts.get(language)
        if (known === undefined) texts.set(language, [token])
        else known.push(token)
      } else if (closing === '/') open.pop()
      else if (!isVoid.test(name)) {
        const own = /\slang="([^"]*)"/.exec(attributes)?.[1]
        open.push(own === undefined ? open.at(-1)! : baseLanguage(own))
      }
    }
  }
  return new Map([...texts].map(([language, words]) => [language, words.join('')]))
}

/** Tags and the text between them; galley's own HTML is well formed and escapes `<` in text and `"` in attributes. */
const pieces = /<(\/?)([a-z][^\s/>]*)((?:\s[^>]*)?)>|[^<]+/giu
const isVoid = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i
