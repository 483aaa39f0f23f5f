import {join} from 'node:path'
import {UsageFault} from '../program/fault.ts'
import type {Destination} from './destination.ts'
import {inProject} from './destination.ts'
import {readIn, unreadable} from './read-file.ts'
import {namesIn} from './rounds.ts'
import {mostOfManuscript} from './size-limits.ts'

/** A version of a manuscript from which a paper was imported, stored as it was sent. */
export type ImportedVersion = Readonly<{number: number; name: string; bytes: Uint8Array}>

/** The subfolder of a paper that contains the imported versions of its manuscript. */
export const versionsFolder = 'imported'

/** The folder of a version, for reading and writing. */
export function versionAt(root: string, number: number): Destination {
  return inProject(root, join(root, versionsFolder, `version-${number}`))
}

/** Whether a folder contains an imported paper. */
export async function isImported(root: string): Promise<boolean> {
  return (await versionNumbers(root)).length > 0
}

/** The last imported version of a manuscript; throws a usage fault if `bytes` were imported already. */
export async function formerVersion(root: string, path: string, bytes: Uint8Array): Promise<ImportedVersion> {
  const numbers = await versionNumbers(root)
  const versions = await Promise.all(numbers.map(number => readVersion(root, number)))
  const same = versions.find(version => Buffer.compare(version.bytes, bytes) === 0)
  if (same !== undefined)
    throw new UsageFault(`${path} is version ${same.number} of the paper already; nothing was written`)
  return versions.at(-1)!
}

/** The numbers of the complete versions, sorted. */
async function versionNumbers(root: string): Promise<readonly number[]> {
  const names = await namesIn(inProject(root, join(root, versionsFolder)))
  const numbers = names
    .map(name => Number(/^version-([1-9]\d{0,5})$/.exec(name)?.[1] ?? 0))
    .filter(number => number > 0)
    .sort((a, b) => a - b)
  const whole = await Promise.all(
    numbers.map(async number => (await wordFileIn(versionAt(root, number))) !== undefined)
  )
  return numbers.filter((_, index) => whole[index])
}

async function wordFileIn(folder: Destination): Promise<string | undefined> {
  return (await namesIn(folder)).find(name => /\.(?:docx|docm|dotx|dotm|odt|ott)$/i.test(name))
}

async function readVersion(root: string, number: number): Promise<ImportedVersion> {
  const folder = versionAt(root, number)
  const name = (await wordFileIn(folder)) ?? ''
  const bytes = await readIn(folder, name, mostOfManuscript)
  if (bytes instanceof Uint8Array) return {number, name, bytes}
  throw new UsageFault(unreadable(join(versionsFolder, `version-${number}`, name), bytes))
}
