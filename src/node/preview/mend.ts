import type {PreviewAnswer, PreviewRequest} from '../../browser/messages.ts'
import {type Build, build} from '../../build.ts'
import {changedWorld, type FixedFile, repairedFiles} from '../../check/fix/index.ts'
import {encodeSaved} from '../../core/decode.ts'
import {newFindings} from '../../core/new-findings.ts'
import type {Diagnostic, Edit} from '../../core/types.ts'
import type {World} from '../../core/world.ts'
import type {Live} from '../../live/index.ts'
import {offersOf, questionEdits, waiverEdit} from '../../preview/mends.ts'
import {listedFindings} from '../../preview/report.ts'
import type {ProjectPlace} from '../files/project.ts'
import {writeFixed} from '../files/write-fixed.ts'
import {hashOf} from '../hash.ts'
import {UsageFault} from '../program/fault.ts'
import {today} from '../today.ts'

/** A request from the page to change files. */
export type MendRequest = Extract<PreviewRequest, {ask: 'mend' | 'waive' | 'query' | 'undo'}>

export type MenderOptions = Readonly<{
  place: ProjectPlace
  live: Pick<Live, 'memo' | 'latest'>
  /** A world that reads the files as they are now. */
  world: () => World
  /** Writes changed files, by default to disk; throws a `UsageFault` if that fails. */
  write?: ((files: readonly FixedFile[], name: string) => Promise<void>) | undefined
}>

/** Changes the files of the paper as the page requests, one request at a time. */
export type Mender = Readonly<{
  act: (request: MendRequest) => Promise<PreviewAnswer>
  /** The name of the last change, if it can be undone. */
  undoable: () => string | undefined
}>

/** A completed change. */
type Made = Readonly<{name: string; files: readonly FixedFile[]}>

/**
 * Creates the mender. A change is written in the same way as by `galley check --fix`, and only if the files have not
 * changed since the last build. A change that is not a safe repair is first tested in memory: it must achieve its
 * purpose and add no findings.
 */
export function createMender(options: MenderOptions): Mender {
  const made: Made[] = []
  const write = options.write ?? (files => writeFixed(options.place.root, files, {command: ''}))
  let turn: Promise<unknown> = Promise.resolve()

  async function act(request: MendRequest): Promise<PreviewAnswer> {
    try {
      return request.ask === 'undo' ? await undo() : await change(request)
    } catch (error) {
      if (error instanceof UsageFault) return {fault: error.message}
      throw error
    }
  }

  async function change(request: Exclude<MendRequest, {ask: 'undo'}>): Promise<PreviewAnswer> {
    const {built, files: hashes} = options.live.latest() ?? {}
    const diagnostic = built && listedFindings(built.diagnostics).get(request.finding)
    if (built === undefined || hashes === undefined || diagnostic === undefined)
      return {fault: 'This finding is gone'}
    for (const edits of editsFor(request, diagnostic, built)) {
      const world = options.world()
      const files = await repairedFiles(world, edits)
      const stale = files?.find(({path, before}) => hashOf(encodeSaved(before)) !== hashes.get(path))
      if (files === undefined || stale !== undefined)
        return {fault: `${stale?.path ?? diagnostic.file} was changed in the meantime and is left as it is`}
      if (!(await isGood(request, diagnostic, built, files, world))) continue
      const name = `${diagnostic.code} in ${files.map(({path}) => path).join(', ')}`
      await write(files, doneWords[request.ask] + name)
      made.push({name, files})
      return {done: doneWords[request.ask] + name}
    }
    return {fault: 'That does not help here, so nothing was written'}
  }

  async function undo(): Promise<PreviewAnswer> {
    // If a file has been edited since the last change, writing fails, and that change can no longer be undone.
    const last = made.pop()
    if (last === undefined) return {fault: 'There is nothing to undo'}
    const back = last.files.map(({path, before, after}) => ({path, before: after, after: before}))
    await write(back, `Undone: ${last.name}`)
    return {done: `Undone: ${last.name}`}
  }

  async function isGood(
    {ask}: MendRequest,
    diagnostic: Diagnostic,
    built: Build,
    files: readonly FixedFile[],
    world: World
  ): Promise<boolean> {
    if (ask === 'mend' && diagnostic.edits !== undefined) return true
    const {place, live} = options
    const changed = changedWorld(world, new Map(files.map(({path, after}) => [path, after])))
    const after = await build(changed, live.memo, {
      entry: place.entry,
      outputs: [],
      draft: true,
      today: today()
    })
    const [old, now] = [findingsOf(built), findingsOf(after)]
    const added = newFindings(now, old)
    if (ask === 'query') return added.length === 1 && added[0]!.rule === 'query-open'
    const isGone = newFindings(old, now).includes(diagnostic)
    return isGone && (ask === 'mend' || added.length === 0)
  }

  return {
    act: request => {
      const answer = turn.then(() => act(request))
      turn = answer.catch(() => undefined)
      return answer
    },
    undoable: () => made.at(-1)?.name
  }
}

const doneWords = {mend: 'Mended: ', waive: 'Waived: ', query: 'Asked: '}

/** The edits to try, best first. */
function editsFor(
  request: Exclude<MendRequest, {ask: 'undo'}>,
  diagnostic: Diagnostic,
  {manuscript, files: {textOf}}: Build
): ReadonlyArray<readonly Edit[]> {
  if (request.ask === 'mend') {
    const offer = offersOf(diagnostic, textOf)[request.choice]
    return offer === undefined ? [] : [offer.edits]
  }
  if (request.words.trim() === '') return []
  if (request.ask === 'query') return questionEdits(diagnostic, request.words, manuscript).map(edit => [edit])
  const edit = waiverEdit(diagnostic, request.words, manuscript, textOf)
  return edit === undefined ? [] : [[edit]]
}

function findingsOf({diagnostics, files: {textOf}}: Build) {
  return {diagnostics, textOf}
}
