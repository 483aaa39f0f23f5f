import {build} from '../../build.ts'
import type {CheckOptions} from '../../check/index.ts'
import type {Memo} from '../../core/memo.ts'
import {newFindings} from '../../core/new-findings.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {Session} from '../session.ts'
import {gitWorld} from './git-world.ts'

/**
 * Removes from a session the findings that the paper already had at a git revision. Throws a `UsageFault` without git
 * or a repository, or if the revision does not exist.
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
  const diagnostics = newFindings(
    {diagnostics: built.diagnostics, textOf: built.files.textOf},
    {diagnostics: before.diagnostics, textOf: before.files.textOf}
  )
  return {...session, build: {...built, diagnostics}}
}
