import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {openDisk} from '../../../src/node/world.ts'
import {pdfOutput} from '../../built-pdfs.ts'
import {numberFaults} from '../../line-number-faults.ts'
import {numberedOnly} from '../../numbered-proof.ts'
import {typesetter} from '../../shared-typesetter.ts'

test('each line of this paper has a number at its baseline, and each number a line', async () => {
  const {world} = openDisk(fileURLToPath(new URL('../../..', import.meta.url)), job =>
    typesetter.typeset(job)
  )
  const options = {entry: 'manuscript', outputs: [pdfOutput], draft: true, proof: numberedOnly}
  const {artifacts} = await build(world, createMemo(), options)
  expect(numberFaults(artifacts[0]!.bytes)).toEqual([])
})
