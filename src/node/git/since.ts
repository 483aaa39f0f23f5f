import {build} from '../../build.ts'
import type {CheckOptions} from '../../check.ts'
import type {Memo} from '../../core/memo.ts'
import {newFindings} from '../../core/new-findings.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {Session} from '../session.ts'
import {gitWorld} from './git-world.ts'

/**
 * Reduces the findings of a session to those that the paper did not have at a revision of git. Throws a usage fault if
 * there is no git, no repository or no such revision.
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
