/** Changes a round of proofs and the texts that belong to it, all at once or not at all (docs/decisions/0064). */
import {mkdirSync, rmdirSync, rmSync} from 'node:fs'
import {rename, unlink} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {decodeSaved, encodeSaved} from '../../core/decode.ts'
import {sha256} from '../../core/hash.ts'
import type {NamedBytes} from '../../review/proofs/record.ts'
import {beforeEnd} from '../program/ending.ts'
import {UsageFault, WriteFault} from '../program/fault.ts'
import {ownName} from '../program/process-name.ts'
import {type Destination, inProject, openDestination} from './destination.ts'
import {outputsOf, type ProjectPlace} from './project.ts'
import {inMegabytes, itIs, readInside} from './read-file.ts'
import {namesIn, readRoundFile, readRounds, roundAt} from './rounds.ts'
import {mostOf, mostOfRecord} from './size-limits.ts'
import {fileStatus, requireName, sweepTemporary, writeFiles, writeTemporary} from './write.ts'
import {displayed, writeFault} from './write-fault.ts'
import {requireWritable, writeFixed} from './write-fixed.ts'

/** A text of the paper before and after a change; `before` is undefined for a new text. */
export type ChangedText = Readonly<{path: string; before: string | undefined; after: string}>

/** Files to write into a round and to remove from it, and the texts that change with them. */
export type RoundChange = Readonly<{
  files: readonly NamedBytes[]
  removed?: readonly string[]
  texts?: readonly ChangedText[]
}>

/** The folder, within the folder of a round, for a change that is recorded but not finished. */
const pendingFolder = '.pending'

/**
 * The file in `.pending` that describes the change; the new files are next to it in `files/`, and the new texts in
 * `texts/`.
 */
const planFile = 'change.json'

type Plan = Readonly<{
  removed: readonly string[]
  /** The hashes of texts before and after; `before` is null for a new text. */
  texts: ReadonlyArray<Readonly<{path: string; before: string | null; after: string}>>
}>

const command = 'galley proof --answers'

/**
 * Changes a round. Everything is first written into a temporary folder. Renaming that folder creates the round, or
 * moves the change into the folder of an existing round, where it is finished; if this run is killed, the next `galley
 * proof` finishes it. Throws a `UsageFault` or a `WriteFault`; if the change cannot be recorded, no text has changed.
 */
export async function writeRound(place: ProjectPlace, number: number, change: RoundChange): Promise<void> {
  const {files, removed = [], texts = []} = change
  for (const path of [...files.map(file => file.path), ...removed]) requireName(path)
  for (const {path, bytes} of files) requireReadable(number, path, bytes)
  const kept = texts.flatMap(text => (text.before === undefined ? [] : [{...text, before: text.before}]))
  await requireWritable(place.root, kept, command)
  const round = roundAt(place, number)
  const outputs = await openDestination(outputsOf(place))
  await sweepTemporary(outputs)
  const made = join(outputs, ownName('tmp'))
  const remove = (): void => rmSync(made, {recursive: true, force: true})
  const forget = beforeEnd(remove)
  try {
    prepare(made, round, {files, removed, texts})
    const isNew = texts.length === 0 && (await namesIn(round)).every(name => name.endsWith('.tmp'))
    if (isNew) {
      await removeStopped(round)
      await rename(join(made, 'files'), join(outputs, basename(round.folder)))
    } else await rename(made, join(await openDestination(round), pendingFolder))
  } catch (error) {
    if (error instanceof UsageFault || error instanceof WriteFault) throw error
    throw writeFault(error, round.folder, 'nothing was written')
  } finally {
    forget()
    remove()
  }
  await finishRound(place, number)
}

/** Throws a `UsageFault` if a file of a round is larger than the next command could read. */
function requireReadable(number: number, path: string, {length}: Uint8Array): void {
  if (!path.endsWith('.json') || length <= mostOfRecord) return
  throw new UsageFault(
    `round ${number} would have more than ${inMegabytes(mostOfRecord)} in ${path}; nothing was written`
  )
}

/** Writes a change into a new temporary folder. */
function prepare(made: string, {folder}: Destination, {files, removed, texts}: Required<RoundChange>): void {
  mkdirSync(made)
  for (const name of ['files', 'texts']) mkdirSync(join(made, name))
  for (const {path, bytes} of files)
    writeTemporary(join(made, 'files', path), bytes, {of: fileStatus(join(folder, path)), keep: 'privacy'})
  const rows = texts.map(({path, before, after}, index) => {
    const bytes = encodeSaved(after)
    writeTemporary(join(made, 'texts', String(index)), bytes, {keep: 'privacy'})
    return {path, before: before === undefined ? null : sha256(encodeSaved(before)), after: sha256(bytes)}
  })
  const plan: Plan = {removed, texts: rows}
  writeTemporary(join(made, planFile), new TextEncoder().encode(JSON.stringify(plan)), {keep: 'privacy'})
}

