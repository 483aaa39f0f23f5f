import type {Finding} from '../../core/types.ts'

/** The minimum number of findings of one kind that are reported in a single line. */
const many = 10

/**
 * Returns the findings of an import as lines: one line per finding, or one for many whose messages differ only in the
 * quoted values.
 */
export function findingLines(
  findings: readonly Finding[],
  line: Readonly<{of: (finding: Finding) => string; ofMany: (finding: Finding) => string}>
): readonly string[] {
  const kinds = new Map<string, Finding[]>()
  for (const finding of findings) {
    const kind = `${finding.rule} ${finding.message.replace(/`[^`]*`/g, '`')}`
    const same = kinds.get(kind)
    if (same === undefined) kinds.set(kind, [finding])
    else same.push(finding)
  }
  return [...kinds.values()].flatMap(same => {
    if (same.length < many) return same.map(line.of)
    const lines = new Set(same.flatMap(({place}) => place?.start.line ?? []))
    const where = lines.size === 0 ? '' : `; lines ${[...lines].join(', ')}`
    return [`${line.ofMany(same[0]!)}: ${same.length} of this kind${where}`]
  })
}
