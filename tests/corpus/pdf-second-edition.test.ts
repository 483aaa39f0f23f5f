import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {openDisk} from '../../src/node/world.ts'
import {pdfOutput} from '../built-pdfs.ts'
import {secondEditionFaults} from '../pdf-second-edition.ts'
import {typesetter} from '../shared-typesetter.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {papers, printedPaper, styledWorld} from './real-papers.ts'

/**
 * Real papers as PDF/UA-2 and PDF/A-4f, each in a style. `make corpus` gives the PDFs to veraPDF; here, each link
 * target is in the tag named by the link. CI tests some of them, chosen by the commit.
 */

const pairs = papers().map((paper, index) => ({paper, style: builtInStyles[index % builtInStyles.length]!}))

for (const {paper, style} of part(pairs, 12, ({paper: {name}}) => name)) {
  corpusTest(
    `${paper.name} is PDF/UA-2 in ${style}, or says why not`,
    async () => {
      const world = styledWorld(openDisk(paper.folder, typesetter.typeset).world, paper, style)
      const {artifacts, diagnostics} = await build(world, createMemo(), {
        entry: printedPaper,
        outputs: [pdfOutput],
        draft: true,
        attachSources: true,
        pdfStandards: ['a-4f', 'ua-2']
      })
      const {bytes, standards} = artifacts[0]!
      const missed = diagnostics
        .filter(({rule}) => rule === 'pdf-standard-missed')
        .map(({message}) => message)
      // Faults outside galley's control: drawings with fonts, characters without one, and pictures without a
      // description.
      expect(missed.filter(message => !/drawing|no font of|no description/.test(message))).toEqual([])
      if (missed.length === 0) expect(standards).toEqual(['PDF/A-4f', 'PDF/UA-2', 'WTPDF 1.0'])
      expect(await secondEditionFaults(bytes)).toEqual([])
    },
    300_000
  )
}
