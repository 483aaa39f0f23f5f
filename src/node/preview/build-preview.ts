import type {FilePoint, PreviewReport} from '../../browser/messages.ts'
import {type Build, build} from '../../build.ts'
import type {RuleMemory} from '../../check/rule-memory.ts'
import type {SessionMemo} from '../../core/memo.ts'
import {htmlOutput, previewPieces} from '../../outputs/html/index.ts'
import type {Output, Rendering} from '../../outputs/output.ts'
import {type SourcePlaces, sourcePlaces} from '../../preview/source-places.ts'
import type {ProjectPlace} from '../files/project.ts'
import {today} from '../today.ts'
import type {PageSource} from './page-source.ts'
import type {ReadingWorld} from './reading-world.ts'
import {reportOf, reportOfFault} from './report.ts'

/** The page on show, and what it was built from. */
export type Shown = Readonly<{
  page: PageSource
  files: ReadonlySet<string>
  references: number
  /** Where its words come from. */
  places: SourcePlaces
}>

/** What the builds of a preview share. */
export type PreviewSession = Readonly<{memo: SessionMemo; memory: RuleMemory}>

/** What a build of the preview gives. */
export type PreviewBuild = Readonly<{
  shown: Shown | undefined
  report: PreviewReport
  /** The build itself; undefined if it failed. */
  built?: Build | undefined
  /** The hashes of the files that were read. */
  files: ReadonlyMap<string, string>
}>

/** Builds the page as a draft. If no page can be built, the one on show stays. */
export async function buildPreview(
  place: ProjectPlace,
  {memo, memory}: PreviewSession,
  {disk, inputs}: ReadingWorld,
  shown: Shown | undefined
): Promise<PreviewBuild> {
  const filesRead = (): ReadonlyMap<string, string> =>
    new Map([...inputs().files].flatMap(([path, hash]) => (hash === undefined ? [] : [[path, hash]])))
  try {
    let rendering: Rendering | undefined
    let page: PageSource | undefined
    const output: Output = {
      ...htmlOutput,
      async render(given) {
        rendering = given
        const {pieces, problems, environment} = await previewPieces(given)
        page = pieces
        return {bytes: new Uint8Array(), problems, environment}
      }
    }
    const options = {entry: place.entry, outputs: [output], draft: true, today: today(), memory}
    const built = await build(disk.world, memo, options)
    memo.sweep()
    const held = whyHeld(built, shown)
    const files = filesRead()
    if (held !== undefined || page === undefined || rendering === undefined)
      return {shown, report: reportOf(built, held), built, files}
    const places = await sourcePlaces(rendering, built.files.textOf)
    return {
      shown: {
        page,
        files: new Set(files.keys()),
        references: built.manuscript.bibliography.references.length,
        places
      },
      report: reportOf(built, held, places),
      built,
      files
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return {shown, report: reportOfFault(message.split('\n', 1)[0] ?? message), files: filesRead()}
  }
}

/**
 * Why a build gives no page worth showing: its inputs are broken or missing, as happens between two keystrokes or while
 * a file is being saved. Everything else is shown as a draft, with marks where something is missing.
 */
function whyHeld({manuscript, diagnostics}: Build, shown: Shown | undefined): PreviewReport['held'] {
  const {findings, chapters, citations, bibliography} = manuscript
  const placeOf = (wanted: (rule: string) => boolean): FilePoint | undefined => {
    const found = diagnostics.find(({rule, start}) => start !== undefined && wanted(rule))
    return found?.start && {file: found.file, line: found.start.line, column: found.start.column}
  }
  if (findings.some(finding => finding.rule === 'front-matter-syntax'))
    return {why: 'the settings cannot be read', place: placeOf(rule => rule === 'front-matter-syntax')}
  if (chapters.length === 0) return {why: 'there are no chapters'}
  if (shown === undefined) return undefined
  const lost = findings.find(({rule, subject = ''}) => rule === 'file-unreadable' && shown.files.has(subject))
  if (lost !== undefined)
    return {
      why: `${lost.subject} cannot be read any more`,
      place: placeOf(rule => rule === 'file-unreadable')
    }
  const isLost = citations.length > 0 && shown.references > 0 && bibliography.references.length === 0
  return isLost
    ? {why: 'the bibliography is gone', place: placeOf(rule => /^(file|bibliography)-/.test(rule))}
    : undefined
}
