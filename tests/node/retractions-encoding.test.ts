import {join} from 'node:path'
import {expect, test, vi} from 'vitest'
import {encodeSaved} from '../../src/core/decode.ts'
import {readRetractions} from '../../src/node/commands/retractions.ts'
import {project} from '../project.ts'

test('a list of notices in Latin-1 is read, with one located warning', async () => {
  const list =
    'Record ID,Title,OriginalPaperDOI,RetractionNature\n1,\uDCDCber T\uDCF6ne,10.1/x,Retraction\n2,Ton,10.1/y,Retraction\n'
  const file = join(project({'notices.csv': encodeSaved(list)}), 'notices.csv')
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  try {
    const {byDoi} = await readRetractions(file)
    expect(byDoi.get('10.1/x')?.map(({title}) => title)).toEqual(['Über Töne'])
    expect(said.mock.calls).toEqual([
      [`galley: warning: ${file}:2:3 is not UTF-8, so it is decoded as Latin-1\n`]
    ])
  } finally {
    said.mockRestore()
  }
})
