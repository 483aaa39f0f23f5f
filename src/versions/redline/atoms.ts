import type {Citation, CitedItem, Image, Inline, Node} from '../../core/article.ts'
import {byKind} from '../../core/map-article.ts'
import {childNodes, wordsOf} from '../../core/walk-article.ts'
import type {Words} from './similarity.ts'
import type {TokenKind} from './tokens.ts'
import {onOneLine} from './unit-words.ts'

/** The data about a version of the article that are needed to compare its atoms. */
export type Version = Readonly<{
  /** The name that a work has in both versions; its key if no list contains it. */
  workOf(key: string): string
  /** A key that represents the content of a note. */
  noteKey(note: number): string
  /** The text of a note; undefined if the note does not exist. */
  noteWords(note: number): Words | undefined
  /** The text of a note that the style generated for a citation. */
  citedNote(note: number): string
  /** The hash of a picture's bytes. */
  pictureHash(url: string): string | undefined
  /**
   * The side of punctuation to which citations are moved for comparison, if they are on different sides in the two
   * versions.
   */
  citationsAre?: 'behind marks' | 'before marks'
  /** The label in the new version that corresponds to a label. */
  labelOf(label: string): string
}>

type Atom = Readonly<{kind: TokenKind; key: string; weight: number; text: string}>

/** The weight of a citation, a formula or a note. */
const heavy = 2

const value = ({type, value}: Readonly<{type: string; value: string}>): Atom => ({
  kind: 'other',
  key: `${type} ${value}`,
  weight: 1,
  text: value
})
const code = ({type, value}: Readonly<{type: string; value: string}>): Atom => ({
  kind: 'code',
  key: `${type} ${value}`,
  weight: 1,
  text: value
})
const formula = ({type, tex}: Readonly<{type: string; tex: string}>): Atom => ({
  kind: 'formula',
  key: `${type} ${plainTex(tex)}`,
  weight: heavy,
  text: tex
})
const emptyWrapper = (node: Node): Atom => unseen(wordsOf(childNodes(node)))

/** The compared form of an inline node that is neither text nor a wrapper, without numbers that galley counts. */
export const atomOf = byKind<Inline, [version: Version], Atom>(
  {
    citation: (node, version) => ({
      kind: 'citation',
      key: citationKey(node, version),
      weight: heavy,
      text: citedText(node, version)
    }),
    noteCall: ({note}, version) => ({kind: 'note', key: version.noteKey(note), weight: heavy, text: ''}),
    formula,
    equation: formula,
    image: (node, version) => ({
      kind: 'other',
      key: `${pictureKey(node, version)}\0${onOneLine(node.alt)}`,
      weight: heavy,
      text: onOneLine(node.alt)
    }),
    inlineCode: code,
    crossReference: ({target, children}, version) => ({
      kind: 'other',
      key: `reference ${version.labelOf(target)}`,
      weight: 1,
      text: wordsOf(children)
    }),
    undefinedReference: value,
    undefinedWork: value,
    break: () => ({kind: 'other', key: 'break', weight: 0.3, text: ''}),
    raw: code,
    query: () => unseen('query'),
    indexMark: () => unseen('index'),
    entryPart: () => unseen('number'),
    text: emptyWrapper,
    emphasis: emptyWrapper,
    strong: emptyWrapper,
    delete: emptyWrapper,
    superscript: emptyWrapper,
    subscript: emptyWrapper,
    span: emptyWrapper,
    link: emptyWrapper,
    abbreviation: emptyWrapper,
    work: emptyWrapper,
    formatted: emptyWrapper,
    language: emptyWrapper,
    element: emptyWrapper
  },
  node => value({type: node.type, value: wordsOf([node])})
)

function unseen(key: string): Atom {
  return {kind: 'unseen', key, weight: 0, text: ''}
}

/** The compared form of a picture: its bytes, if they are known; otherwise its file name. */
export function pictureKey({url, path}: Image, version: Version): string {
  return `picture ${version.pictureHash(path ?? url) ?? url.slice(url.lastIndexOf('/') + 1)}`
}

/** The text that a citation shows, including its note if a style generates one. */
function citedText({children, note}: Citation, {citedNote}: Version): string {
  const words = wordsOf(children).trim()
  const inNote = note?.own === false ? citedNote(note.number) : ''
  return words === '' || inNote === '' ? words + inNote : `${words} (${inNote})`
}

/** A key for the works of a citation, in any order, with the author's words and the locators. */
function citationKey({items, narrative}: Citation, version: Version): string {
  const cited = items.map(item => itemKey(item, version)).sort()
  return `${narrative ? 'narrative' : ''}\0${cited.join('\0')}`
}

/** A key for a work in a citation, with everything that the author says about it. */
function itemKey(item: CitedItem, version: Version): string {
  const {mode, label = '', locator = ''} = item
  const words = [item.prefix, item.suffix].map(nodes => wordsOf(nodes).trim())
  return [version.workOf(item.work ?? item.key), mode, label, locator, ...words].join('\u0001')
}

/**
 * Removes insignificant differences from TeX: spaces that separate nothing, and braces around a single letter or
 * command. The text is read once, so the time is linear in its length.
 */
export function plainTex(tex: string): string {
  const parts = tex.match(/\\(?:[A-Za-z]+|.)|\s+|./gsu) ?? []
  const kept: string[] = []
  for (const part of parts) {
    if (/^\s/u.test(part)) continue
    if (part === '}' && kept.length >= 2 && kept.at(-2) === '{' && kept.at(-1) !== '{') {
      const [only] = kept.splice(-2, 2).slice(1)
      kept.push(only!)
    } else kept.push(part)
  }
  return kept.join(' ')
}
