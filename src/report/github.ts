import type {Diagnostic} from '../core/types.ts'
import type {Report} from './index.ts'

/** Workflow commands of GitHub Actions, which show findings in the changed lines. */
export function github({diagnostics}: Report): string {
  return diagnostics.map(command).join('')
}

function command({severity, file, start, end, code, rule, message, expected}: Diagnostic): string {
  const level = severity === 'info' ? 'notice' : severity
  const place =
    start && end ? `,line=${start.line},endLine=${end.line},col=${start.column},endColumn=${end.column}` : ''
  const hint = expected ? `\nexpected: ${expected.join(', ')}` : ''
  return `::${level} file=${property(file)}${place},title=${property(`${code} ${rule}`)}::${data(message + hint)}\n`
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
