import {rules} from '../../check/rules/index.ts'
import {largestOf} from '../../core/extremes.ts'
import type {Run} from '../command.ts'
import {UsageFault} from '../program/fault.ts'

/** `galley rules`: lists the rules, one per line or as JSON. */
export const runRules: Run = async (flags, paths) => {
  if (paths.length > 0)
    throw new UsageFault(`\`rules\` takes no argument; \`galley explain ${paths[0]}\` explains one rule`)
  const format = flags.format ?? 'text'
  if (format !== 'text' && format !== 'json')
    throw new UsageFault(`unknown format \`${format}\`; choose text or json`)
  const rows = rules.map(({code, name, severity, protects, summary}) => ({
    code,
    name,
    severity,
    ...(protects && {protects}),
    summary
  }))
  process.stdout.write(
    format === 'json' ? `${JSON.stringify({version: 1, rules: rows}, undefined, 2)}\n` : table(rows)
  )
  return 0
}

type Row = Readonly<{code: string; name: string; severity: string; summary: string}>

function table(rows: readonly Row[]): string {
  const widest = largestOf(rows.map(({name}) => name.length))
  return rows
    .map(
      ({code, name, severity, summary}) =>
        `${code}  ${name.padEnd(widest)}  ${severity.padEnd('warning'.length)}  ${summary}\n`
    )
    .join('')
}
