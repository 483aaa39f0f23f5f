import {join} from 'node:path'
import {docxOutput} from '../../outputs/docx/index.ts'
import type {WordDocument} from '../../review/word/read/document.ts'
import type {Flags} from '../command.ts'
import type {Destination} from '../files/destination.ts'
import type {ProjectPlace} from '../files/project.ts'
import {namesIn, readRoundFile} from '../files/rounds.ts'
import {mostOfWord} from '../files/size-limits.ts'
import {parseWordFile} from '../files/word-file.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {runOnce} from '../session.ts'

/**
 * The Word files that were sent for a round. If its folder contains none, because the file of `galley build` was sent,
 * galley makes one from the sources.
 */
export async function sentWordFiles(
  round: Destination,
  sources: ProjectPlace,
  flags: Flags
): Promise<readonly WordDocument[]> {
  const names = (await namesIn(round)).filter(name => name.endsWith('.docx')).sort()
  const files = await Promise.all(names.map(name => readRoundFile(round, name, mostOfWord)))
  const sent = files.flatMap((bytes, index) =>
    bytes === undefined ? [] : [parseWordFile(join(round.folder, names[index]!), bytes)]
  )
  if (sent.length > 0) return sent
  const {build} = await runOnce(
    sources,
    flags,
    {outputs: [docxOutput], draft: true},
    {typesetter: noTypesetter}
  )
  return build.artifacts.map(({path, bytes}) => parseWordFile(path, bytes))
}

/** A typesetter that draws no pictures, because they are not compared. */
export const noTypesetter: Typesetter = {
  typeset: () => Promise.reject(new Error('nothing is drawn for a comparison')),
  version: () => Promise.reject(new Error('nothing is drawn for a comparison')),
  warm: () => undefined,
  close: () => Promise.resolve()
}
