import type {FilePoint, PreviewReport} from '../browser/messages.ts'
import type {Build} from '../build.ts'

/**
 * The reason why a build produces no usable page: its inputs are broken or missing, as happens between two keystrokes
 * or while a file is being saved. With any other fault, the page is shown as a draft, with marks where something is
 * missing. `shown` is the page on show.
 */
export function whyHeld(
  {manuscript, diagnostics}: Pick<Build, 'manuscript' | 'diagnostics'>,
  shown: Readonly<{files: ReadonlySet<string>; references: number}> | undefined
): PreviewReport['held'] {
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
    ? {
        why: 'the bibliography is gone',
        place:
          placeOf(rule => /^(file|bibliography)-/.test(rule)) ??
          placeOf(rule => rule === 'citation-undefined')
      }
    : undefined
}
