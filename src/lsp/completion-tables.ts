import type {CslDate, CslName, Reference} from '../core/types.ts'
import type {PaperTables} from './tables.ts'
import {shortCaption, targetTitle} from './target-names.ts'

/** What completion needs of a paper: plain data, so that it can be in another thread than the build. */
export type CompletionTables = Readonly<{
  works: readonly CompletedWork[]
  /** How often each cited work is cited, by its key. */
  counts: Readonly<Record<string, number>>
  labels: readonly NamedLabel[]
  style: string
  /** The paths of chapters and bibliographies. */
  chapters: readonly string[]
  bibliographies: readonly string[]
  /** The settings' file. */
  settingsFile: string
}>

/** A work with its entry as the style prints it. */
export type CompletedWork = Readonly<{key: string; aliases: readonly string[]; file: string; entry: string}>

export type NamedLabel = Readonly<{label: string; title: string; caption: string}>

/** The part of a paper's tables by which texts are completed. */
export function completionTables({
  build: {manuscript},
  printed,
  settingsFile
}: PaperTables): CompletionTables {
  const {project, bibliography, targets, sections, chapters, citedBy} = manuscript
  const named = [...targets.values(), ...sections.values()].filter(({label}) => label !== '')
  return {
    works: bibliography.references.map(reference => ({
      key: reference.key,
      aliases: reference.aliases,
      file: reference.file,
      entry: printed.entries.get(reference.key) ?? unstyledEntry(reference)
    })),
    counts: Object.fromEntries([...citedBy].map(([key, citations]) => [key, citations.length])),
    labels: named.map(target => ({
      label: target.label,
      title: targetTitle(target, manuscript),
      caption: shortCaption(target)
    })),
    style: project.style.name,
    chapters: chapters.map(({path}) => path),
    bibliographies: project.bibliographySources.map(({path}) => path),
    settingsFile
  }
}

/** Author, year and title of a work that the style has not printed. */
function unstyledEntry({csl}: Reference): string {
  const names = (csl.author ?? csl.editor ?? []) as readonly CslName[]
  const year = (csl.issued as CslDate | undefined)?.['date-parts']?.[0]?.[0]
  const name = names[0]?.family ?? names[0]?.literal
  const title = csl.title as string | undefined
  return [name && (names.length > 1 ? `${name} et al.` : name), year && `(${year}).`, title]
    .filter(Boolean)
    .join(' ')
}
