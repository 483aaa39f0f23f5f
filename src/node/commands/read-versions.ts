import {join} from 'node:path'
import type {FormerNames} from '../../import/document/former-names.ts'
import {knownOfNewer, knownWorks} from '../../import/version/works.ts'
import type {Paper} from '../../review/word/index.ts'
import {inProject} from '../files/destination.ts'
import type {ImportedVersion} from '../files/imported-versions.ts'
import {namesIn} from '../files/rounds.ts'
import {hashOf} from '../hash.ts'
import {type ReadManuscript, readManuscript} from './read-manuscript.ts'

/** Reads two versions of a manuscript so that works, labels, notes and pictures that are in both get the same names. */
export async function readBoth(
  root: string,
  before: ImportedVersion,
  newer: Readonly<{name: string; bytes: Uint8Array}>,
  now: Paper
): Promise<Readonly<{old: ReadManuscript; next: ReadManuscript}>> {
  const known = knownWorks(now.manuscript.project.bibliography.references)
  const old = readManuscript(before.name, before.bytes, {known, accepted: 'all'})
  const read = readManuscript(newer.name, newer.bytes, {known})
  const lines = read.paper.works.map(({reference}) => reference.raw)
  const paths = await namesIn(inProject(root, join(root, 'manuscript', 'figures')))
  const next = readManuscript(newer.name, newer.bytes, {
    known: knownOfNewer(known, old.paper, lines),
    csl: old.paper.csl,
    accepted: old.tracked,
    former: partBytes => formerNames(old, partBytes, paths)
  })
  return {old, next}
}

function formerNames(
  {paper, pictures}: ReadManuscript,
  bytesOf: (part: string) => Uint8Array | undefined,
  present: readonly string[]
): FormerNames {
  const within = (path: string): string => path.replace(/^manuscript\//, '')
  const byHash = new Map(
    paper.pictures.map(({part, path}) => [hashOf(pictures.get(part) ?? new Uint8Array()), within(path)])
  )
  return {
    things: paper.names,
    pathOf: part => byHash.get(hashOf(bytesOf(part) ?? new Uint8Array())),
    paths: new Set([...byHash.values(), ...present.map(name => `figures/${name}`)])
  }
}
