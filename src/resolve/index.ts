import {folderOf, stemOf} from '../core/path.ts'
import {fileSlug} from '../core/slug.ts'
import type {Finding, Manuscript, Project} from '../core/types.ts'
import {plainText} from '../core/walk.ts'
import {isMarkdown} from '../parse/configuration.ts'
import {resolveCitations} from './citations.ts'
import {resolveNotes} from './notes.ts'
import {numberTargets} from './numbering.ts'
import {placeReferences} from './references.ts'

/** Answers every question that a text leaves open: numbers, targets, order of citing, where the references go. */
export function resolve(project: Project): Manuscript {
  const {metadata, settings, chapters} = project
  const findings: Finding[] = [...project.findings]
  const numberSections = settings.numberSections ?? project.style.numberSections
  const numbering = numberTargets(project.texts, chapters, numberSections)
  const citations = resolveCitations(project, numbering.targets)
  const notes = resolveNotes(project.texts)
  findings.push(...numbering.findings, ...citations.findings, ...notes.findings)
  return {
    project,
    metadata,
    settings,
    chapters,
    bibliography: project.bibliography,
    ...citations,
    ...numbering,
    ...notes,
    references: placeReferences(project),
    slug: settings.slug ?? defaultSlug(project),
    findings
  }
}

/** The name of the single file, else the title's words. */
function defaultSlug({settings, front, metadata}: Project): string {
  if (isMarkdown(settings.file) && folderOf(settings.file) === '') return stemOf(settings.file)
  return fileSlug(metadata.shortTitle ?? (front.title ? plainText(front.title.tree) : ''))
}
