import {addAll} from '../../core/add-all.ts'
import type {Finding} from '../../core/types.ts'
import {longestValue} from '../../parse/bibtex/values.ts'
import {findingLines} from '../../references/import/finding-groups.ts'
import {formatOf, importFormats} from '../../references/import/formats.ts'
import type {ImportedReference} from '../../references/import/imported.ts'
import {UsageFault} from '../program/fault.ts'
import {readImportSource} from './import-source.ts'

/** Reads references from files, in order, each file in its own format, or all in the format `from`. */
export async function readReferences(
  paths: readonly string[],
  from: string | undefined
): Promise<
  Readonly<{
    imported: ReadonlyArray<Readonly<{file: string; reference: ImportedReference}>>
    findings: readonly Finding[]
    /** Warnings for the user, including the findings. */
    warnings: readonly string[]
  }>
> {
  const named = importFormats.find(({name}) => name === from)
  if (from !== undefined && named === undefined)
    throw new UsageFault(
      `unknown form \`${from}\` after --from; choose one of ${importFormats.map(({name}) => name).join(', ')}`
    )
  const imported: Array<Readonly<{file: string; reference: ImportedReference}>> = []
  const findings: Finding[] = []
  const warnings: string[] = []
  for (const path of paths) {
    const {source, warning} = await readImportSource(path)
    const read = await (named ?? formatOf(path, source.text)).load()
    const {references, findings: found, refused} = read(source)
    if (refused !== undefined)
      throw new UsageFault(`${path} is not a list of references: ${refused}; copy only the list into a file`)
    for (const reference of references) {
      requireShort(path, reference)
      imported.push({file: path, reference})
    }
    for (const finding of found) findings.push(finding)
    addAll(
      warnings,
      findingLines(found, {of: findingLine, ofMany: ({file, message}) => `${file} ${message}`})
    )
    if (warning !== undefined) warnings.push(warning)
    if (references.length === 0) warnings.push(`${path} has no references that could be read`)
  }
  return {imported, findings, warnings}
}

/** Throws a `UsageFault` for a work with a text longer than galley accepts in a bibliography. */
function requireShort(path: string, {csl, place}: ImportedReference): void {
  const long = Object.entries(csl).find(
    ([, value]) => typeof value === 'string' && value.length > longestValue
  )
  if (long === undefined) return
  const {line, column} = place.start
  throw new UsageFault(
    `${path}:${line}:${column} \`${long[0]}\` has more than ${longestValue} characters; nothing was imported`
  )
}

function findingLine({file, place, message, note}: Finding): string {
  const at = place === undefined ? file : `${file}:${place.start.line}:${place.start.column}`
  return `${at} ${message}${note === undefined ? '' : ` (${note})`}`
}
