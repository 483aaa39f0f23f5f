import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {textWorld} from '../world.ts'

test('a work for which the style renders nothing is reported with the places of its entry and its first citation', async () => {
  const world = textWorld({
    'manuscript.yaml': 'title: A\nlicense: CC-BY-4.0\ncsl: titles.csl\nnocite: [listed]\n',
    'titles.csl':
      '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><citation><layout><text variable="title"/></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography></style>',
    '01.md': 'One [@doe].\n\nTwo [see @empty; @doe].\n\nThree [@empty].',
    'references.bib':
      '@book{doe, author = {Doe, J.}, title = {A}, year = 1999}\n@misc{empty, note = {}}\n@misc{listed, note = {}}\n'
  })
  const {problems} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
  const said = 'The citation style prints nothing of this work, which needs an author, a title or a date'
  expect(problems).toEqual([
    `references.bib:2:1: \`empty\`: ${said}; first cited in 01.md:3:10`,
    `references.bib:3:1: \`listed\`: ${said}`
  ])
})
