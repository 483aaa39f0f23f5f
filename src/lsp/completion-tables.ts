import type {FootnoteDefinition} from 'mdast'
import {perObject} from '../core/per-object.ts'
import type {Chapter, CslDate, CslName, Manuscript, Reference} from '../core/types.ts'
import {wordsWithoutNotes} from '../core/walk.ts'
import type {PaperTables} from './tables.ts'
import {inOneLine, shortCaption, targetTitle} from './target-names.ts'
import {isTerm} from './term-names.ts'
import {indexName} from './text-names.ts'

/**
 * The data of a paper that completion needs, as plain data, so that completion can run in another thread than the
 * build.
 */
export type CompletionTables = Readonly<{
  works: readonly CompletedWork[]
  /** The number of citations of each cited work, by its key. */
  counts: Readonly<Record<string, number>>
  labels: readonly NamedThing[]
  /** The notes of each text. */
  notes: ReadonlyArray<NamedThing & Readonly<{file: string}>>
  terms: readonly NamedThing[]
  /** The entries of the index. */
  entries: readonly string[]
  style: string
  /** The paths of chapters and bibliographies. */
  chapters: readonly string[]
  bibliographies: readonly string[]
  /** The file of the settings. */
  settingsFile: string
}>

/** A work with its entry as the style prints it. */
export type CompletedWork = Readonly<{key: string; aliases: readonly string[]; file: string; entry: string}>

/** A name, and the title and the text of the named thing. */
export type NamedThing = Readonly<{label: string; title: string; words: string}>

/** The part of a paper's tables that completion uses. */
export function completionTables({
  build: {manuscript},
  printed,
  settingsFile
}: PaperTables): CompletionTables {
  const {project, bibliography, targets, sections, chapters, citedBy} = manuscript
  const named = [...targets.values(), ...sections.values()].filter(
    ({label, node}) => label !== '' && !isTerm(node)
  )
  return {
    works: bibliography.references.map(reference => workOf(reference)(printed.entries.get(reference.key))),
    counts: Object.fromEntries([...citedBy].map(([key, citations]) => [key, citations.length])),
    labels: named.map(target => ({
      label: target.label,
      title: targetTitle(target, manuscript),
      words: captionOf(target)
    })),
    notes: manuscript.notes.flatMap(({node, number, file}) =>
      node.type === 'footnoteDefinition'
        ? [{file, label: node.label ?? node.identifier, title: `Note ${number}`, words: wordsOf(node)}]
        : []
    ),
    terms: namedTerms(manuscript),
    entries: [...new Set(project.texts.flatMap(indexEntries))].sort(),
    style: project.style.name,
    chapters: chapters.map(({path}) => path),
    bibliographies: project.bibliographySources.map(({path}) => path),
    settingsFile
  }
}

/** The next build has the same object for a target that has not changed. */
const captionOf = perObject(shortCaption)

const wordsOf = perObject((node: FootnoteDefinition): string => inOneLine(wordsWithoutNotes(node)))

const indexEntries = perObject(({landmarks}: Chapter): readonly string[] =>
  landmarks.flatMap(node => (node.type === 'indexMark' ? [indexName(node)] : []))
)

/** A work with its entry; the next build gets the same object if both are unchanged. */
const workOf = perObject((reference: Reference) => {
  let last: CompletedWork | undefined
  return (printedEntry: string | undefined): CompletedWork => {
    const entry = printedEntry ?? unstyledEntry(reference)
    const {key, aliases, file} = reference
    if (last?.entry !== entry) last = {key, aliases, file, entry}
    return last
  }
})

/** The terms that the paper defines by key, and the terms of its definition lists. */
function namedTerms({project, targets}: Manuscript): readonly NamedThing[] {
  return [
    ...[...project.terms.values()].map(({key, short, long, description}) => ({
      label: key,
      title: short,
      words: inOneLine(long ?? description ?? '')
    })),
    ...[...targets.values()].flatMap(({node}): readonly NamedThing[] =>
      isTerm(node) ? [{label: wordsWithoutNotes(node).trim(), title: '', words: ''}] : []
    )
  ]
}

/** The author, year and title of a work that the style has not printed. */
function unstyledEntry({csl}: Reference): string {
  const names = (csl.author ?? csl.editor ?? []) as readonly CslName[]
  const year = (csl.issued as CslDate | undefined)?.['date-parts']?.[0]?.[0]
  const name = names[0]?.family ?? names[0]?.literal
  const title = csl.title as string | undefined
  return [name && (names.length > 1 ? `${name} et al.` : name), year && `(${year}).`, title]
    .filter(Boolean)
    .join(' ')
}
