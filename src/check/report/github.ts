import type {Diagnostic} from '../../core/types.ts'
import {type Group, groupDiagnostics, groupMessage} from './groups.ts'
import type {Report} from './index.ts'
import {placeName, severities} from './words.ts'

/**
 * Writes findings as workflow commands of GitHub Actions, which show them in the changed lines. GitHub shows only ten
 * errors, ten warnings and ten notices per step: if there are more, findings of a rule share an annotation. Errors come
 * first.
 */
export function github({diagnostics, folder}: Pick<Report, 'diagnostics' | 'folder'>): string {
  return severities
    .flatMap(severity => annotations(diagnostics.filter(diagnostic => diagnostic.severity === severity)))
    .map(annotation => command(annotation, folder))
    .join('')
}

/** The workflow command for an error that is in no file. */
export function workflowError(title: string, message: string): string {
  return `::error title=${property(title)}::${data(message)}\n`
}

const mostAnnotations = 10

type Annotation = Readonly<{at: Diagnostic; message: string}>

function annotations(diagnostics: readonly Diagnostic[]): readonly Annotation[] {
  if (diagnostics.length <= mostAnnotations)
    return diagnostics.map(at => ({at, message: at.message + hint(at)}))
  const groups = groupDiagnostics(diagnostics)
  const few = groups.length <= mostAnnotations ? groups : groupDiagnostics(diagnostics, 2)
  return few.map(group => ({at: group[0][0], message: shared(group)}))
}

function hint({expected}: Diagnostic): string {
  return expected ? `\nexpected: ${expected.join(', ')}` : ''
}

function shared(group: Group): string {
  const [[first, ...others]] = group
  if (group.length === 1) {
    const also = others.length > 0 ? `\nalso: ${firstOf(others.map(placeName))}` : ''
    return first.message + hint(first) + also
  }
  const {message, differences} = groupMessage(group)
  const list = group.map(([first], index) => `${placeName(first)} ${differences[index]}`)
  return `${message}\n${firstOf(list, '\n')}`
}

function firstOf(words: readonly string[], glue = ', '): string {
  const rest = words.length - mostAnnotations
  const shown = words.slice(0, mostAnnotations).join(glue)
  return rest > 0 ? `${shown}${glue}and ${rest} more` : shown
}

function command({at, message}: Annotation, folder: string): string {
  const {severity, file, start, end, code, rule} = at
  const level = severity === 'info' ? 'notice' : severity
  const properties = [
    `file=${property(folder + file)}`,
    ...(start && end ? [`line=${start.line}`, `endLine=${end.line}`] : []),
    // The runner rejects columns for an annotation of several lines.
    ...(start && end && start.line === end.line ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
    `title=${property(`${code} ${rule}`)}`
  ]
  return `::${level} ${properties.join(',')}::${data(message)}\n`
}

/** Escapes as in the toolkit of GitHub Actions (`packages/core/src/command.ts`). */
function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
