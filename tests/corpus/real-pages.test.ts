import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {diskWorld} from '../../src/node/world.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {builtInStyles} from '../../src/styles/index.ts'
import {htmlFaults} from '../html-validate.ts'
import {corpusTest} from './corpus.ts'
import {papers, printedPaper, styledWorld} from './real-papers.ts'

/** The pages of real papers in each style, judged by a program that is not ours. */
for (const paper of papers()) {
  corpusTest(`html-validate finds nothing in ${paper.name} in any style`, async () => {
    const memo = createMemo()
    const {world} = diskWorld(paper.folder, async () => {
      throw new Error('nothing is printed here')
    })
    for (const style of builtInStyles) {
      const options = {entry: printedPaper, outputs: [htmlOutput], draft: true}
      const {artifacts, manuscript} = await build(styledWorld(world, paper, style), memo, options)
      expect(manuscript.project.style.name).toBe(style)
      expect(await htmlFaults(new TextDecoder().decode(artifacts[0]!.bytes)), style).toEqual([])
    }
  })
}
