import type {CslItem} from '../core/types.ts'
import {cslItemTypes, cslVariables, dateParts, nameParts, type VariableKind} from './csl-variables.ts'
import {type Export, type ExportedWorks, type ExportProblem, withoutSets} from './export.ts'

/** Exports works as an array of CSL-JSON that conforms to its schema, with the keys as ids. */
export function exportCslJson(works: ExportedWorks): Export {
  const {references, problems} = withoutSets(works)
  const items = references.map(reference => validItem({...reference.csl, id: reference.key}))
  return {
    text: `${JSON.stringify(
      items.map(({item}) => item),
      undefined,
      2
    )}\n`,
    problems: [...problems, ...items.flatMap(item => item.problems)]
  }
}

/** An item without the variables that the CSL-JSON schema lacks, which `problems` reports. */
function validItem(csl: CslItem): Readonly<{item: CslItem; problems: readonly ExportProblem[]}> {
  const item: Record<string, unknown> = {id: csl.id, type: cslItemTypes.has(csl.type) ? csl.type : 'document'}
  const problems: ExportProblem[] = []
  const report = (message: string): number => problems.push({key: csl.id, message})
  if (item.type !== csl.type) report(`\`${csl.type}\` is not a CSL type and is written as \`document\``)
  for (const [name, value] of Object.entries(csl)) {
    if (name === 'id' || name === 'type') continue
    const kind = cslVariables.get(name)
    const valid = kind === undefined ? undefined : validValue(kind, value)
    if (valid === undefined)
      report(`\`${name}\` is left out: it is not a CSL variable, or cannot have this value`)
    else item[name] = valid
  }
  return {item: item as CslItem, problems}
}

function validValue(kind: VariableKind, value: unknown): unknown {
  const isText = typeof value === 'string' || typeof value === 'number'
  if (kind === 'text') return isText ? String(value) : undefined
  if (kind === 'number') return isText ? value : undefined
  if (kind === 'names') return Array.isArray(value) ? value.filter(isRecord).map(only(nameParts)) : undefined
  if (kind === 'date') return isRecord(value) ? only(dateParts)(value) : undefined
  if (kind === 'list') return Array.isArray(value) ? value.map(String) : undefined
  return isRecord(value) ? value : undefined
}

function only(parts: ReadonlySet<string>) {
  return (value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    Object.fromEntries(Object.entries(value).filter(([name]) => parts.has(name)))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
