import type {Nodes} from 'mdast'
import {chapterLink} from '../core/chapter-links.ts'
import type {Memo} from '../core/memo.ts'
import {linkedPath} from '../core/path.ts'
import {perObject} from '../core/per-object.ts'
import type {Segment} from '../core/segment.ts'
import {targetOf} from '../core/targets.ts'
import type {Chapter, Manuscript} from '../core/types.ts'
import {plainText, walk} from '../core/walk.ts'
import type {Composing} from './context.ts'
import {entryAnchorIn, listIndex} from './reference-lists.ts'
import {restatedTexts} from './restated.ts'
import {holdsSigla} from './sigla.ts'

/**
 * Returns the memo keys of texts: a hash of the text and of everything in the rest of the paper that its article
 * depends on.
 */
export async function textKeys(
  composing: Composing,
  editsBefore: ReadonlyMap<Chapter, number>,
  memo: Memo
): Promise<(text: Chapter) => string> {
  const {manuscript, citationIndexes, rendered, numerals, raisedAfterPunctuation, topDepth} = composing
  const hashes = await memo('segment-hashes', '', () => new WeakMap<readonly Segment[], string>(), 'latest')
  /** The hash of a citation's text, which rarely changes between builds. */
  const hashOf = (segments: readonly Segment[] | undefined): string => {
    if (segments === undefined) return ''
    const hash = hashes.get(segments) ?? memo.hash(JSON.stringify(segments))
    hashes.set(segments, hash)
    return hash
  }
  const answers = memo.hash(
    JSON.stringify([
      [...manuscript.targets].map(([label, {kind, number, node, lineId}]) => [
        label,
        kind,
        lineId,
        // Another heading of the paper may have taken the id that the label would give.
        manuscript.ids.get(node),
        // A target without a number is referred to by its title.
        number || plainText(node)
      ]),
      manuscript.metadata.lang,
      numerals,
      raisedAfterPunctuation,
      rendered?.note,
      topDepth
    ])
  )
  return text => {
    const anchorOf = entryAnchorIn(manuscript, text.path)
    const cited = text.citations.map(({node}) => {
      const index = citationIndexes.get(node)
      if (index === undefined) return []
      const {number, note, references} = manuscript.citations[index]!
      return [
        number,
        note,
        references.map(reference => reference && [reference.key, anchorOf(reference.key)]),
        hashOf(rendered?.citations[index]),
        hashOf(rendered?.sentences[index])
      ]
    })
    return memo.hash(
      JSON.stringify([
        text.path,
        text.hash,
        // A title or an abstract may be at another place in the settings.
        text.tree.position?.start.offset,
        text.tree.position?.end.offset,
        answers,
        cited,
        holdsSigla(text) ? [rendered?.sigla, rendered?.bibliography] : [],
        numbersIn(text, manuscript),
        termsIn(text, manuscript),
        restatedTexts(text, manuscript),
        questionsIn(text, manuscript),
        headingsIn(text, manuscript),
        editsBefore.get(text)
      ])
    )
  }
}

function numbersIn({landmarks}: Chapter, manuscript: Manuscript): readonly unknown[] {
  const {lineNumbers, lineIds, numbers, noteNumbers, notes, ids} = manuscript
  return landmarks.map((node: Nodes) => [
    lineNumbers.get(node) ?? numbers.get(node) ?? noteNumbers.get(node),
    notes[(noteNumbers.get(node) ?? 0) - 1]?.calls.length,
    ids.get(node),
    lineIds.get(node),
    node.type === 'div' ? listIndex(manuscript, node) : undefined
  ])
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
    ...[...text.headingLinks.keys()].map(link => manuscript.headingIds.get(link)),
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
