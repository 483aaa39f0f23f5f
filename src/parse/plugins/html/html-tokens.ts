import type {Html} from 'mdast'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import type {Attributes} from '../../../core/mdast.ts'
import {plainText} from '../../../core/walk.ts'
import {contentModel, readTagAttributes} from './allowed-html.ts'

/** A piece of raw HTML. */
export type HtmlToken =
  | OpeningTag
  | Readonly<{kind: 'close'; tagName: string}>
  | Readonly<{kind: 'text'; value: string}>
  | Readonly<{kind: 'comment'; value: string}>

/** A tag that opens an element, or that is a void element. */
export type OpeningTag = Readonly<{kind: 'open' | 'void'; tagName: string; attributes: Attributes}>

/** The tags, comments and text in a node of raw HTML; undefined if any of them is not allowed. */
export function htmlTokens(node: Html): readonly HtmlToken[] | undefined {
  const tokens: HtmlToken[] = []
  let at = 0
  while (at < node.value.length) {
    piece.lastIndex = at
    const match = piece.exec(node.value)
    if (match === null) return undefined
    at = piece.lastIndex
    const [written, comment, closing, opening, attributes = '', text] = match
    if (comment !== undefined) tokens.push({kind: 'comment', value: written})
    else if (text !== undefined) tokens.push({kind: 'text', value: decoded(text)})
    else {
      const tagName = (closing ?? opening ?? '').toLowerCase()
      const content = contentModel(tagName)
      if (content === undefined) return undefined
      if (closing !== undefined) {
        if (content === 'none') return undefined
        tokens.push({kind: 'close', tagName})
        continue
      }
      const read = readTagAttributes(tagName, attributesIn(attributes))
      // In HTML, `<b/>` opens an element without closing it.
      const isEmpty = written.endsWith('/>')
      if (read === undefined || (isEmpty && content !== 'none')) return undefined
      if (tagName === 'img' && !read.pairs.src?.trim()) return undefined
      tokens.push({kind: content === 'none' ? 'void' : 'open', tagName, attributes: read})
    }
  }
  return tokens
}

/** The ids of all opening tags in raw HTML, even of tags that are not allowed. */
export function idsIn({value: html}: Html): readonly string[] {
  return [...html.matchAll(openingTag)].flatMap(([, attributes = '']) => {
    const id = attributesIn(attributes).get('id') ?? ''
    return /^\S+$/.test(id) ? [id] : []
  })
}

const value = `"[^"]*"|'[^']*'|[^\\s"'=<>\`]+`
const attribute = `\\s+[A-Za-z][\\w-]*(?:\\s*=\\s*(?:${value}))?`
const openingTag = new RegExp(`<[A-Za-z][A-Za-z0-9]*((?:${attribute})*)\\s*/?>`, 'g')
const piece = new RegExp(
  `(<!--(?!-?>)[^]*?-->)|</([A-Za-z][A-Za-z0-9]*)\\s*>|<([A-Za-z][A-Za-z0-9]*)((?:${attribute})*)\\s*/?>|([^<]+)`,
  'y'
)

/** The attributes of a tag by name; if several have the same name, the first counts, as in HTML. */
function attributesIn(written: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', quoted = ''] of written.matchAll(
    new RegExp(`([A-Za-z][\\w-]*)(?:\\s*=\\s*(${value}))?`, 'g')
  )) {
    const text = /^["']/.test(quoted) ? quoted.slice(1, -1) : quoted
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), decoded(text))
  }
  return found
}

/** Decodes the character references in a string, with the Markdown parser, which knows all of them. */
function decoded(text: string): string {
  return text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]*);/gi, reference =>
    plainText(parser.parse(reference))
  )
}

const parser = unified().use(remarkParse).freeze()
