import {type Build, type BuildOptions, build} from '../../src/build.ts'
import type {Article, Block} from '../../src/core/article.ts'
import {createMemo, type Memo} from '../../src/core/memo.ts'
import type {Output, Rendering} from '../../src/outputs/output.ts'
import {textWorld} from '../world.ts'

/** Builds a project, and returns also the input that its outputs get. */
export async function buildWithInput(
  files: Readonly<Record<string, string>>,
  memo: Memo = createMemo(),
  options: Partial<BuildOptions> = {}
): Promise<Readonly<{rendering: Rendering; result: Build}>> {
  const given: Rendering[] = []
  const output: Output = {
    name: 'given',
    ending: 'given',
    mediaType: 'text/plain',
    async render(rendering) {
      given.push(rendering)
      return {bytes: new Uint8Array(), problems: [], environment: {}}
    }
  }
  const result = await build(textWorld(files), memo, {
    entry: '',
    draft: true,
    outputs: [output],
    ...options
  })
  return {rendering: given[0]!, result}
}

/** The input that an output gets for a project: the article, and everything passed with it. */
export async function renderingOf(
  files: Readonly<Record<string, string>>,
  memo: Memo = createMemo()
): Promise<Rendering> {
  return (await buildWithInput(files, memo)).rendering
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
