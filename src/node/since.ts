import {build} from '../build.ts'
import type {CheckOptions} from '../check.ts'
import {decodeUtf8} from '../core/decode.ts'
import type {Memo} from '../core/memo.ts'
import {newFindings} from '../core/new-findings.ts'
import {isFault, type World} from '../core/world.ts'
import {gitWorld} from './git-world.ts'
import type {ProjectPlace} from './project.ts'
import type {Session} from './session.ts'

/**
 * Leaves of a session only the findings that the paper did not have at a revision of git.
 * Throws a fault of usage where there is no git, no repository or no such revision.
 */
export async function onlyNew(
  session: Session,
  place: ProjectPlace,
  revision: string,
  memo: Memo,
  options: CheckOptions
): Promise<Session> {
  const {build: built, disk} = session
  const then = await gitWorld(place.root, revision, disk.world)
  const before = await build(then, memo, {...options, entry: place.entry, outputs: []})
  const textsNow = await textsOf(
    disk.world,
    built.diagnostics.map(({file}) => file)
  )
  const textsThen = await textsOf(
    then,
    before.diagnostics.map(({file}) => file)
  )
  const diagnostics = newFindings(
    {diagnostics: built.diagnostics, textOf: file => textsNow.get(file)},
    {diagnostics: before.diagnostics, textOf: file => textsThen.get(file)}
  )
  return {...session, build: {...built, diagnostics}}
}

async function textsOf(world: World, files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const file of new Set(files)) {
    const bytes = await world.read(file)
    const decoded = isFault(bytes) ? undefined : decodeUtf8(bytes)
    if (decoded && 'text' in decoded) texts.set(file, decoded.text)
  }
  return texts
}
