import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {Author, Manuscript, Style} from '../../src/core/types.ts'
import {openDisk} from '../../src/node/world.ts'
import type {Artifact, Output} from '../../src/outputs/index.ts'
import {type Paper, printedPaper, styledWorld} from './real-papers.ts'

/** The author for papers that name none. */
const somebody: Author = {
  name: 'Ann Poe',
  given: 'Ann',
  family: 'Poe',
  corporate: false,
  corresponding: false,
  equal: false,
  roles: [],
  affiliations: []
}

const start = {line: 1, column: 1, offset: 0}

/** Builds the outputs of a paper with additional data that only its journal knows; returns their files. */
export async function builtForJournal(
  paper: Paper,
  outputs: readonly Output[],
  style: Pick<Style, 'depositor' | 'ojs'>
): Promise<readonly Artifact[]> {
  const typeset = async (): Promise<never> => {
    throw new Error('No PDF is made')
  }
  const withJournal = ({metadata, project, ...manuscript}: Manuscript): Manuscript => ({
    ...manuscript,
    metadata: {
      ...metadata,
      title: metadata.title ?? {lang: 'en', text: 'T', place: {start, end: start}},
      authors: (metadata.authors.length === 0 ? [somebody] : metadata.authors).map(author => ({
        ...author,
        email: 'author@example.org'
      })),
      doi: '10.5555/paper',
      pageAddress: 'https://journal.example/paper',
      dates: {published: '2026-11-24'},
      funders: [{name: 'Council', ror: '04cw6st05', awards: ['1']}],
      related: [
        {type: 'preprint', doi: '10.5555/pre'},
        {type: 'dataset', doi: '10.5555/data'}
      ],
      journal: {
        ...metadata.journal,
        ...{title: 'Journal', volume: '3', section: 'Articles', sections: [{ref: 'ART', title: 'Articles'}]}
      }
    },
    project: {...project, style: {...project.style, ...style}}
  })
  const readable = styledWorld(openDisk(paper.folder, typeset).world, paper, 'insights')
  const {artifacts} = await build(readable, createMemo(), {
    entry: printedPaper,
    draft: true,
    outputs: outputs.map(output => ({
      ...output,
      render: async rendering => {
        const manuscript = withJournal(rendering.manuscript)
        const {front} = rendering.article
        const isTitled = (front.title?.length ?? 0) > 0
        const title = isTitled ? front.title : [{type: 'text', value: 'T'} as const]
        const article = {
          ...rendering.article,
          front: {...front, title},
          metadata: manuscript.metadata
        }
        return output.render({...rendering, manuscript, article})
      }
    }))
  })
  return artifacts
}
