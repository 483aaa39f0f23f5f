import {build} from '../../src/build.ts'
import type {Article, Block} from '../../src/core/article.ts'
import {createMemo, type Memo} from '../../src/core/memo.ts'
import type {Rendering} from '../../src/outputs/output.ts'
import {textWorld} from '../world.ts'

/** The input that an output gets for a project: the article, and everything passed with it. */
export async function renderingOf(
  files: Readonly<Record<string, string>>,
  memo: Memo = createMemo()
): Promise<Rendering> {
  const given: Rendering[] = []
  await build(textWorld(files), memo, {
    entry: '',
    draft: true,
    outputs: [
      {
        name: 'given',
        ending: 'given',
        mediaType: 'text/plain',
        async render(rendering) {
          given.push(rendering)
          return {bytes: new Uint8Array(), problems: [], environment: {}}
        }
      }
    ]
  })
  return given[0]!
}

/** The article of a project. */
export async function articleOf(files: Readonly<Record<string, string>>): Promise<Article> {
  return (await renderingOf(files)).article
}

/** The blocks of a text, without their identities and their positions in the source. */
export async function blocksOf(
  markdown: string,
  more: Readonly<Record<string, string>> = {}
): Promise<unknown> {
  const {body} = await articleOf({'01.md': markdown, ...more})
  return withoutPlaces(body)
}

/** Blocks without their identities and positions. */
export function withoutPlaces(blocks: readonly Block[]): unknown {
  return JSON.parse(
    JSON.stringify(blocks, (name, value) => (name === 'id' || name === 'place' ? undefined : value))
  )
}
