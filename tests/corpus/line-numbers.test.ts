import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {openDisk} from '../../src/node/world.ts'
import {pdfOutput} from '../built-pdfs.ts'
import {numberFaults} from '../line-number-faults.ts'
import {numberedOnly} from '../numbered-proof.ts'
import {typesetter} from '../shared-typesetter.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {papers, printedPaper, styledWorld} from './real-papers.ts'

/** Papers without pictures, or whose pictures contain no text that a PDF shows as text. */
const names = ['pooch', 'umap', 'gala', 'verde', 'rcites', 'hdbscan', 'arviz', 'basix', 'cfdm', 'targets']
const styles = ['plain', 'insights', 'joss', 'notes', 'twocolumn']
const cases = names.flatMap(name => styles.map(style => ({name, style})))

/** The numbers of lines are compared with the lines that poppler finds from the positions of the glyphs. */
corpusTest(
  'each line of ten real papers in five styles has a number at its baseline, and each number a line',
  async () => {
    for (const {name, style} of part(cases, 6, each => `${each.name} ${each.style}`)) {
      const faults = numberFaults(await proofOf(name, style))
      expect(faults, `${name} in ${style}`).toEqual([])
    }
  },
  600_000
)

async function proofOf(name: string, style: string): Promise<Uint8Array> {
  const paper = papers().find(each => each.name === name)!
  const {world} = openDisk(paper.folder, job => typesetter.typeset(job))
  const built = await build(styledWorld(world, paper, style), createMemo(), {
    entry: printedPaper,
    outputs: [pdfOutput],
    draft: true,
    proof: numberedOnly
  })
  return built.artifacts[0]!.bytes
}
