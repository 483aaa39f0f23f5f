import type {Nodes} from 'mdast'
import {chapterLink} from '../core/chapter-links.ts'
import type {Hash} from '../core/hash.ts'
import {linkedPath} from '../core/path.ts'
import {perList, perObject} from '../core/per-object.ts'
import type {Segment} from '../core/segment.ts'
import {targetOf} from '../core/targets.ts'
import type {Chapter, Manuscript} from '../core/types.ts'
import {plainText, walk} from '../core/walk.ts'
import type {Composing} from './context.ts'
import {listIndex, ownAnchors} from './reference-lists.ts'
import {restatedTexts} from './restated.ts'
import {holdsSigla} from './sigla.ts'

/** Everything that the article of a text depends on: its memo key, and values that are the same as long as the key is. */
type TextFacts = Readonly<{values: readonly unknown[]; key: () => string}>

/**
 * Returns a function for the facts of a text: the text, and everything in the rest of the paper that its article
 * depends on. Comparing values with those of the last build is faster than a hash, which is needed only for a text with
 * other values.
 */
export function textFacts(
  composing: Composing,
  editsBefore: ReadonlyMap<Chapter, number>,
  hash: Hash
): (text: Chapter) => TextFacts {
  const {manuscript, citationIndexes, rendered, numerals, raisedAfterPunctuation, topDepth} = composing
  const {targets, ids, metadata, citations} = manuscript
  const now: unknown[] = [metadata.lang, numerals, raisedAfterPunctuation, rendered?.note, topDepth]
  for (const [label, {kind, number, node, lineId}] of targets) {
    // Another heading of the paper can have the id that the label would get. A reference to a target without a number
    // shows its title.
    now.push(label, kind, lineId, ids.get(node), number || titleOf(node))
  }
  // One list for all texts: a book has thousands of targets.
  const answers = sameAnswers(now)
  const answersKey = once(() => hash(plainJson(answers)))
  return text => {
    const own = ownAnchors(manuscript, text.path)
    const values: unknown[] = [
      text.path,
      text.hash,
      // A title or an abstract can move within the settings.
      text.tree.position?.start.offset,
      text.tree.position?.end.offset,
      own && JSON.stringify([...own]),
      editsBefore.get(text)
    ]
    const segments: (readonly Segment[] | undefined)[] = []
    for (const {node} of text.citations) {
      const index = citationIndexes.get(node)
      const citation = index === undefined ? undefined : citations[index]
      values.push(citation?.number, citation?.note?.number, citation?.note?.own)
      for (const reference of citation?.references ?? []) values.push(reference?.key)
      if (index !== undefined) segments.push(rendered?.citations[index], rendered?.sentences[index])
    }
    addNumbers(values, text, manuscript)
    values.push(
      JSON.stringify([
        termsIn(text, manuscript),
        restatedTexts(text, manuscript),
        questionsIn(text, manuscript),
        headingsIn(text, manuscript),
        holdsSigla(text) ? [rendered?.sigla, rendered?.bibliography] : []
      ])
    )
    return {
      values: [text, answers, ...values, ...segments],
      key: () => hash(JSON.stringify([answersKey(), plainJson(values), segments]))
    }
  }
}

/** The same list as in the last build if it has the same items. */
const sameAnswers = perList((answers: readonly unknown[]) => answers)

const titleOf = perObject((node: Nodes) => plainText(node))

/** JSON in which missing values keep their positions. */
function plainJson(values: readonly unknown[]): string {
  return JSON.stringify(values.map(value => value ?? null))
}

/** Finds a text on first use. */
function once(find: () => string): () => string {
  let found: string | undefined
  return () => {
    found ??= find()
    return found
  }
}

/** Adds the numbers and ids in a text. */
function addNumbers(values: unknown[], {landmarks}: Chapter, manuscript: Manuscript): void {
  const {lineNumbers, lineIds, numbers, noteNumbers, notes, ids} = manuscript
  for (const node of landmarks) {
    const note = noteNumbers.get(node)
    const [ofLines, idsOfLines] = [lineNumbers.get(node), lineIds.get(node)]
    values.push(
      numbers.get(node),
      note,
      note === undefined ? undefined : notes[note - 1]?.calls.length,
      ids.get(node),
      node.type === 'div' ? listIndex(manuscript, node) : undefined,
      (ofLines ?? idsOfLines) && JSON.stringify([ofLines, idsOfLines])
    )
  }
}

/** The printed forms of the terms in a text, and the lists of terms in it. */
function termsIn({landmarks}: Chapter, {glossary}: Manuscript): readonly unknown[] {
  const {uses, places, described, abbreviations} = glossary
  if (uses.size === 0 && places.length === 0) return []
  const isListed = places.length > 0 && landmarks.some(({type}) => type === 'div')
  return [landmarks.flatMap(node => uses.get(node) ?? []), isListed ? [described, abbreviations] : []]
}

/** The queries asked of a text from outside, and their places in it, as counts of the preceding nodes. */
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

function headingsIn(text: Chapter, manuscript: Manuscript): readonly unknown[] {
  return [
    ...[...text.headingLinks.keys(), ...text.links].map(link =>
      link.type === 'link' ? manuscript.headingIds.get(link) : undefined
    ),
    ...text.crossReferences.map(({label}) => sectionAnswer(manuscript, label, text.path)),
    ...linksToFiles(text).map(url => chapterLink(manuscript, url, text.path))
  ]
}

/** The links that may lead to other chapters. */
const linksToFiles = perObject(({links, path}: Chapter) =>
  links.flatMap(({url}) => (linkedPath(url, path) === undefined ? [] : [url]))
)

/** The key of a referenced heading without a label; targets with a label are part of every text's key. */
function sectionAnswer(manuscript: Manuscript, label: string, file: string): readonly string[] {
  const target = targetOf(manuscript, label, file)
  if (target === undefined || !manuscript.sections.has(target.label)) return []
  return [target.label, target.number, plainText(target.node)]
}
