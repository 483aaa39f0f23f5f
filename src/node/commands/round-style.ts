import {existsSync} from 'node:fs'
import {basename, join, relative, resolve} from 'node:path'
import {sha256} from '../../core/hash.ts'
import {withLineFeeds} from '../../core/line-ends.ts'
import type {ManifestFile} from '../../reproduce/manifest.ts'
import type {ProofRecord} from '../../review/proofs/record.ts'
import type {Round} from '../../review/proofs/rounds.ts'
import type {Flags} from '../command.ts'
import type {NamedInputs} from '../files/named-inputs.ts'
import {filePlaces, isStyle, type OutsideStyle} from '../files/named-style.ts'
import {readInside} from '../files/read-file.ts'
import {mostOf} from '../files/size-limits.ts'
import {UsageFault} from '../program/fault.ts'

/** The style of a build in the form that the record of its round stores. */
export function recordedStyle(
  {style, styleFolder}: NamedInputs,
  root: string
): Pick<ProofRecord, 'style' | 'styleFolder'> {
  if (styleFolder === undefined) return {style}
  return {style, styleFolder: relative(root, styleFolder.folder).replaceAll('\\', '/')}
}

/**
 * The flags for building the sources of a round with its style, which the sources contain, or with another style that
 * the user names.
 */
export function withStyleOf(flags: Flags, round: Pick<Round, 'record'> | undefined): Flags {
  const style = flags.style ?? round?.record?.style
  return style === undefined ? flags : {...flags, style}
}

/**
 * The flags to build the current paper with the style that `galley proof --style` recorded for a round, unless the user
 * names another. Throws a `UsageFault` if that style is missing, or if it is outside the paper and has changed: a paper
 * must not be able to make galley read another folder.
 */
export async function withPresentStyle(flags: Flags, round: Round | undefined, root: string): Promise<Flags> {
  const record = round?.record
  if (flags.style !== undefined || record?.style === undefined) return flags
  const outside = outsideStyle(record, root)
  const isThere =
    outside === undefined
      ? (await isStyle(record.style, root)) || isFolder(join(root, record.style))
      : isFolder(outside.folder)
  if (isThere && outside !== undefined) await refuseChanged(record, outside, root)
  if (isThere) return {...flags, style: outside?.folder ?? record.style}
  throw new UsageFault(
    `round ${record.round} is in the style ${styleName(record)}, which is missing; name a style with \`--style\``
  )
}

async function refuseChanged(record: ProofRecord, {path, folder}: OutsideStyle, root: string): Promise<void> {
  const isKnown = record.sources.some(source => source.path === `${path}/style.yaml`)
  const changed = await changedStyle(record, root)
  if (isKnown && changed.length === 0) return
  const since = isKnown ? `has changed since: ${changed.join(', ')}` : 'its sources do not have'
  throw new UsageFault(
    `round ${record.round} is in the style ${styleName(record)}, which ${since}; name it again with \`--style ${relative(process.cwd(), folder)}\``
  )
}

/** The files of a round's style that have changed. */
async function changedStyle(record: ProofRecord, root: string): Promise<readonly string[]> {
  const changed = await changedSources(record, root)
  return changed.map(({path}) => path).filter(path => path.startsWith('styles/'))
}

function isFolder(folder: string): boolean {
  return existsSync(join(folder, 'style.yaml'))
}

/** A round's style as the user would name it from the folder of the paper. */
function styleName({style, styleFolder}: ProofRecord): string {
  return styleFolder ?? style ?? ''
}

/** The folder of a round's style outside the paper, whether it exists or not, in the form of `styleNamed`. */
function outsideStyle({style, styleFolder}: ProofRecord, root: string): OutsideStyle | undefined {
  if (style === undefined || styleFolder === undefined) return undefined
  const folder = resolve(root, styleFolder)
  return {path: `styles/${basename(folder)}`, folder}
}

/**
 * The flags for the next proof, with the style of the last round unless the user names another. `say` reports that
 * style, and whether it has changed.
 */
export async function withLastStyle(
  flags: Flags,
  last: Round | undefined,
  root: string,
  say: (line: string) => void
): Promise<Flags> {
  const record = last?.record
  if (flags.style !== undefined || record?.style === undefined) return flags
  const styled = await withPresentStyle(flags, last, root)
  const changed = await changedStyle(record, root)
  const since = changed.length === 0 ? '' : `, which has changed since: ${changed.join(', ')}`
  say(`in the style ${styleName(record)}, as round ${record.round}${since}`)
  return styled
}

/** The sources of a round whose files have changed or are missing. */
export async function changedSources(record: ProofRecord, root: string): Promise<readonly ManifestFile[]> {
  const placeOf = filePlaces(root, outsideStyle(record, root))
  const changed: ManifestFile[] = []
  for (const source of record.sources) {
    const [folder, path] = placeOf(source.path)
    const bytes = await readInside(folder, path, mostOf(source.path))
    if (!(bytes instanceof Uint8Array) || sha256(withLineFeeds(bytes)) !== source.sha256) changed.push(source)
  }
  return changed
}
