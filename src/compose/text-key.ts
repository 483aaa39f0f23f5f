import type {Nodes} from 'mdast'
import {chapterLink} from '../core/chapter-links.ts'
import type {Hash} from '../core/hash.ts'
import {linkedPath} from '../core/path.ts'
import {perList, perObject} from '../core/per-object.ts'
import type {Segment} from '../core/segment.ts'
import {targetOf} from '../core/targets.ts'
import type {Chapter, Manuscript, NumberedTarget} from '../core/types.ts'
import {walk} from '../core/walk.ts'
import type {Composing} from './context.ts'
import {listIndex, ownAnchors} from './reference-lists.ts'
import {restatedTexts} from './restated.ts'
import {holdsSigla} from './sigla.ts'

/**
 * Everything that the article of a text depends on: as values to compare with the values of an earlier build, and as a
 * memo key.
 */
type TextFacts = Readonly<{
  values: () => readonly unknown[]
  /**
   * Compares with the values of an earlier build without building a list of values, because most texts are unchanged.
   */
  isSame: (last: readonly unknown[]) => boolean
  key: () => string
}>

/**
 * Returns a function that collects everything that the article of a text depends on, in the text and in the rest of the
 * paper. Values are compared with those of the last build before a hash is computed, because comparing is faster.
 */
export function textFacts(
  composing: Composing,
  editsBefore: ReadonlyMap<Chapter, number>,
  hash: Hash
): (text: Chapter) => TextFacts {
  const {manuscript, rendered, numerals, raisedAfterPunctuation, topDepth} = composing
  const {targets, ids, metadata} = manuscript
  // The descriptions of pictures have formulas as words, in which macros are expanded.
  const macros = JSON.stringify([...manuscript.project.macros])
  // The file of the settings tells the program whose projects print some references in another form.
  const {file} = manuscript.settings
  const now: unknown[] = [
    metadata.lang,
    numerals,
    raisedAfterPunctuation,
    rendered?.note,
    topDepth,
    macros,
    file
  ]
  for (const [label, {kind, number, node, lineId}] of targets) {
    // Includes the id of the node, since another heading of the paper may already have the id that the node's label
    // would become. Also includes the title of a target without a number, because references to it show the title.
    now.push(label, kind, lineId, ids.get(node), number || titleOf(node))
  }
  // One list for all texts, because a book has thousands of targets.
  const answers = sameAnswers(now)
  const answersKey = once(() => hash(plainJson(answers)))
  const {factsOf, segmentsOf} = takers(composing, editsBefore)
  return text => ({
    isSame(last) {
      if (last[0] !== text || last[1] !== answers) return false
      let at = 2
      let isSame = true
      const compare = (value: unknown): void => {
        isSame &&= at < last.length && value === last[at]
        at++
      }
      factsOf(text, compare)
      segmentsOf(text, compare)
      return isSame && at === last.length
    },
    values() {
      const values: unknown[] = [text, answers]
      const add = (value: unknown): void => void values.push(value)
      factsOf(text, add)
      segmentsOf(text, add)
      return values
    },
    key() {
      const values: unknown[] = []
      const segments: (readonly Segment[] | undefined)[] = []
      factsOf(text, value => values.push(value))
      segmentsOf(text, value => segments.push(value))
      return hash(JSON.stringify([answersKey(), plainJson(values), segments]))
    }
  })
}

/**
 * Functions that pass everything that the article of a text depends on, and the text's rendered citations, to `take`,
 * one by one.
 */
function takers(
  {manuscript, citationIndexes, rendered}: Composing,
  editsBefore: ReadonlyMap<Chapter, number>
) {
  const {citations} = manuscript
  function factsOf(text: Chapter, take: (value: unknown) => void): void {
    const own = ownAnchors(manuscript, text.path)
    take(text.path)
    take(text.hash)
    // The offsets of a title or an abstract change if it moves within the settings.
    take(text.tree.position?.start.offset)
    take(text.tree.position?.end.offset)
    take(own && JSON.stringify([...own]))
    take(editsBefore.get(text))
    for (const {node} of text.citations) {
      const index = citationIndexes.get(node)
      const citation = index === undefined ? undefined : citations[index]
      take(citation?.number)
      take(citation?.note?.number)
      take(citation?.note?.own)
      for (const reference of citation?.references ?? []) take(reference?.key)
    }
    takeNumbers(text, manuscript, take)
    takeHeadings(text, manuscript, take)
    const others = [
      termsIn(text, manuscript),
      restatedTexts(text, manuscript),
      questionsIn(text, manuscript),
      chaptersLinked(text, manuscript),
      holdsSigla(text) ? [rendered?.sigla, rendered?.bibliography] : []
    ]
    take(others.every(({length}) => length === 0) ? undefined : JSON.stringify(others))
  }

  function segmentsOf(
    {citations: own}: Chapter,
    take: (value: readonly Segment[] | undefined) => void
  ): void {
    for (const {node} of own) {
      const index = citationIndexes.get(node)
      if (index === undefined) continue
      take(rendered?.citations[index])
      take(rendered?.sentences[index])
    }
  }

  return {factsOf, segmentsOf}
}