/** Removes the folder of a round that contains no files because a run of an older galley was killed. */
async function removeStopped(round: Destination): Promise<void> {
  if ((await namesIn(round)).length > 0) await sweepTemporary(await openDestination(round))
  try {
    rmdirSync(round.folder)
  } catch {
    // The folder does not exist, or is not empty, so that renaming will fail.
  }
}

/** Finishes the recorded changes of all rounds after a killed run, and removes its temporary files. */
export async function finishRounds(place: ProjectPlace): Promise<void> {
  for (const {number} of await readRounds(place)) await finishRound(place, number)
  const outputs = outputsOf(place)
  // The folder is not created if it does not exist, because the command may have no files to write.
  if ((await namesIn(outputs)).length > 0) await sweepTemporary(await openDestination(outputs))
}

/** Whether a change of a round is recorded but not finished. */
export async function isUnfinished(round: Destination): Promise<boolean> {
  return (await namesIn(round)).includes(pendingFolder)
}

async function finishRound(place: ProjectPlace, number: number): Promise<void> {
  const round = roundAt(place, number)
  if (!(await isUnfinished(round))) return
  const pending = `${displayed(join(round.folder, pendingFolder))}`
  const plan = await planOf(round)
  if (plan === undefined)
    throw new UsageFault(`${pending} is damaged; remove it to continue without its changes`)
  try {
    const names = await namesIn(newFiles(round))
    await finishTexts(place.root, round, plan)
    await finishFiles(round, names, plan)
  } catch (error) {
    if (!(error instanceof WriteFault)) throw error
    throw new WriteFault(`${error.message}; the next \`galley proof\` continues from ${pending}`, error.code)
  }
  const left = join(await openDestination(outputsOf(place)), ownName('tmp'))
  // Moves the change away in one step, since a partly removed folder could not be read.
  await rename(join(await openDestination(round), pendingFolder), left)
  rmSync(left, {recursive: true, force: true})
}

async function planOf(round: Destination): Promise<Plan | undefined> {
  const bytes = await readRoundFile(round, `${pendingFolder}/${planFile}`, mostOfRecord)
  try {
    const {removed, texts} = JSON.parse(new TextDecoder().decode(bytes)) as Plan
    const isText = ({path, before, after}: Plan['texts'][number]): boolean =>
      [path, after, before ?? ''].every(value => typeof value === 'string')
    return removed.every(name => name === basename(name)) && texts.every(isText)
      ? {removed, texts}
      : undefined
  } catch {
    return undefined
  }
}

function newFiles(round: Destination): Destination {
  return {...round, folder: join(round.folder, pendingFolder, 'files')}
}

/** Writes the texts that are not written yet; throws a `UsageFault` if one of them has changed in the meantime. */
async function finishTexts(root: string, round: Destination, {texts}: Plan): Promise<void> {
  const due = await Promise.all(
    texts.map(async ({path, before, after}, index) => {
      const now = await readInside(root, path, mostOf(path))
      if (!(now instanceof Uint8Array) && now.fault !== 'absent')
        throw new UsageFault(`cannot change ${path}: ${itIs(now)}`)
      const hash = now instanceof Uint8Array ? sha256(now) : null
      if (hash === after) return []
      const bytes = await readRoundFile(round, `${pendingFolder}/texts/${index}`, mostOf(path))
      if (hash !== before || bytes === undefined)
        throw new UsageFault(
          `${path} was changed before \`${command}\` could finish; undo that change, or remove ${displayed(join(round.folder, pendingFolder))} and run \`${command}\` again`
        )
      return [{path, bytes, before: now instanceof Uint8Array ? decodeSaved(now) : undefined}]
    })
  )
  const all = due.flat()
  await writeFixed(
    root,
    all.flatMap(({path, before, bytes}) =>
      before === undefined ? [] : [{path, before, after: decodeSaved(bytes)}]
    ),
    {command}
  )
  for (const {path, before, bytes} of all)
    if (before === undefined)
      await writeFiles(inProject(root, dirname(join(root, path))), [{path: basename(path), bytes}])
}

/** Moves the new files into the round, and removes the files named in the plan. */
async function finishFiles(round: Destination, names: readonly string[], {removed}: Plan): Promise<void> {
  const folder = await openDestination(round)
  for (const name of names) {
    await rename(join(folder, pendingFolder, 'files', name), join(folder, name)).catch(error => {
      throw writeFault(error, join(folder, name), 'the old file is still there, unchanged')
    })
  }
  for (const name of removed) await unlink(join(folder, name)).catch(() => undefined)
}
