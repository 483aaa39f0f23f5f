import {expect} from 'vitest'
import {createMemo} from '../../src/core/memo.ts'
import {corpusTest} from '../corpus/corpus.ts'
import {revisionFiles, revisionPairs, revisionWorld} from '../corpus/revisions.ts'
import {documentOf, redlineDocument} from '../docx-redline.ts'
import {recordFigure} from '../figures.ts'
import {part} from '../tier.ts'
import {askForLibreOffice} from './libreoffice.ts'
import {differences, type RedlineDocuments, redlineReaders, type Views} from './redline-readers.ts'

/** The redlines of a pair of revisions, from the old to the new and back. */
async function redlinesOf(name: string): Promise<readonly RedlineDocuments[]> {
  const memo = createMemo()
  const worlds = [revisionWorld(name, 'old'), revisionWorld(name, 'new')] as const
  const [old, next] = await Promise.all(
    worlds.map(async world => (await documentOf(world, '', {}, memo)).bytes)
  )
  return [
    {old: old!, next: next!, redline: await redlineDocument(worlds[0], worlds[1], '', memo)},
    {old: next!, next: old!, redline: await redlineDocument(worlds[1], worlds[0], '', memo)}
  ]
}

async function faultsIn(reader: string, name: string): Promise<readonly string[]> {
  const read = redlineReaders[reader]!(await redlinesOf(name))
  return read.flatMap((views, index) => {
    const faults = views === undefined ? [] : differences(withWorks(name, views))
    return faults.map(
      ({side, found}) => `${name}, ${index === 0 ? 'forward' : 'backward'}, ${side}: ${found}`
    )
  })
}

/** Replaces the keys of cited works with their DOIs, since a work may have another key in each revision. */
function withWorks(name: string, {next, accepted, old, rejected}: Views): Views {
  const works = new Map<string, string>()
  for (const side of ['old', 'new'] as const)
    for (const {id, DOI} of JSON.parse(revisionFiles(name, side)['works.json']!) as {
      id: string
      DOI: string
    }[])
      works.set(`urn:galley:key:${encodeURIComponent(id)}`, DOI)
  const named = (lines: readonly string[]): readonly string[] =>
    lines.map(line => line.replace(/urn:galley:key:[^"\\]+/g, key => works.get(key) ?? key))
  return {next: named(next), accepted: named(accepted), old: named(old), rejected: named(rejected)}
}

const pairs = part(revisionPairs(), 3, pair => pair)

for (const reader of Object.keys(redlineReaders)) {
  corpusTest(
    `accepting or rejecting all changes of revisions in ${reader} gives their versions`,
    async () => {
      if (reader === 'LibreOffice') askForLibreOffice()
      const faults: string[] = []
      for (const name of pairs) faults.push(...(await faultsIn(reader, name)))
      expect(faults).toEqual([])
      recordFigure(`redlines of revisions in ${reader}`, `${2 * pairs.length} accepted and rejected`)
    },
    1_200_000
  )
}
