import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {textWorld} from '../world.ts'
import {corpus, corpusTest} from './corpus.ts'

/** The page of a paper, and the number of queries in its article. */
async function built(
  files: Readonly<Record<string, string>>
): Promise<Readonly<{page: string; queries: number}>> {
  let queries = 0
  const {artifacts} = await build(textWorld(files), createMemo(), {
    entry: 'paper.md',
    draft: true,
    // No rule runs, because the page of a draft shows findings.
    only: () => false,
    outputs: [
      htmlOutput,
      {
        name: 'count',
        ending: 'txt',
        mediaType: 'text/plain',
        async render({article}) {
          queries = JSON.stringify(article).split('"type":"query"').length - 1
          return {bytes: new Uint8Array()}
        }
      }
    ]
  })
  return {page: new TextDecoder().decode(artifacts[0]!.bytes), queries}
}

corpusTest(
  'every line of a paper can have a query, and answered queries do not change its page',
  async () => {
    const papers = readdirSync(join(corpus, 'joss'), {withFileTypes: true}).filter(each => each.isDirectory())
    expect(papers.length).toBeGreaterThan(20)
    for (const {name} of papers) {
      const folder = join(corpus, 'joss', name)
      const texts = readdirSync(folder).filter(file => /\.(md|bib)$/.test(file))
      const files = Object.fromEntries(texts.map(file => [file, readFileSync(join(folder, file), 'utf8')]))
      if (files['paper.md'] === undefined) continue
      const lines = files['paper.md'].trimEnd().split(/\n|\r/)
      const queries = lines
        .map((_, at) => `- {ask: q${at}, line: 'paper.md:${at + 1}', answer: x}\n`)
        .join('')
      const [plain, asked] = [await built(files), await built({...files, 'queries.yaml': queries})]
      expect([name, asked.queries - plain.queries]).toEqual([name, lines.length])
      expect(asked.page === plain.page, name).toBe(true)
    }
  },
  300_000
)
