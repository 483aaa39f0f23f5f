import {expect, test} from 'vitest'
import {renderingOf} from '../compose/article.ts'
import {everyKindPaper} from '../every-kind-words.ts'
import {kindDocuments, kindGroups} from '../kind-redlines.ts'
import {quickPart} from '../tier.ts'
import {differences, redlineReaders} from '../tools/redline-readers.ts'

test('every kind in every place, inserted, deleted or changed, is a tracked change of the Word document', async () => {
  const rendering = await renderingOf(everyKindPaper)
  const faults: string[] = []
  for (const group of quickPart(kindGroups(), 4, group => JSON.stringify(group))) {
    const [views] = redlineReaders.galley!([await kindDocuments(rendering, group)])
    faults.push(...differences(views!).map(({side, found}) => `${side}: ${found}`))
  }
  expect(faults).toEqual([])
}, 300_000)
