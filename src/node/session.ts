import {type Build, type BuildOptions, build, compose} from '../build.ts'
import {changedWorld} from '../check/fix/index.ts'
import {withLineFeeds} from '../core/line-ends.ts'
import {createMemo, type Memo} from '../core/memo.ts'
import type {Machine, PartOfIssue, World} from '../core/world.ts'
import type {Pagination} from '../outputs/pdf/paginator/paginate.ts'
import {type Manifest, manifestOf} from '../reproduce/manifest.ts'
import {diskCache} from './cache.ts'
import type {Flags} from './command.ts'
import {abbreviationsKey, recordOf} from './files/abbreviations-file.ts'
import {type NamedInputs, namedInputs, said} from './files/named-inputs.ts'
import {styleKey} from './files/named-style.ts'
import type {ProjectPlace} from './files/project.ts'
import {hashOf} from './hash.ts'
import type {KeptRendering} from './kept-builds.ts'
import {typesetterFor} from './print/command-typesetter.ts'
import type {Typesetter} from './print/typesetter.ts'
import {UsageFault} from './program/fault.ts'
import {readBehindWall} from './program/wall.ts'
import {startTrace} from './trace.ts'
import {createDeflater, createFormulaLayouter, type DiskWorld, openDisk} from './world.ts'

/** A build on this machine, and the files that it read. */
export type Session = Readonly<{
  build: Build
  disk: DiskWorld
  named: NamedInputs
  /** The number of pages of the PDF, if it is built. */
  pages?: number | undefined
}>

/** Tools that the builds of one process share, and callbacks for each build. A build creates those that are missing. */
export type SharedTools = Readonly<{
  typesetter?: Typesetter
  deflate?: Machine['deflate']
  layOutFormulas?: Machine['layOutFormulas']
  guard?: (read: World['read']) => World['read']
  /** Reuses the rendering of an earlier build. */
  kept?:
    | ((disk: DiskWorld, named: NamedInputs, pages: () => number | undefined) => Promise<KeptRendering>)
    | undefined
  /** The settings of the issue for the paper. */
  issue?: PartOfIssue | undefined
  built?: (session: Session) => void
}>

/** The name of the line in the manifest that records the settings of the issue for the paper. */
export const issueKey = 'issue'

/** Builds a project once, and ends the browser afterwards. */
export async function runOnce(
  place: ProjectPlace,
  flags: Flags,
  options: Omit<BuildOptions, 'entry'>,
  tools: SharedTools = {}
): Promise<Session> {
  // Both outputs of a proof are typeset, since the positions of its lines come from the pages.
  const jobs = options.outputs.filter(output => output.name === 'pdf' || options.proof).length
  const named = {...(await namedInputs(flags, place.root)), ...(tools.issue && {issue: tools.issue})}
  // A Word document can require any number of SVG pictures to be drawn, so the browser stays open until the end.
  const isDrawing = options.outputs.some(({name}) => name === 'docx')
  const typesetter = tools.typesetter ?? typesetterFor(flags, isDrawing ? undefined : jobs)
  const trace = startTrace()
  let pages: number | undefined
  const typeset: Typesetter['typeset'] = async job => {
    const end = trace?.stage('typeset')
    const result = await typesetter.typeset(job).finally(end)
    const [pagination] = result.results as readonly [Pick<Pagination, 'short' | 'pages'> | undefined]
    pages = pagination?.pages ?? pages
    for (const reason of pagination?.short ?? []) trace?.note(reason)
    return result
  }
  const disk = openDisk(place.root, typeset, {
    prepare: typesetter.warm,
    deflate: tools.deflate ?? createDeflater(),
    layOutFormulas: tools.layOutFormulas ?? createFormulaLayouter(),
    stage: trace?.stage,
    pictureRoot: place.pictureRoot,
    styleFolder: named.styleFolder
  })
  // Starting a browser takes longer than reading a paper.
  if (jobs > 0) typesetter.warm()
  const {guard = readBehindWall} = tools
  const world = {...disk.world, ...said(named), read: guard(disk.world.read)}
  try {
    const kept = tools.kept && (await tools.kept(disk, named, () => pages))
    const made = await build(world, memoFor(flags), {...options, kept: kept?.rendering, entry: place.entry})
    const session = {build: made, disk, named, pages: kept?.pages() ?? pages}
    tools.built?.(session)
    return session
  } finally {
    await typesetter.close()
    if (trace !== undefined) process.stderr.write(trace.table())
  }
}

/** Composes the article of a paper for a comparison; `texts` replace the texts of files. */
export async function composeOnce(
  place: ProjectPlace,
  flags: Flags,
  texts: ReadonlyMap<string, string> = new Map()
): ReturnType<typeof compose> {
  const named = await namedInputs(flags, place.root)
  const nothing = () => Promise.reject(new Error('nothing is typeset for a comparison'))
  const {world} = openDisk(place.root, nothing, {styleFolder: named.styleFolder})
  return compose(
    changedWorld({...world, ...said(named), read: readBehindWall(world.read)}, texts),
    memoFor(flags),
    place.entry
  )
}

/** A memo on top of the cache on disk, or without a cache for `--no-cache`. */
export function memoFor(flags: Flags): Memo {
  return createMemo(flags['no-cache'] === true ? undefined : diskCache(), hashOf)
}

/** Throws a `UsageFault` if the paper has no chapters. */
export function requireChapters({build: built}: Session, place: ProjectPlace): void {
  const {chapters, findings} = built.manuscript
  if (chapters.length > 0) return
  const unread = findings.find(({rule}) => rule === 'file-unreadable' || rule === 'path-outside')
  const reason = unread === undefined ? 'no chapters' : `${lowerFirst(unread.message)} (${unread.file})`
  throw new UsageFault(`nothing to read in ${place.root}: ${reason}`)
}

/** The manifest of a build on this machine. */
export function manifestFor(
  {build: built, disk, named: {abbreviations, style, issue}}: Session,
  place: ProjectPlace
): Manifest {
  const inputs = disk.readings().flatMap(({path, bytes, hash}) => {
    if (bytes === undefined || hash === undefined) return []
    // The text is hashed with LF line ends, as it was parsed, so that a checkout with other line ends is the same
    // paper.
    const lean = withLineFeeds(bytes)
    return [{path, sha256: lean === bytes ? hash : disk.world.machine!.hash!(lean), size: lean.length}]
  })
  const environment = {
    galley: disk.world.version,
    node: process.versions.node,
    csl: hashOf(built.manuscript.project.style.csl),
    style: hashOf([...built.manuscript.project.style.files].sort().join('\n')),
    ...(style !== undefined && {[styleKey]: style}),
    ...(issue && {[issueKey]: JSON.stringify(issue)}),
    ...(abbreviations && {[abbreviationsKey]: recordOf(abbreviations, place)}),
    ...built.environment
  }
  return manifestOf(place.entry, inputs, built.artifacts, environment, disk.world.machine?.hash)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