/** Returns the list of the last build if both lists have the same items. */
const sameAnswers = perList((answers: readonly unknown[]) => answers)

/** A heading or a caption with its marks, without places. */
const titleOf = perObject((node: Nodes) =>
  JSON.stringify(
    'children' in node
      ? (node.children as readonly Nodes[]).filter(({type}) => node.type === 'heading' || type === 'caption')
      : [],
    (name, value) => (name === 'position' || name === 'place' ? undefined : value)
  )
)

/** Converts values to JSON in which a missing value keeps its position, as null. */
function plainJson(values: readonly unknown[]): string {
  return JSON.stringify(values.map(value => value ?? null))
}

/** Returns a function that calls `find` on first use and keeps its result. */
function once(find: () => string): () => string {
  let found: string | undefined
  return () => {
    found ??= find()
    return found
  }
}

/** Passes the numbers and ids in a text to `take`. */
function takeNumbers({landmarks}: Chapter, manuscript: Manuscript, take: (value: unknown) => void): void {
  const {lineNumbers, lineIds, numbers, noteNumbers, notes, ids} = manuscript
  for (const node of landmarks) {
    const note = noteNumbers.get(node)
    const [ofLines, idsOfLines] = [lineNumbers.get(node), lineIds.get(node)]
    take(numbers.get(node))
    take(note)
    take(note === undefined ? undefined : notes[note - 1]?.calls.length)
    take(ids.get(node))
    take(node.type === 'div' ? listIndex(manuscript, node) : undefined)
    take((ofLines ?? idsOfLines) && JSON.stringify([ofLines, idsOfLines]))
  }
}

/**
 * The printed forms of the terms used in a text; if the text may contain a list of terms, also the forms of the
 * listed terms.
 */
function termsIn({landmarks}: Chapter, {glossary}: Manuscript): readonly unknown[] {
  const {uses, places, described, abbreviations} = glossary
  if (uses.size === 0 && places.length === 0) return []
  const isListed = places.length > 0 && landmarks.some(({type}) => type === 'div')
  return [landmarks.flatMap(node => uses.get(node) ?? []), isListed ? [described, abbreviations] : []]
}

/** The queries that are asked of a text in other files. The place of each is an index among the nodes of the text. */
function questionsIn(text: Chapter, {questions}: Manuscript): readonly unknown[] {
  const placed = questions.filter(question => question.text === text)
  if (placed.length === 0) return []
  const nodes: Nodes[] = []
  walk(text.tree, node => {
    nodes.push(node)
    return undefined
  })
  return placed.map(({question, node, at}) => [question, nodes.indexOf(node), at])
}

/** Calls `take` with the headings to which links and references in a text lead. */
function takeHeadings(text: Chapter, manuscript: Manuscript, take: (value: unknown) => void): void {
  const {headingIds} = manuscript
  for (const link of text.headingLinks.keys()) take(headingIds.get(link))
  for (const link of text.links) if (link.type === 'link') take(headingIds.get(link))
  for (const {label, isTitle} of text.crossReferences) {
    if (isTitle) {
      const named = targetOf(manuscript, label, text.path)
      take(named && titleOf(named.node))
    }
    const target = sectionOf(manuscript, label, text.path)
    take(target?.label)
    take(target?.number)
    take(target && titleOf(target.node))
  }
}

function chaptersLinked(text: Chapter, manuscript: Manuscript): readonly unknown[] {
  return linksToFiles(text).map(url => chapterLink(manuscript, url, text.path))
}

/** The links that may lead to other chapters. */
const linksToFiles = perObject(({links, path}: Chapter) =>
  links.flatMap(({url}) => (linkedPath(url, path) === undefined ? [] : [url]))
)

/** The target of a reference to a heading without a label. Targets with a label are part of every text's key. */
function sectionOf(manuscript: Manuscript, label: string, file: string): NumberedTarget | undefined {
  const target = targetOf(manuscript, label, file)
  return target !== undefined && manuscript.sections.has(target.label) ? target : undefined
}
