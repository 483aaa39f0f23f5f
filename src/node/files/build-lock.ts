import {closeSync, existsSync, openSync, readdirSync, rmdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {beforeEnd} from '../program/ending.ts'
import {WriteFault} from '../program/fault.ts'
import {isOwnFile, isRunning, makerOf, ownName} from '../program/process-name.ts'
import {openDestination} from './destination.ts'
import {outputsOf, type ProjectPlace} from './project.ts'
import {displayed} from './write-fault.ts'

/**
 * Waits until no other build uses the same folder of outputs, so that the outputs of the later build remain; passes a
 * line that names the other build to `notice`. Gives a function that releases the lock. Each build creates a claim, a
 * file named after its process, and checks whether it is alone, so a killed build does not block others. A folder that
 * is not writable is not locked: the build reports that when it writes.
 */
export async function lockOutputs(place: ProjectPlace, notice: (line: string) => void): Promise<() => void> {
  const isNew = !existsSync(place.outputFolder)
  const name = ownName('lock')
  const withdraw = (): void => {
    try {
      rmSync(join(place.outputFolder, name), {force: true})
    } catch {
      // A file is in the place of the folder.
    }
  }
  const release = (): void => {
    withdraw()
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
  for (;;) {
    if (!claim(join(folder, name))) break
    const others = claimsIn(folder).filter(other => other !== name)
    if (others.length === 0) break
    // Of several waiting builds, one keeps its claim; the others see it and withdraw.
    if (others.some(other => other < name)) withdraw()
    if (!isTold) {
      notice(
        `process ${makerOf(others[0]!, 'lock')?.pid} is building into ${displayed(folder)}; waiting for it`
      )
      isTold = true
    }
    await pause(interval)
  }
  return finish
}

const interval = 50

/**
 * Creates a claim; gives false if the folder is not writable. It is created at once: a signal that arrives meanwhile
 * would remove it before it is there.
 */
function claim(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'))
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST'
  }
}

/** The claims of running builds; those of killed builds are removed. */
function claimsIn(folder: string): readonly string[] {
  return readdirSync(folder).filter(name => {
    const maker = makerOf(name, 'lock')
    // Whether a process of another machine is running is unknown; most likely, its claim was copied with the folder.
    if (maker === undefined || !maker.isHere) return false
    if (isRunning(maker)) return true
    if (isOwnFile(join(folder, name))) rmSync(join(folder, name), {force: true})
    return false
  })
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // The folder is not empty.
  }
}
