import type {Article} from '../../core/article.ts'
import {plainValue} from '../../core/plain-value.ts'
import type {Edit, Reference} from '../../core/types.ts'
import type {Returned} from '../answers/returned.ts'
import {acceptedText, type BaseParagraph, paragraphSign} from './base-paragraphs.ts'
import {bibliographyEdit} from './bibliography-edits.ts'
import type {BlockEdit} from './block-edits.ts'
import type {SourcedBlock} from './block-source.ts'
import {changesOf, personOf} from './changes.ts'
import type {NewWork} from './citation-fields.ts'
import {citedParts} from './cited.ts'
import {fold} from './fold.ts'
import {type PlannedChange, type Planner, planned, type Said} from './plan-edit.ts'
import type {WordChange, WordDocument, WordParagraph, WordPiece} from './read/document.ts'
import {entryNumber, entryWords, type FoundList, isTrackedEntry} from './reference-list.ts'
import {renderedList} from './rendered-list.ts'
import {textOfPieces, wordsAround} from './said.ts'
import type {Alignment} from './word-diff.ts'

/** The works of a round, by the blocks of their entries. */
export type EntryWorks = ReadonlyMap<SourcedBlock, Reference>

export function entryWorks(
  {lists}: Pick<Article, 'lists'>,
  blocks: readonly SourcedBlock[],
  byKey: ReadonlyMap<string, Reference>
): EntryWorks {
  const keys = new Map(
    lists.flatMap(({entries}) => entries.map(({children, key}) => [children, key] as const))
  )
  return new Map(
    blocks.flatMap(block => {
      const work = byKey.get(keys.get(block.block.words as never) ?? '')
      return block.block.kind === 'entry' && work !== undefined ? [[block, work] as const] : []
    })
  )
}

/** The changes in the lists of references. */
export type ReferencePlan = Readonly<{
  changes: readonly PlannedChange[]
  /** A remark if a list as a whole was changed rather than its entries. */
  remark?: string
  /** The paragraphs of the file that are in a re-rendered list. */
  rendered: ReadonlySet<WordParagraph>
}>

/** Plans the changes in the lists of references; they are changes to the bibliography. */
export function planReferences(
  list: FoundList,
  document: WordDocument,
  diff: (paragraph: string, block: string) => Alignment,
  planner: Planner
): ReferencePlan {
  const {works} = planner
  const left = [...works.keys()]
  if (left.length > 0 && list.paragraphs.size === 0)
    return {
      changes: [],
      remark: 'the file has no list of references; nothing is compared with it',
      rendered: new Set()
    }
  const rendered = renderedList(list, works)
  const {paragraphs, missing} = rendered ?? list
  const parts = [...paragraphs].flatMap(([paragraph, of]) => {
    if (of === undefined) return []
    if (rendered === undefined || isTrackedEntry(paragraph)) return changedEntry(paragraph, of, diff, planner)
    return rendered.differing.includes(paragraph) ? [differingEntry(paragraph, of, planner)] : []
  })
  const isRefreshed = (words: string): boolean => isOfNewWork(words, planner.fields.newWorks())
  const news = [...paragraphs].flatMap(([paragraph, of]) =>
    of === undefined
      ? newEntry(acceptedText(paragraph), changeIn(paragraph.pieces), isRefreshed, planner)
      : []
  )
  const cited = citedKeys(document, planner)
  const gone = missing.flatMap(of => removedEntry(of, undefined, cited, planner))
  const changes = [...parts, ...news, ...gone]
  if (rendered === undefined) return {changes, rendered: new Set()}
  const count = `${rendered.changed} of ${rendered.count}`
  const remark = `the list of references has other words in ${count} entries, as after Zotero's Refresh; only titles, years and first authors are compared`
  return {changes, remark, rendered: new Set([...paragraphs.keys()].flatMap(({members}) => members))}
}

/** Lists a re-rendered entry that lacks the title, the year or the first author of its work. */
function differingEntry(paragraph: BaseParagraph, of: SourcedBlock, planner: Planner): PlannedChange {
  const text = acceptedText(paragraph).replace(/\s+/g, ' ').trim()
  const said: Said = {kind: 'substitution', person: '', words: of.shown.text.trim(), text}
  const reason = 'its title, its year or its first author are not those of the bibliography'
  const made = planned(said, {reason}, of, planner)
  return {...made, returned: {...made.returned, about: aboutWork(planner.works.get(of)!)}}
}

function aboutWork({key, file, entryPlace}: Reference): string {
  return `reference ${key} (${file}:${entryPlace.start.line})`
}

function changeIn(pieces: readonly WordPiece[]): WordChange | undefined {
  return pieces.map(({ins, del}) => ins ?? del).find(change => change !== undefined)
}

/**
 * The edits of an entry, each within a field; and the new entries that were typed before or after this entry in the
 * same paragraph.
 */
