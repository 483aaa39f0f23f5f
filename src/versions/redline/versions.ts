import type {Article, Node} from '../../core/article.ts'
import {walkNodes} from '../../core/walk-article.ts'
import type {Version} from './atoms.ts'
import type {Lexicon} from './lexicon.ts'
import {citationNotes, type NoteUnits} from './notes.ts'
import {wordsIn} from './unit-words.ts'
import {type Unit, unitsOf} from './units.ts'

/** A version, and its notes as units. */
export type ReadVersion = Readonly<{version: Version; notes: NoteUnits}>

/** Collects the data that are needed to compare an article's atoms, including data from outside the article. */
export function readVersion(
  article: Article,
  lexicon: Lexicon,
  known: Omit<Version, 'noteKey' | 'noteWords' | 'citedNote'>
): ReadVersion {
  const made = citationNotes(article)
  const notes = new Map<number, Unit>()
  const cited = new Map<number, string>()
  const version: Version = {
    ...known,
    noteKey: note => String(notes.get(note)?.content ?? 'none'),
    noteWords: note => notes.get(note),
    citedNote: note => cited.get(note) ?? ''
  }
  for (const {number, children} of article.notes) {
    if (made.has(number)) {
      cited.set(number, children.map(wordsIn).join(' '))
      continue
    }
    const [unit] = unitsOf([{type: 'division', id: '', children}], {lexicon, version})
    notes.set(number, unit!)
  }
  return {version, notes}
}

/** Maps old labels to new labels, for labelled blocks with the same source but a different label. */
export function pairLabels(old: Article, next: Article): ReadonlyMap<string, string> {
  const [olds, news] = [labelsOf(old), labelsOf(next)]
  const kept = new Set(news.values())
  const pairs = new Map<string, string>()
  for (const [content, label] of olds) {
    const other = news.get(content)
    if (label !== '' && other !== undefined && other !== '' && !kept.has(label)) pairs.set(label, other)
  }
  return pairs
}

/** The labels of blocks by their content; empty if two blocks have the same content. */
function labelsOf({body}: Article): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  walkNodes(body, node => {
    if (node.type !== 'heading' && node.type !== 'figure' && node.type !== 'equation') return undefined
    if (node.anchor === undefined) return undefined
    const content = contentOf(node)
    labels.set(content, labels.has(content) ? '' : node.anchor)
    return undefined
  })
  return labels
}

const unnamed: ReadonlySet<string> = new Set([
  'id',
  'anchor',
  'place',
  'number',
  'label',
  'lines',
  'lineAnchors',
  'mentionedIn'
])

function contentOf(node: Node): string {
  return JSON.stringify(node, (name, value) => (unnamed.has(name) ? undefined : value))
}
