import {homedir, hostname, userInfo} from 'node:os'
import {relative} from 'node:path'
import type {Build} from '../../build.ts'
import {perObject} from '../../core/per-object.ts'
import {locator} from '../../core/position.ts'
import type {Manuscript, Source} from '../../core/types.ts'
import type {Artifact} from '../../outputs/index.ts'
import {contentHash} from '../../review/proofs/marks.ts'
import {
  type BlindHint,
  type BlindOptions,
  foldedWithPlaces,
  type Leak,
  type MaskedWork,
  type Signal
} from '../../versions/blind/index.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {accountsOf} from '../git/accounts.ts'
import {UsageFault} from '../program/fault.ts'
import {processVoice, type Voice} from '../program/voice.ts'

/**
 * The options of `--anonymous`; undefined without it. Throws a `UsageFault` if another option would reveal the authors.
 */
export async function blindOptions(
  flags: Flags,
  {root}: ProjectPlace,
  {err}: Voice = processVoice()
): Promise<BlindOptions | undefined> {
  if (flags.anonymous !== true) return undefined
  if (flags['attach-sources'] === true)
    throw new UsageFault(
      '--attach-sources does not work with --anonymous, because the sources name the authors'
    )
  const {names, problem} = await accountsOf(root)
  if (problem !== undefined) err(`galley: warning: the accounts in git are not searched for: ${problem}\n`)
  return {
    slug: manuscript => `${contentHash(manuscript).slice(0, 12)}.anonymous`,
    machine: [...machineSignals(root), ...names.map(text => ({text, what: 'an account'}))]
  }
}

/** Names of users and machines that are too common to identify a person. */
const commonNames =
  /^(?:root|user|admin|runner|node|home|local(?:host)?|ubuntu|debian|build|builder|guest)\b/i

function machineSignals(root: string): readonly Signal[] {
  const names = [userInfo().username, hostname()].filter(name => name.length > 4 && !commonNames.test(name))
  const folders = [root, homedir()].filter(folder => folder.split('/').length > 2)
  return [
    ...folders.map(text => ({text, what: 'a folder of this machine'})),
    ...names.map(text => ({text, what: 'a name of this machine'}))
  ]
}

/** Reports text that identifies the authors, or may identify them; returns whether any text certainly does. */
export function reportLeaks({blind, manuscript}: Build, {err}: Voice = processVoice()): boolean {
  const leaks = blind?.leaks ?? []
  for (const hint of blind?.hints ?? []) err(`galley: warning: ${hintSentence(hint, manuscript)}\n`)
  for (const leak of leaks) err(`galley: ${sentence(leak, manuscript)}\n`)
  if (leaks.length > 0)
    err('galley: nothing was written, because the copy would reveal who wrote the paper\n')
  return leaks.length > 0
}

function sentence({file, signal, near}: Leak, manuscript: Manuscript): string {
  const place = placesIn(manuscript, signal.text)
  return `the copy as ${file.replace(/^.*\./, '')} contains ${signal.what}, “${signal.text}”, in “…${near}…”${place}`
}

function hintSentence({words, what, near, at}: BlindHint, manuscript: Manuscript): string {
  const place = at === undefined ? placesIn(manuscript, words) : ` (${at})`
  return `the copy may reveal its authors: it contains ${what}, “${words}”, in “…${near}…”${place}`
}

/**
 * Lists the first position in each source that contains the text without interruption, regardless of accents, dashes
 * and case.
 */
function placesIn({chapters, project}: Manuscript, words: string): string {
  const wanted = foldedWithPlaces(words).text
  const sources: readonly Source[] = [...chapters, ...project.bibliographySources]
  const places = sources.flatMap(source => {
    const {path, text} = source
    const {text: whole, places} = foldedSource(source)
    const at = wordsAt(whole, wanted, place => text.startsWith(words, places[place]))
    if (at === undefined) return []
    const {line, column} = locator(text).point(places[at]!)
    return [`${path}:${line}:${column}`]
  })
  return places.length === 0 ? '' : ` (${[...new Set(places)].join(', ')})`
}

const foldedSource = perObject(({text}: Source) => foldedWithPlaces(text))

/** The offset at which some words occur in a text as whole words, preferably with exactly the same spelling. */
function wordsAt(whole: string, wanted: string, isExact: (at: number) => boolean): number | undefined {
  const found: number[] = []
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    const [before, after] = [whole[at - 1] ?? '', whole[at + wanted.length] ?? '']
    const isPart = [before + wanted[0], wanted.at(-1) + after].some(pair => /^[\p{L}\p{N}]{2}$/u.test(pair))
    if (!isPart) found.push(at)
  }
  return found.find(isExact) ?? found[0]
}

/** The file name that the files of an anonymous copy share, without an extension. */
export function slugOf(artifacts: readonly Artifact[]): string {
  return artifacts[0]!.path.replace(/\.anonymous\..*$/, '.anonymous')
}

/** The key from masked works to the real works; it is for the editor only. */
export function keyArtifact(slug: string, masked: readonly MaskedWork[]): Artifact {
  const text = JSON.stringify({version: 1, copy: slug, works: masked}, undefined, 2)
  return {
    path: `${slug}.key.json`,
    bytes: new TextEncoder().encode(`${text}\n`),
    mediaType: 'application/json'
  }
}

/** The folder for copies to send to reviewers. */
export const blindFolder = 'anonymous'

/** Reports how many works were masked, and names the file that identifies them. */
export function reportMasked(masked: readonly MaskedWork[], keyFile: string, {out}: Voice): void {
  const works =
    masked.length === 1
      ? '1 work of the authors is masked'
      : `${masked.length} works of the authors are masked`
  out(`${works}; ${relative(process.cwd(), keyFile)} lists them, for the editor only\n`)
}
