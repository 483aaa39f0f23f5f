import type {Definition, Nodes, Parents} from 'mdast'
import type {RenderedCitations} from '../cite/index.ts'
import type {Block, Inline, Node, SourcePlace} from '../core/article.ts'
import {languageAttributes} from '../core/language.ts'
import type {Attributes} from '../core/mdast.ts'
import type {Numerals} from '../core/numerals.ts'
import type {Terms} from '../core/terms/index.ts'
import type {Chapter, Manuscript, PlacedQuestion, Reference} from '../core/types.ts'

/** The data from which a text of the paper is composed into article nodes. */
export type Composing = Readonly<{
  manuscript: Manuscript
  /** The words that galley itself adds, in the paper's language. */
  terms: Terms
  numerals: Numerals
  /** The path of the file that contains the text. */
  file: string
  /** The link definitions of the text, by name in upper case. */
  definitions: ReadonlyMap<string, Definition>
  /** The index of each citation among all citations of the paper, from 0. */
  citationIndexes: ReadonlyMap<Nodes, number>
  /** The rendered citations; undefined if citations are shown as written. */
  rendered: RenderedCitations | undefined
  /** Returns the anchor of a work's entry, to which citations in this text link. */
  entryAnchor: (key: string) => string | undefined
  /** Queries asked outside the text, by the nodes at which they appear. */
  questionsAt: ReadonlyMap<Nodes, readonly PlacedQuestion[]>
  /** In a left-to-right paper, the works with right-to-left names or titles; most papers have none. */
  turnedWorks: ReadonlySet<Reference>
  /** True within the author's words in a citation, where nested citations get no parentheses. */
  isWithinCitation?: true
  /** True while a theorem is composed again where the author restates it. */
  isRestated?: true
  /** True within the title that a reference prints, where references print titles as plain text. */
  isInTitle?: true
  /** Whether raised numbers of citations come after punctuation. */
  raisedAfterPunctuation: boolean
  /** The depth of the highest heading in the chapters. */
  topDepth: number
  /** The edits of the text, and how many edits of the paper come before them. */
  edits: Chapter['edits']
  editsBefore: number
  /** Returns the id of a block: a hash of its source, followed by a count if the text repeats that source. */
  identify: (node: Nodes) => string
  /** Composes the children of a node, each with the function for its kind. */
  children: (parent: Parents, composing: Composing) => readonly Node[]
}>

/** Composes the children of a node that contains blocks. */
export function blocksIn(parent: Parents, composing: Composing): readonly Block[] {
  return composing.children(parent, composing) as readonly Block[]
}

/** Composes the inline children of a node, without adjusting white space and raised numbers. */
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

/** The language and direction of a node, if its attributes specify them. */
function languageOf(pairs: Readonly<Record<string, string>>): {
  lang?: string
  dir?: 'ltr' | 'rtl' | 'auto'
} {
  return languageAttributes(pairs.lang, pairs.dir)
}

export function articleText(value: string): Inline {
  return {type: 'text', value}
}
