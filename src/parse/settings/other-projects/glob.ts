/**
 * The paths that match a pattern such as `notes/*.md`, in the given order; two asterisks match any number of folders.
 */
export function matchesOf(pattern: string, paths: readonly string[]): readonly string[] {
  const parts = pattern.replace(/^\.\//, '').split('/')
  return paths.filter(path => matches(parts, path.split('/')))
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  const [first, ...rest] = pattern
  if (first === undefined) return path.length === 0
  if (first === '**') {
    return matches(rest, path) || (path.length > 0 && matches(pattern, path.slice(1)))
  }
  const [name, ...below] = path
  return name !== undefined && matchesName(first, name) && matches(rest, below)
}

/** Whether a name contains the pieces between the asterisks of a pattern, in order. */
function matchesName(pattern: string, name: string): boolean {
  const pieces = pattern.split('*')
  const [start = '', ...others] = pieces
  if (!name.startsWith(start)) return false
  if (others.length === 0) return name === pattern
  const end = others.pop() ?? ''
  let at = start.length
  for (const piece of others) {
    const found = name.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return name.length >= at + end.length && name.endsWith(end)
}
