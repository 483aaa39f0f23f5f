import {addAll} from '../core/add-all.ts'
import {isFileName} from '../core/file-name.ts'
import {folderOf, isMarkdown, stemOf} from '../core/path.ts'
import {fileSlug} from '../core/slug.ts'
import type {Finding, Manuscript, Project} from '../core/types.ts'
import {wordsWithoutNotes} from '../core/walk.ts'
import {numberCitations} from './citation-numbers.ts'
import {resolveCitations, resolveNocite} from './citations.ts'
import {resolveGlossary} from './glossary.ts'
import {resolveNotes} from './notes.ts'
import {numberTargets} from './numbering.ts'
import {resolveQuestions} from './questions.ts'
import {resolveReferenceLists} from './reference-lists.ts'

/**
 * Resolves a project to a manuscript: the numbers of targets and notes, the order of citations, and the lists of
 * references.
 */
export function resolve(project: Project): Manuscript {
  const {metadata, settings, chapters} = project
  const findings: Finding[] = [...project.findings]
  const numberSections = settings.numberSections ?? project.style.numberSections
  const numbering = numberTargets(project, numberSections)
  const {citations, labelCites, findings: misread} = resolveCitations(project, numbering.targets)
  const inNotes = project.style.citesInNotes ? citations.flat() : []
  const notes = resolveNotes(project.texts, new Set(inNotes.map(({citation}) => citation.node)))
  const cited = numberCitations(citations, notes.citationNotes)
  const glossary = resolveGlossary(project, numbering.targets)
  const {nocite, findings: nociteFindings} = resolveNocite(project, cited.citedBy)
  const lists = resolveReferenceLists(project, cited.citations, nocite)
  const asked = resolveQuestions({project, targets: numbering.targets, citedBy: cited.citedBy})
  addAll(findings, asked.findings)
  addAll(findings, [
    ...numbering.findings,
    ...misread,
    ...nociteFindings,
    ...notes.findings,
    ...glossary.findings,
    ...lists.findings
  ])
  return {
    project,
    metadata,
    settings,
    chapters,
    bibliography: project.bibliography,
    ...cited,
    nocite,
    labelCites,
    glossary,
    ...numbering,
    notes: notes.notes,
    noteNumbers: notes.noteNumbers,
    referenceLists: lists.lists,
    questions: asked.questions,
    slug: settings.slug ?? defaultSlug(project),
    findings
  }
}

/**
 * The file name for the outputs: the name of the single chapter, or else one made from the title, valid on all
 * systems.
 */
function defaultSlug({chapters, settings, front, metadata}: Project): string {
  // In a bookdown book, the settings are in the first chapter, `index.Rmd`, whose name is not the name of the book.
  const isAlone = isMarkdown(settings.file) && folderOf(settings.file) === '' && chapters.length === 1
  const title = metadata.shortTitle ?? (front.title ? wordsWithoutNotes(front.title.tree) : '')
  const names = isAlone ? [stemOf(settings.file), fileSlug(stemOf(settings.file))] : [fileSlug(title)]
  return names.find(isFileName) ?? 'paper'
}
