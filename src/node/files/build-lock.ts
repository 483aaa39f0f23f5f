import {closeSync, existsSync, openSync, readdirSync, rmdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {beforeEnd} from '../program/ending.ts'
import {WriteFault} from '../program/fault.ts'
import {isHeld, isOwn, makerOf, ownName} from '../program/process-name.ts'
import {openDestination} from './destination.ts'
import {outputsOf, type ProjectPlace} from './project.ts'
import {displayed} from './write-fault.ts'

/** The parts of the machine that the lock uses; tests replace them. */
type Machine = Readonly<{
  /** The folder with information about running processes, such as `/proc`. */
  processes?: string
  /** The maximum wait for a claim that may be forged, in milliseconds. */
  longest?: number
}>

/**
 * Waits until no other build uses the same output folder, so that the outputs of the later build remain; passes a line
 * that names the other build to `notice`. Returns a function that releases the lock. Each build creates a claim, a file
 * that is named after the build's process and kept open, and then checks whether there are other claims. So neither a
 * killed build nor a claim copied with the folder blocks other builds. A folder that is not writable is not locked; the
 * build reports that when it writes.
 */
export async function lockOutputs(
  place: ProjectPlace,
  notice: (line: string) => void,
  {processes, longest = longestWait}: Machine = {}
): Promise<() => void> {
  const isNew = !existsSync(place.outputFolder)
  const name = ownName('lock')
  const claim = createClaim(name)
  const release = (): void => {
    claim.withdraw()
    if (isNew) removeEmpty(place.outputFolder)
  }
  const forget = beforeEnd(release)
  const finish = (): void => {
    forget()
    release()
  }
  const folder = await openDestination(outputsOf(place)).catch(error => {
    finish()
    if (error instanceof WriteFault && /^(?:EACCES|EPERM|EROFS)$/.test(error.code)) return undefined
    throw error
  })
  if (folder === undefined) return () => undefined
  let isTold = false
  for (let waited = 0; claim.make(folder); waited += interval) {
    const others = claimsIn(folder, processes).filter(other => other.name !== name)
    const held = others.filter(({isSure}) => isSure || waited < longest)
    if (held.length === 0) {
      for (const other of others)
        notice(`process ${other.pid} does not show that it is building into ${displayed(folder)}; continuing`)
      break
    }
    // Of several waiting builds, only one keeps its claim; the others see that claim and withdraw theirs.
    if (held.some(other => other.name < name)) claim.withdraw()
    if (!isTold) notice(`process ${held[0]!.pid} is building into ${displayed(folder)}; waiting for it`)
    isTold = true
    await pause(interval)
  }
  return finish
}

const interval = 50

/** The maximum wait for a build that cannot be proved to be running, in milliseconds. */
const longestWait = 60_000

type Claim = Readonly<{
  /** Creates the claim in a folder unless it exists; returns false if the folder is not writable. */
  make: (folder: string) => boolean
  withdraw: () => void
}>

/**
 * The claim of this process. It is created in one step, because a signal in between would remove it before it exists.
 */
function createClaim(name: string): Claim {
  let made: Readonly<{file: number; path: string}> | undefined
  return {
    make(folder) {
      try {
        const path = join(folder, name)
        made ??= {path, file: openSync(path, 'wx')}
        return true
      } catch {
        return false
      }
    },
    withdraw() {
      if (made === undefined) return
      const {file, path} = made
      made = undefined
      closeSync(file)
      try {
        rmSync(path, {force: true})
      } catch {
        // Something that is not a folder has the folder's path.
      }
    }
  }
}

/** The claims of running builds; claims of killed builds and forged claims are removed. */
function claimsIn(
  folder: string,
  processes: string | undefined
): ReadonlyArray<Readonly<{name: string; pid: number; isSure: boolean}>> {
  return readdirSync(folder).flatMap(name => {
    const maker = makerOf(name, 'lock')
    // It is unknown whether a process of another machine is running; most likely, its claim was copied with the folder.
    if (maker === undefined || !maker.isHere) return []
    const path = join(folder, name)
    const held = isHeld(maker, path, processes)
    if (held !== false) return [{name, pid: maker.pid, isSure: held === true}]
    if (isOwn(path)) rmSync(path, {force: true, recursive: true})
    return []
  })
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // The folder is not empty.
  }
}
