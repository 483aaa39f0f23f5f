import {decodeUtf8} from '../core/decode.ts'
import {withLineFeeds} from '../core/line-ends.ts'
import {leadsOut} from '../core/path.ts'
import {locator} from '../core/position.ts'
import {firstDifference} from './first-difference.ts'
import {type Manifest, type ManifestFile, manifestSchema, manifestText, sealed} from './manifest.ts'

/**
 * A manifest; an `altered` one, whose hash or form is wrong, with the place if known; or the reason why it is not a
 * manifest. An altered manifest is still compared, which tells the user more.
 */
export type ReadManifest =
  | Readonly<{manifest: Manifest; altered?: Readonly<{line?: number; column?: number; reason: string}>}>
  | Readonly<{fault: string}>

/** The size limit of a manifest in bytes: each file of a paper takes about 150. */
export const mostManifestBytes = 16 * 1024 * 1024

/** Parses the bytes of `manifest.json`. Never throws: returns a manifest or a fault in one line. */
export function readManifest(bytes: Uint8Array): ReadManifest {
  if (bytes.length > mostManifestBytes) return {fault: `it has more than ${mostManifestBytes} bytes`}
  const decoded = decodeUtf8(withLineFeeds(bytes))
  if (!('text' in decoded)) return {fault: `line ${decoded.place.start.line} of it is not UTF-8`}
  const {text} = decoded
  const value = parsed(text)
  if (value === undefined) return {fault: `it is not JSON (line ${faultyLine(text)})`}
  const fault = faultOf(value)
  if (fault !== undefined) return {fault}
  const manifest = value as Manifest
  const {sha256, ...content} = manifest
  if (sealed(content).sha256 !== sha256)
    return {manifest, altered: {reason: 'its SHA-256 is not that of its contents'}}
  const difference = firstDifference(manifestText(manifest), text)
  if (difference === undefined) return {manifest}
  const {line, column} = locator(text).point(difference)
  return {manifest, altered: {line, column, reason: 'this is not as galley writes it'}}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The reason why a value is not a manifest; undefined if it is one. */
function faultOf(value: unknown): string | undefined {
  if (!isRecord(value) || !('schema' in value)) return 'it is not a manifest of galley'
  if (value.schema === 1) return 'it was made by an older galley; build again'
  if (value.schema !== manifestSchema)
    return `it has schema ${JSON.stringify(value.schema)?.slice(0, 20)}, and this galley knows ${manifestSchema}`
  const names = ['schema', 'environment', 'entry', 'inputs', 'outputs', 'sha256']
  const strange = Object.keys(value).find(name => !names.includes(name))
  if (strange !== undefined) return `unexpected member ${JSON.stringify(strange.slice(0, 40))} in it`
  const {environment, entry, inputs, outputs, sha256} = value
  if (!isEnvironment(environment)) return '`environment` in it is not a map of texts'
  if (typeof entry !== 'string' || !(entry === '' || isInside(entry)))
    return '`entry` in it is not a file of the project'
  if (!isHash(sha256)) return '`sha256` in it is not a SHA-256'
  return filesFault('inputs', inputs, []) ?? filesFault('outputs', outputs, ['mediaType'], ['standards'])
}

function filesFault(
  member: string,
  value: unknown,
  more: readonly string[],
  optional: readonly string[] = []
): string | undefined {
  if (!Array.isArray(value)) return `\`${member}\` in it is not a list`
  const seen = new Set<unknown>()
  for (const [index, file] of value.entries()) {
    const where = `\`${member}[${index}]\` in it`
    if (!isFile(file, more, optional)) return `${where} is not a file with path, SHA-256 and size`
    if (!isInside(file.path) || (member === 'outputs' && file.path.includes('/')))
      return `${where} leads out of the ${member === 'outputs' ? 'folder' : 'project'}`
    if (seen.has(file.path)) return `${where} is there twice`
    seen.add(file.path)
  }
  return undefined
}

function isFile(
  value: unknown,
  required: readonly string[],
  optional: readonly string[]
): value is ManifestFile {
  if (!isRecord(value)) return false
  const more = [...required, ...optional.filter(name => Object.hasOwn(value, name))]
  const names = ['path', 'sha256', 'size', ...more]
  return (
    Object.keys(value).length === names.length &&
    names.every(name => Object.hasOwn(value, name)) &&
    typeof value.path === 'string' &&
    isHash(value.sha256) &&
    Number.isSafeInteger(value.size) &&
    more.every(name => typeof value[name] === 'string')
  )
}

function isEnvironment(value: unknown): boolean {
  return (
    isRecord(value) &&
    Object.entries(value).every(([name, text]) => name !== '__proto__' && typeof text === 'string')
  )
}

/** Whether a path is inside the project and normalized as galley writes it. */
function isInside(path: string): boolean {
  return path !== '' && !leadsOut(path) && path.split('/').every(part => part !== '' && part !== '.')
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * The number of the first invalid line of a manifest, found without the messages of JSON parsers, which differ between
 * versions.
 */
function faultyLine(text: string): number {
  const lines = text.split('\n')
  const at = lines.findIndex((line, index) => {
    const next = lines[index + 1] ?? ''
    if (line === '' && next === '') return index !== lines.length - 1
    if (!manifestLine.test(line)) return true
    const goesOn = /^\s*["{]/.test(next)
    return /[[{]$/.test(line) ? next === '' : line.endsWith(',') !== goesOn
  })
  return at < 0 ? lines.length : at + 1
}

const manifestLine = /^\s*(?:[{}[\]]|"(?:[^"\\]|\\.)*": (?:"(?:[^"\\]|\\.)*"|\d+|[{[][\]}]?)|[\]}]),?$/
