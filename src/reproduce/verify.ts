import type {Manifest, ManifestFile} from './manifest.ts'

/** How a rebuilt paper compares with its manifest, in lines for a person. */
export type Verdict = Readonly<{result: 'same' | 'differs' | 'not comparable'; lines: readonly string[]}>

/**
 * Compares a manifest with one of a rebuild. Equal bytes are equal, wherever they were made; bytes that differ
 * though the inputs do not are only a fault when browser, fonts and versions are the same too.
 */
export function compare(expected: Manifest, rebuilt: Manifest): Verdict {
  const inputs = differences(expected.inputs, rebuilt.inputs, 'input')
  const outputs = differences(expected.outputs, rebuilt.outputs, 'output')
  const environment = environmentDifferences(expected.environment, rebuilt.environment)
  if (inputs.length > 0) return {result: 'differs', lines: [...inputs, ...outputs]}
  if (outputs.length === 0)
    return {result: 'same', lines: expected.outputs.map(file => `same: ${file.path} ${file.sha256}`)}
  if (environment.length > 0) return {result: 'not comparable', lines: [...environment, ...outputs]}
  return {result: 'differs', lines: outputs}
}

function differences(
  expected: readonly ManifestFile[],
  found: readonly ManifestFile[],
  kind: string
): readonly string[] {
  const byPath = new Map(found.map(file => [file.path, file]))
  const lines = expected.flatMap(file => {
    const other = byPath.get(file.path)
    byPath.delete(file.path)
    if (other === undefined) return [`${kind} ${file.path} is missing`]
    return other.sha256 === file.sha256
      ? []
      : [`${kind} ${file.path} differs: expected ${short(file)}, got ${short(other)}`]
  })
  return [...lines, ...[...byPath.keys()].map(path => `${kind} ${path} is not in the manifest`)]
}

function environmentDifferences(
  expected: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>>
): readonly string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort()
  return names
    .filter(name => expected[name] !== found[name])
    .map(name => `${name}: expected ${expected[name] ?? 'none'}, got ${found[name] ?? 'none'}`)
}

function short({sha256, size}: ManifestFile): string {
  return `${sha256.slice(0, 12)} (${size} bytes)`
}
