import type {Article, Note} from '../../core/article.ts'
import {buildArticle, partPlans, planArticle} from './article-parts.ts'
import {buildNotes} from './build-notes.ts'
import {createBuilding} from './building.ts'
import {createComparing} from './comparing.ts'
import {withFormerPlaces} from './former-places.ts'
import {joinLevels} from './heading-levels.ts'
import {createLexicon} from './lexicon.ts'
import {changedMetadata, recordFields} from './metadata.ts'
import {joinMovedWords} from './moved-words.ts'
import {findMoves} from './moves.ts'
import {withNewNumbers} from './new-numbers.ts'
import {numberNotes, pairNotes} from './notes.ts'
import {raisesCitations} from './raised-citations.ts'
import {createRecorder} from './recorder.ts'
import {buildReferences} from './references.ts'
import type {CompareOptions, Redline} from './types.ts'
import {wordsIn} from './unit-words.ts'
import {pairLabels, readVersion} from './versions.ts'
import {pairWorks, worksOf} from './works.ts'

export {acceptAll, rejectAll} from './settle.ts'
export {withStarts} from './starts.ts'
export type {
  CompareOptions,
  FieldChange,
  MetadataChange,
  Redline,
  RedlineChange,
  RedlineKind,
  ReferenceChange,
  Subject
} from './types.ts'

/**
 * Compares two versions of an article: returns the new version with marks on insertions, deletions, moves and changes,
 * word by word, and a list of the changes.
 */
export function compareArticles(earlier: Article, next: Article, {pictures}: CompareOptions = {}): Redline {
  const lexicon = createLexicon()
  const [oldWorks, newWorks] = [worksOf(earlier), worksOf(next)]
  const works = pairWorks(oldWorks, newWorks)
  const old = withNewNumbers(earlier, next, works)
  const labels = pairLabels(old, next)
  const isRaised = raisesCitations(next)
  const before = readVersion(old, lexicon, {
    workOf: key => works.get(key) ?? (newWorks.has(key) && oldWorks.has(key) ? `old ${key}` : key),
    labelOf: label => labels.get(label) ?? label,
    pictureHash: url => pictures?.old(url),
    ...(isRaised !== raisesCitations(old) && {citationsAre: isRaised ? 'behind marks' : 'before marks'})
  })
  const after = readVersion(next, lexicon, {
    workOf: key => key,
    labelOf: label => label,
    pictureHash: url => pictures?.new(url)
  })
  const comparing = createComparing(lexicon, before.version, after.version)
  const plan = planArticle(old, next, comparing)
  const parts = partPlans(plan)
  const blocks = parts.flatMap(part => ('blocks' in part ? part.blocks : []))
  const moves = findMoves(blocks, comparing)
  const words = parts.flatMap(part => ('words' in part ? [part.words] : []))
  const pairs = pairNotes(before.notes, after.notes, blocks, words)
  const book = numberNotes(old, next, pairs, key => works.get(key) ?? key)
  const recorder = createRecorder()
  const building = createBuilding(comparing, recorder, book, noteWords(old, next), moves)
  const metadata = changedMetadata(old, next)
  const recordedFields = recordFields(metadata, recorder)
  const built = buildArticle(old, next, plan, building)
  const notes = buildNotes(old, next, {old: before.notes, new: after.notes}, book, building)
  const {lists, changes: references} = buildReferences(old, next, works, building)
  const body = withFormerPlaces(built.body, old.body, {notes, lists})
  const article: Article = {...built, body, notes, lists}
  joinMovedWords(recorder)
  joinLevels(building.levelChanges, recorder)
  const {changes, numbers} = recorder.number(article)
  return {
    article,
    changes,
    references: references.map(({recorded, ...change}) => ({...change, number: numbers.get(recorded)!})),
    metadata: metadata.map((field, index) => ({...field, number: numbers.get(recordedFields[index]!)!}))
  }
}

/** Returns a function for the text of a note by its version and number: `old 3`. */
function noteWords(old: Article, next: Article): (name: string) => string {
  const notes = new Map<string, Note>()
  for (const note of old.notes) notes.set(`old ${note.number}`, note)
  for (const note of next.notes) notes.set(`new ${note.number}`, note)
  return name => (notes.get(name)?.children ?? []).map(wordsIn).join(' ')
}
