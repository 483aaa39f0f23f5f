import type {Definition, Nodes, Parents} from 'mdast'
import type {RenderedCitations} from '../cite/index.ts'
import type {Block, Inline, Node, SourcePlace} from '../core/article.ts'
import {languageAttributes} from '../core/language.ts'
import type {Attributes} from '../core/mdast.ts'
import type {Numerals} from '../core/numerals.ts'
import type {Terms} from '../core/terms/index.ts'
import type {Chapter, Manuscript, PlacedQuestion, Reference} from '../core/types.ts'

/** The context in which a text is composed into article nodes. */
export type Composing = Readonly<{
  manuscript: Manuscript
  /** The terms of the paper's language. */
  terms: Terms
  numerals: Numerals
  /** The path of the text. */
  file: string
  /** The link definitions of the text, by name in capitals. */
  definitions: ReadonlyMap<string, Definition>
  /** The index of each citation in order of citing, from 0. */
  citationIndexes: ReadonlyMap<Nodes, number>
  /** Undefined if citations are shown as their source. */
  rendered: RenderedCitations | undefined
  /** The anchor of a work's entry for citations in this text. */
  entryAnchor: (key: string) => string | undefined
  /** Queries asked outside the text, by the nodes at which they are placed. */
  questionsAt: ReadonlyMap<Nodes, readonly PlacedQuestion[]>
  /** Works in letters of the other direction, on a page from left to right; most papers have none. */
  turnedWorks: ReadonlySet<Reference>
  /** True for the author's words in a citation, in which nested citations get no parentheses. */
  isWithinCitation?: true
  /** True in a theorem that is stated again. */
  isRestated?: true
  /** Whether raised note numbers of citations follow punctuation. */
  raisedAfterPunctuation: boolean
  /** The depth of the chapters' highest heading. */
  topDepth: number
  /** The edits of the text, and the number of edits before it in the paper. */
  edits: Chapter['edits']
  editsBefore: number
  /** The identity of a block: a hash of its source, with a count if the text repeats it. */
  identify: (node: Nodes) => string
  /** Composes the children of a node by the table of kinds. */
  children: (parent: Parents, composing: Composing) => readonly Node[]
}>

/** The children of a node that contains blocks. */
export function blocksIn(parent: Parents, composing: Composing): readonly Block[] {
  return composing.children(parent, composing) as readonly Block[]
}

/** The inline children of a node, before white space and raised numbers are adjusted. */
export function inlinesIn(parent: Parents, composing: Composing): readonly Inline[] {
  return composing.children(parent, composing) as readonly Inline[]
}

/** The id and place of a block. */
export function blockOf(node: Nodes, composing: Composing): Readonly<{id: string; place?: SourcePlace}> {
  return {id: composing.identify(node), ...placeIn(node, composing)}
}

/** The place of a node in its file. */
export function placeIn({position}: Nodes, {file}: Composing): Readonly<{place?: SourcePlace}> {
  const [start, end] = [position?.start.offset, position?.end.offset]
  return start === undefined || end === undefined ? {} : {place: {file, start, end}}
}

/** The anchor of a node, if it has one. */
export function anchorOf(node: Nodes, {manuscript}: Composing): Readonly<{anchor?: string}> {
  const anchor = manuscript.ids.get(node)
  return anchor === undefined ? {} : {anchor}
}

/** The classes, language and tooltip of Pandoc attributes. */
export function attributesOf(attributes: Attributes | undefined): Readonly<{
  classes?: readonly string[]
  lang?: string
  dir?: 'ltr' | 'rtl' | 'auto'
  tooltip?: string
}> {
  const {classes = [], pairs = {}} = attributes ?? {}
  return {
    ...(classes.length > 0 && {classes}),
    ...languageOf(pairs),
    ...(pairs.title !== undefined && {tooltip: pairs.title})
  }
}

/** The language and direction of a node, if attributes specify them. */
function languageOf(pairs: Readonly<Record<string, string>>): {
  lang?: string
  dir?: 'ltr' | 'rtl' | 'auto'
} {
  return languageAttributes(pairs.lang, pairs.dir)
}

export function articleText(value: string): Inline {
  return {type: 'text', value}
}
