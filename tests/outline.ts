/** Members that the outline prints in another form, or that repeat the source. */
const unprinted: ReadonlySet<string> = new Set(['id', 'type', 'place', 'work'])

type Place = Readonly<{file: string; start: number; end: number}>

/**
 * A tree of plain JSON as indented lines, one for each node: its kind, its simple properties and, for a node with a
 * place, the ends of its source. Identities are left out.
 */
export function outlineOf(value: unknown, texts: Readonly<Record<string, string>>): string {
  return linesOf('', value, texts).join('\n')
}

function linesOf(name: string, value: unknown, texts: Readonly<Record<string, string>>): readonly string[] {
  const indented = (lines: readonly string[]) => lines.map(line => `  ${line}`)
  if (Array.isArray(value)) {
    const lines = value.flatMap(item => linesOf('', item, texts))
    return [`${name}[`, ...indented(lines), ']']
  }
  if (typeof value !== 'object' || value === null) return [`${name}${JSON.stringify(value)}`]
  const {type, place, value: words} = value as {type?: string; place?: Place; value?: unknown}
  if (type === 'text' && Object.keys(value).length === 2) return [`${name}${JSON.stringify(words)}`]
  const members = Object.entries(value).filter(([key, member]) => !unprinted.has(key) && member !== undefined)
  const simple = members.filter(([, member]) => isSimple(member))
  const rest = members.filter(([, member]) => !isSimple(member))
  const head = [
    `${name}${type ?? '·'}`,
    ...simple.map(([key, member]) => `${key}=${JSON.stringify(member)}`),
    ...(place === undefined ? [] : [`«${endsOf(place, texts)}»`])
  ]
  return [
    head.join(' '),
    ...indented(
      rest.flatMap(([key, member]) =>
        key === 'children'
          ? (member as readonly unknown[]).flatMap(child => linesOf('', child, texts))
          : linesOf(`${key}: `, member, texts)
      )
    )
  ]
}

/** Whether a value is short enough for the line of its node: a string, a number, or a list of them. */
function isSimple(value: unknown): boolean {
  return Array.isArray(value) ? value.every(item => typeof item !== 'object') : typeof value !== 'object'
}

/** The beginning and the end of a node's source. */
function endsOf({file, start, end}: Place, texts: Readonly<Record<string, string>>): string {
  const source = (texts[file] ?? '').slice(start, end).replaceAll('\n', '⏎')
  return source.length <= 24 ? source : `${source.slice(0, 12)}…${source.slice(-10)}`
}
