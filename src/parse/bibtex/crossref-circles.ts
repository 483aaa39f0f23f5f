import type {Field, Finding} from '../../core/types.ts'
import type {BibtexEntry} from './index.ts'
import {keysOf} from './keys.ts'

/**
 * Reports cycles of `crossref` and `xdata`: one finding for each cycle, at the field that closes it. Uses its own
 * stack, because a chain of parents could overflow the call stack.
 */
export function circularParents(
  entries: readonly BibtexEntry[],
  byKey: ReadonlyMap<string, BibtexEntry>
): readonly Finding[] {
  const findings: Finding[] = []
  const done = new Set<BibtexEntry>()
  for (const entry of entries) {
    const path: Step[] = done.has(entry) ? [] : [{entry, parents: parentsOf(entry)}]
    const onPath = new Set([entry])
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const parent = step.parents.pop()
      const next = parent && byKey.get(parent.key)
      if (parent === undefined) {
        done.add(step.entry)
        onPath.delete(step.entry)
        path.pop()
      } else if (next !== undefined && onPath.has(next)) findings.push(circle(step.entry, parent))
      else if (next !== undefined && !done.has(next)) {
        path.push({entry: next, parents: parentsOf(next)})
        onPath.add(next)
      }
    }
  }
  return findings
}

type Parent = Readonly<{key: string; field: Field}>

/** An entry on the current path, and its parents that have not been visited yet. */
type Step = Readonly<{entry: BibtexEntry; parents: Parent[]}>

function parentsOf(entry: BibtexEntry): Parent[] {
  return ['crossref', 'xdata'].flatMap(name => {
    const field = entry.fields.get(name)
    return field === undefined ? [] : keysOf(field).map(key => ({key, field}))
  })
}

function circle(entry: BibtexEntry, {key, field}: Parent): Finding {
  return {
    rule: 'bibliography-crossref',
    file: entry.file,
    place: field.valuePlace,
    subject: key,
    message: `\`${field.name}\` names \`${key}\`, which leads back to \`${entry.key}\``,
    note: 'Each entry in the circle inherits once from each of the others.'
  }
}