function changedEntry(
  paragraph: BaseParagraph,
  of: SourcedBlock,
  diff: (paragraph: string, block: string) => Alignment,
  planner: Planner
): readonly PlannedChange[] {
  if (acceptedText(paragraph).trim() === '') {
    const cited = new Set([planner.works.get(of)?.key ?? ''])
    return removedEntry(of, changeIn(paragraph.pieces), cited, planner)
  }
  const {edits} = changesOf(paragraph, of, diff, planner)
  const number = entryNumber.exec(of.shown.text)?.[0].length ?? 0
  return edits.flatMap(edit => {
    // galley numbers the list itself.
    if (edit.end <= number && edit.pieces.every(({text}) => entryWords(text) === '')) return []
    const isAtEnd = edit.start >= of.shown.text.trimEnd().length || edit.end === 0
    if (isAtEnd && edit.pieces.some(({text}) => text === paragraphSign)) {
      const words = textOfPieces(edit.pieces.filter(({text}) => text !== paragraphSign))
      return newEntry(words, edit.change, () => false, planner)
    }
    return [plannedEntryEdit(edit, of, planner)]
  })
}

function plannedEntryEdit(edit: BlockEdit, of: SourcedBlock, planner: Planner): PlannedChange {
  const [words, text] = [wordsAround(of, edit), textOfPieces(edit.pieces)]
  const kind = edit.pieces.length === 0 ? 'deletion' : edit.start === edit.end ? 'insertion' : 'substitution'
  const said: Said = {kind, person: personOf(edit.change), words, text}
  const work = planner.works.get(of)
  if (work === undefined) return planned(said, {reason: entryReason}, of, planner)
  const {about, edit: written} = bibliographyEdit(edit, of.shown.text, work, planner.textOf(work.file))
  const made = planned(said, written ? {edits: [written]} : {reason: entryReason}, of, planner)
  return {
    ...made,
    returned: {...made.returned, about, ...(written && proposal(written))},
    ...(written && {blockEdit: edit})
  }
}

function proposal({file, start, end, text}: Edit): Pick<Returned, 'place' | 'proposed'> {
  return {place: {file, start, end}, proposed: text}
}

export const entryReason = 'entries are changed in the bibliography'

function newEntry(
  typed: string,
  change: WordChange | undefined,
  isKnown: (words: string) => boolean,
  planner: Planner
): readonly PlannedChange[] {
  const words = typed.replaceAll(paragraphSign, ' ').replaceAll('\ufffc', '').replace(/\s+/g, ' ').trim()
  if (words === '' || isKnown(words)) return []
  const said: Said = {kind: 'insertion', person: personOf(change), words: '', text: words}
  const reason = 'its entry is proposed in new-references.bib; cite it where it belongs'
  const made = planned(said, {reason}, undefined, planner)
  return [{...made, returned: {...made.returned, about: 'list of references'}, newEntry: words}]
}

/** Whether an entry belongs to a work that was newly cited with Zotero. */
function isOfNewWork(words: string, works: readonly NewWork[]): boolean {
  const plain = (text: string): string => fold(plainValue(text)).text.toLowerCase().trim()
  return works.some(({item: {title}}) => typeof title === 'string' && plain(words).includes(plain(title)))
}

/**
 * A deleted entry. If its work is no longer cited and the deletion was not tracked, the deletion is only a
 * consequence of the changed citations.
 */
function removedEntry(
  of: SourcedBlock,
  change: WordChange | undefined,
  cited: ReadonlySet<string>,
  planner: Planner
): readonly PlannedChange[] {
  const work = planner.works.get(of)
  if (work === undefined || (change === undefined && !cited.has(work.key))) return []
  const said: Said = {kind: 'deletion', person: personOf(change), words: of.shown.text.trim(), text: ''}
  const reason = `it disappears when nothing cites @${work.key} any more`
  const made = planned(said, {reason}, of, planner)
  return [{...made, returned: {...made.returned, about: aboutWork(work)}}]
}

/**
 * The keys of works that a file cites once its changes are accepted, and of works that the paper lists without citing
 * them; all keys if the content of any citation is unknown.
 */
function citedKeys({paragraphs}: WordDocument, {fields, works, blocks}: Planner): ReadonlySet<string> {
  const citations = paragraphs
    .flatMap(({pieces}) => pieces)
    .filter(({atom, del}) => atom?.kind === 'citation' && del === undefined)
    .map(piece => fields.partsOf(piece))
  const isKnown = citations.length > 0 && citations.every(parts => parts !== undefined)
  const all = [...works.values()].map(({key}) => key)
  if (!isKnown) return new Set(all)
  const atoms = blocks.flatMap(({shown}) => shown.atoms)
  const written = atoms.flatMap(({node}) => (node.type === 'citation' ? node : []))
  const before = written.flatMap(node => citedParts(node).map(({key}) => key))
  // A citation of a work that the bibliography lacks is not a field, so the file does not say which works it cites.
  const unsaid = written.filter(({items}) => items.some(({work}) => work === undefined))
  return new Set([
    ...citations.flatMap(parts => parts!.map(({key}) => key)),
    ...unsaid.flatMap(node => citedParts(node).map(({key}) => key)),
    ...all.filter(key => !before.includes(key))
  ])
}
