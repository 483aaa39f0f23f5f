import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as EditorDiagnostic
} from 'vscode-languageserver-types'
import {plural} from '../core/plural.ts'
import type {Diagnostic} from '../core/types.ts'
import {type PaperTables, rangeOf} from './tables.ts'

/**
 * The maximum number of findings shown in a file: with a wrong path of the bibliography, every citation has a finding,
 * and an editor need not show thousands.
 */
const mostOfFile = 500

/** The findings of each file as an editor shows them. */
export function diagnosticsOf({
  build: {diagnostics, files},
  pageOf
}: Pick<PaperTables, 'build' | 'pageOf'>): ReadonlyMap<string, readonly EditorDiagnostic[]> {
  const found = new Map<string, EditorDiagnostic[]>()
  const left = new Map<string, number>()
  for (const diagnostic of diagnostics) {
    const {file} = diagnostic
    const own = found.get(file) ?? []
    found.set(file, own)
    if (own.length < mostOfFile) own.push(shown(diagnostic, files.textOf(file), pageOf))
    else left.set(file, (left.get(file) ?? 0) + 1)
  }
  for (const [file, count] of left)
    found.get(file)!.push({
      ...bare,
      severity: DiagnosticSeverity.Information,
      message: `${plural(count, 'more finding')}; \`galley check\` lists all`
    })
  return found
}

/** A finding about the machine rather than the paper. */
export function faultDiagnostic(message: string): EditorDiagnostic {
  return {...bare, severity: DiagnosticSeverity.Error, message}
}

const start = {line: 0, character: 0}
const bare = {range: {start, end: start}, source: 'galley'}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information
}

function shown(
  diagnostic: Diagnostic,
  text: string | undefined,
  pageOf: (rule: string) => string
): EditorDiagnostic {
  const {start, end, code, severity, url, rule} = diagnostic
  return {
    ...bare,
    ...(start && end && {range: rangeOf({start, end}, text)}),
    code,
    ...(url !== undefined && {codeDescription: {href: url.startsWith('docs/') ? pageOf(rule) : url}}),
    severity: severities[severity],
    message: messageOf(diagnostic),
    ...(rule === 'reference-uncited' && {tags: [DiagnosticTag.Unnecessary]})
  }
}

/** The message of a finding, with the possible replacements. */
export function messageOf({message, expected = []}: Pick<Diagnostic, 'message' | 'expected'>): string {
  const [first] = expected
  // Many messages end with the expected words.
  if (first === undefined || (expected.length === 1 && message.includes(`expected \`${first}\``)))
    return message
  return `${message}, try ${expected.map(word => `\`${word}\``).join(' or ')}`
}
