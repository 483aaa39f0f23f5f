import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import type {Output} from '../../src/outputs/output.ts'
import {buildPrintPage} from '../../src/outputs/pdf/page/print-page.ts'
import {textWorld} from '../world.ts'

const text = `![A](m.svg){.full}

![B](m.svg){.margin}

\`\`\`{.python .numberLines}
a = 1

b = 2
\`\`\`

\`\`\`{.r code-line-numbers="true" startFrom="11"}
a <- 1
b <- 2
\`\`\`
`

async function pages(): Promise<Readonly<{screen: string; print: string}>> {
  let print = ''
  const printed: Output = {
    name: 'printed',
    ending: 'txt',
    mediaType: 'text/plain',
    async render(rendering) {
      print = (await buildPrintPage(rendering)).html
      return {bytes: new Uint8Array(), problems: [], environment: {}}
    }
  }
  const world = textWorld({
    '01.md': text,
    'm.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
  })
  const {artifacts} = await build(world, createMemo(), {
    entry: '',
    outputs: [htmlOutput, printed],
    draft: true
  })
  return {screen: new TextDecoder().decode(artifacts[0]!.bytes), print}
}

test('places of figures, and numbers of the lines of a listing', async () => {
  const {screen, print} = await pages()
  const figures = (html: string) =>
    [...html.matchAll(/<figure[^>]*class="(figure[^"]*)"/g)].map(([, names]) => names)
  expect(figures(screen)).toEqual(['figure full', 'figure margin'])
  // On paper, the widest figures are as wide as the page.
  expect(figures(print)).toEqual(['figure full wide', 'figure margin'])
  expect(screen).toContain(
    '<pre data-lines="1\n2\n3"><code class="language-python numberLines" tabindex="0">'
  )
  expect(screen).toContain('data-lines="11\n12"')
  expect(print).toContain('data-lines="1\n2\n3"')
})
