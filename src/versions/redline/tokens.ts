import type {Inline, Node} from '../../core/article.ts'
import {comparedAs} from '../../core/kinds.ts'
import {byKind, type Wrapper} from '../../core/map-article.ts'
import {childNodes} from '../../core/walk-article.ts'
import type {Lexicon} from './lexicon.ts'
import {splitWords} from './split-words.ts'

export type TokenKind =
  | 'word'
  | 'mark'
  | 'citation'
  | 'note'
  | 'formula'
  | 'code'
  | 'other'
  | 'unseen'
  | 'paragraph'

/**
 * The smallest unit that is kept, inserted or deleted: a word, a punctuation mark, a citation, a formula, a note
 * call.
 */
export type WordToken = Readonly<{
  kind: TokenKind
  /** The number in the lexicon; it is the same for equal tokens. */
  id: number
  /** The token as written in the text; for an atom, the text that it shows. */
  text: string
  /** The white space before the token. */
  space: string
  /** The node, if the token is not a piece of a text. */
  atom: Inline | undefined
  /** The nodes around the token, outermost first. */
  wrappers: readonly Wrapper[]
  /** A number for the look of the token; the order of the wrappers does not matter. */
  look: number
}>

/** The context for turning leaves into tokens: the lexicon, and the atoms of a version. */
export type Tokenizing = Readonly<{
  lexicon: Lexicon
  /** Returns the kind, key, weight and words of a node that is a single token. */
  atom(node: Inline): Readonly<{kind: TokenKind; key: string; weight: number; text: string}>
  /** Returns the other visible properties of a node. */
  properties(node: Inline): string
}>

/** The tokens of running text. */
export function tokensOf(nodes: readonly Node[], tokenizing: Tokenizing): readonly WordToken[] {
  const {lexicon} = tokenizing
  const tokens: WordToken[] = []
  let space = ''
  const visit = (
    children: readonly Node[],
    wrappers: readonly Wrapper[],
    looks: readonly string[],
    look: number
  ): void => {
    for (const node of children as readonly Inline[]) {
      if (node.type === 'text') {
        space = splitWords(node.value, space, (text, before) => {
          const id = lexicon.word(text)
          const kind = isMark(text) ? 'mark' : 'word'
          tokens.push({kind, id, text, space: before, atom: undefined, wrappers, look})
        })
      } else if (isWrapper(node)) {
        const all = withLook(looks, withProperties(lookOf(node), tokenizing.properties(node)))
        visit(node.children, [...wrappers, node], all, all === looks ? look : lookNumber(lexicon, all))
      } else {
        const {kind, key, weight, text: shown} = tokenizing.atom(node)
        const properties = tokenizing.properties(node)
        if (node.type === 'image' && properties !== '') {
          // A picture with a new size is the same picture; the list of changes describes the difference.
          const id = lexicon.other(kind, key, weight)
          const own = lookNumber(lexicon, [...looks, `picture ${properties}`])
          tokens.push({kind, id, text: `${shown}, ${properties}`, space, atom: node, wrappers, look: own})
        } else {
          const id = lexicon.other(kind, withProperties(key, properties), weight)
          tokens.push({kind, id, text: shown, space, atom: node, wrappers, look})
        }
        space = ''
      }
    }
  }
  visit(nodes, [], [], lookNumber(lexicon, []))
  return tokens
}

function lookNumber(lexicon: Lexicon, looks: readonly string[]): number {
  return lexicon.other('look', looks.join('\0'), 0)
}

function isMark(text: string): boolean {
  const unit = text.charCodeAt(0)
  if (unit < 128)
    return text.length === 1 && !((unit | 32) >= 97 && (unit | 32) <= 122) && !(unit >= 48 && unit <= 57)
  return /^[\p{P}\p{S}]\p{M}*$/u.test(text)
}

/** Whether a node only wraps other nodes; an empty wrapper is a token of its own. */
function isWrapper(node: Inline): node is Wrapper {
  return comparedAs(node) === 'wraps' && childNodes(node).length > 0
}

function withProperties(key: string, properties: string): string {
  return properties === '' ? key : `${key}\u0001${properties}`
}

/** Adds a property of the formatting at its sorted position; an empty one is not added. */
function withLook(looks: readonly string[], look: string): readonly string[] {
  return look === '' || looks.includes(look) ? looks : [...looks, look].sort()
}

const noLook = (): string => ''
const ownName = ({type}: Wrapper): string => type

/** The look that a wrapper gives to its words. HTML has the same look as the equivalent Markdown. */
const lookOf = byKind<Wrapper, [], string>(
  {
    emphasis: ownName,
    strong: ownName,
    delete: ownName,
    superscript: ownName,
    subscript: ownName,
    link: ({url}) => `link ${url}`,
    abbreviation: ({title}) => `abbreviation ${title}`,
    element: ({tagName}) => htmlLooks[tagName] ?? `<${tagName}>`,
    span: noLook,
    formatted: ({format}) => format,
    citation: noLook,
    crossReference: noLook,
    work: noLook,
    language: noLook,
    entryPart: noLook
  },
  ({type}) => type
)

const htmlLooks: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  sup: 'superscript',
  sub: 'subscript',
  s: 'delete',
  del: 'delete',
  span: ''
}

/** The text of tokens, without the white space before the first one. */
export function writtenText(tokens: readonly WordToken[]): string {
  let text = ''
  for (const [index, token] of tokens.entries())
    text += index === 0 || token.space === '' ? token.text : ` ${token.text}`
  return text
}

/** The number of words as a reader counts them. */
export function countTokenWords(tokens: readonly WordToken[]): number {
  let count = 0
  for (const {kind} of tokens) if (kind !== 'mark' && kind !== 'unseen' && kind !== 'paragraph') count++
  return count
}
