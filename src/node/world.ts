import {join} from 'node:path'
import {createInflate, inflateSync} from 'node:zlib'
import type {LaidOutFormulas} from '../core/formula-layout.ts'
import {nameOfOutside} from '../core/outside-pictures.ts'
import type {ReadFault} from '../core/types.ts'
import type {Machine, World} from '../core/world.ts'
import {filePlaces, type OutsideStyle} from './files/named-style.ts'
import {readOutsidePicture} from './files/picture-root.ts'
import {faultInside, inMegabytes, listInside, readInside} from './files/read-file.ts'
import {mostOf, mostOfPaper} from './files/size-limits.ts'
import {fontPrograms} from './fonts/programs.ts'
import {hashOf} from './hash.ts'
import type {KeptFiles} from './kept-files.ts'
import {cslRepository} from './program/csl-repository.ts'
import {installedLocales} from './program/locales.ts'
import {compiledProgram, galleyVersion, readAsset} from './program/package.ts'
import {createThread} from './program/thread.ts'

/** A file that a build requested; `hash` is undefined if the file could not be read. */
type Reading = Readonly<{
  path: string
  /** For a picture outside the project, its path as written in the paper; `path` is then its name among the sources. */
  asked?: string
  hash: string | undefined
  size: number
  bytes: Uint8Array | undefined
}>

/** A world, and the files that were read through it. */
export type DiskWorld = Readonly<{
  world: World
  /** The files, sorted by path. */
  readings: () => readonly Reading[]
  /** The folders whose listings determined which files were read. */
  listings: () => readonly string[]
  /** The file on disk that a path in the paper names. */
  fileOf: (path: string) => string
}>

/**
 * Optional capabilities of the machine, the enclosing folder from which pictures are allowed, the folder of a style
 * outside the project, and the files that earlier builds of a session have read.
 */
export type DiskOptions = Pick<Machine, 'prepare' | 'deflate' | 'layOutFormulas' | 'stage' | 'pause'> &
  Readonly<{
    pictureRoot?: string | undefined
    styleFolder?: OutsideStyle | undefined
    kept?: KeptFiles | undefined
  }>

/**
 * The project in `root` on this machine's disk. Files outside that folder are not read, not even through links,
 * except for pictures in `pictureRoot` and the style in `styleFolder`, which only the user can name.
 */
export function openDisk(
  root: string,
  typeset: World['typeset'],
  {pictureRoot, styleFolder, kept: files = notKept, ...more}: DiskOptions = {}
): DiskWorld {
  const readings = new Map<string, Reading>()
  const listings = new Set<string>()
  const placeOf = filePlaces(root, styleFolder)
  let kept = 0

  async function read(path: string): Promise<Uint8Array | ReadFault> {
    const known = readings.get(path)
    if (known?.bytes !== undefined) return known.bytes
    return note({path}, await readOwn(path))
  }

  /** Reads a file within the size limits on a file and on the whole paper, whose files stay in memory. */
  async function readOwn(path: string): Promise<Uint8Array | ReadFault> {
    const result = await files.read(...placeOf(path), mostOf(path))
    if (!(result instanceof Uint8Array)) return result
    if (kept + result.length > mostOfPaper) return tooMuch
    kept += result.length
    return result
  }

  function note<Result extends Uint8Array | ReadFault>(
    named: Pick<Reading, 'path' | 'asked'>,
    result: Result
  ): Result {
    const bytes = result instanceof Uint8Array ? result : undefined
    readings.set(named.path, {...named, bytes, size: bytes?.length ?? 0, hash: bytes && files.hash(bytes)})
    return result
  }

  /**
   * Reads a picture outside the project. If unpacked sources contain a file with its name, that file takes precedence,
   * so that a name always means one file.
   */
  async function readOutside(path: string): Promise<Uint8Array | ReadFault | undefined> {
    const name = nameOfOutside(path)
    if (name === undefined) return undefined
    const known = readings.get(name)
    if (known?.bytes !== undefined) return known.bytes
    const own = await readOwn(name)
    if (own instanceof Uint8Array || pictureRoot === undefined) {
      note({path: name}, own)
      return own instanceof Uint8Array ? own : undefined
    }
    return note({path: name, asked: path}, await readOutsidePicture(join(root, path), pictureRoot))
  }

  async function list(folder: string): Promise<readonly string[] | undefined> {
    listings.add(folder)
    const names = await listInside(...placeOf(folder))
    return names === undefined || 'fault' in names ? undefined : [...names].sort(byCodePoint)
  }

  return {
    world: {
      list,
      read,
      fault: path => faultInside(...placeOf(path), mostOf(path)),
      readOutside,
      asset: files.asset,
      cslRepository: cslRepository(),
      locale: installedLocales(),
      date: sourceDate(),
      inflatedSize,
      typeset,
      ...fontPrograms(),
      readPdf: pdfReader(),
      version: galleyVersion(),
      machine: {hash: data => (typeof data === 'string' ? hashOf(data) : files.hash(data)), inflate, ...more}
    },
    readings: () => [...readings.values()].sort((a, b) => byCodePoint(a.path, b.path)),
    listings: () => [...listings].sort(byCodePoint),
    fileOf: path => join(...placeOf(path))
  }
}

/** Functions that read and hash files without remembering anything, for a build without a session. */
const notKept: KeptFiles = {read: readInside, hash: hashOf, asset: readAsset}

/** Compresses the streams of a PDF in a thread, while the main thread makes the rest of the PDF. */
export function createDeflater(): Machine['deflate'] {
  const program = compiledProgram('pack-thread')
  if (program === undefined) return undefined
  const thread = createThread(program, () => undefined)
  return bytes => thread.call('deflate', bytes) as Promise<Uint8Array>
}

/** Lays out formulas in a thread, while the browser starts and the main thread renders other outputs. */
export function createFormulaLayouter(): Machine['layOutFormulas'] {
  const program = compiledProgram('formula-thread')
  if (program === undefined) return undefined
  const thread = createThread(program, () => undefined)
  return (...values) => thread.call('layOut', ...values) as Promise<LaidOutFormulas>
}

/** Reads PDF pictures. The reader is five megabytes large and most papers do not need it, so it is loaded on demand. */
export function pdfReader(): World['readPdf'] {
  let reader: Promise<World['readPdf']> | undefined
  return async pdf => {
    reader ??= import('./pdf-picture.ts').then(({createPdfReader}) => createPdfReader())
    return (await reader)(pdf)
  }
}

const tooMuch: ReadFault = {
  fault: 'large',
  reason: `file beyond the ${inMegabytes(mostOfPaper)} that all files of a paper may have`
}

/** SOURCE_DATE_EPOCH (seconds, UTC) as an ISO date; reproducible-builds.org, specification 1.1. */
export function sourceDate(): string | undefined {
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch === undefined || !/^\d{1,11}$/.test(epoch)) return undefined
  return new Date(Number(epoch) * 1000).toISOString().slice(0, 10)
}

/** Compares by UTF-16 units, which gives the same order in every locale. */
function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function inflate(packed: Uint8Array): Uint8Array | undefined {
  try {
    return inflateSync(packed)
  } catch {
    return undefined
  }
}

function inflatedSize(parts: readonly Uint8Array[], most: number): Promise<number> {
  const stream = createInflate()
  let size = 0
  return new Promise(resolve => {
    const end = () => {
      stream.destroy()
      resolve(size)
    }
    stream.on('data', (unpacked: Buffer) => {
      size += unpacked.length
      if (size >= most) end()
    })
    stream.on('end', end).on('error', end)
    for (const part of parts) stream.write(part)
    stream.end()
  })
}
