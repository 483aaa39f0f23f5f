import {camelCase, inOrder} from './places.mjs'

const [index, options, architecture, rooms] = [
  'src/outputs/index.ts',
  'src/node/commands/shared-options.ts',
  'tests/architecture.test.ts',
  'docs/architecture.md'
]

/** The beginning of an output that only \`--to NAME\` asks for: its folder, its rows, and a test. */
export function newOutput({name}, read) {
  const output = `${camelCase(name)}Output`
  return {
    files: {
      [`src/outputs/${name}/index.ts`]: `import type {Output} from '../output.ts'
import {titleText} from '../page/titles.ts'
import {unknownKinds} from '../unknown-kinds.ts'

/** What the file is, and what reads it. */
export const ${output}: Output = {
  name: '${name}',
  ending: '${name}',
  mediaType: 'application/octet-stream',
  shows: 'html',
  onlyNamed: true,
  async render(rendering) {
    const text = \`\${titleText(rendering.manuscript)}\\n\`
    return {bytes: new TextEncoder().encode(text), problems: unknownKinds(rendering, '${name}'), environment: {}}
  }
}
`,
      [`tests/outputs/${name}.test.ts`]: `import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import type {Kind} from '../../src/core/kinds.ts'
import {createMemo} from '../../src/core/memo.ts'
import {${output}} from '../../src/outputs/${name}/index.ts'
import {renderingOf} from '../compose/article.ts'
import {articleOfCases, everyCase} from '../every-kind.ts'
import {everyKindPaper, isAbsent} from '../every-kind-words.ts'
import {textWorld} from '../world.ts'

test.each([['Two *words*.', 'Two words.']])('%s', async (markdown, expected) => {
  const world = textWorld({'manuscript.yaml': 'title: T\\nlicense: CC-BY-4.0\\n', '01.md': markdown})
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [${output}], draft: true})
  expect(new TextDecoder().decode(artifacts[0]!.bytes)).toContain(expected)
})

/** Kinds that this output leaves out, since their words are galley's: the titles of lists. */
const without: readonly Kind[] = ['contents', 'index', 'notes']

test('each kind of node has its words in every place', async () => {
  const cases = everyCase().filter(each => !isAbsent(each) && !without.includes(each.kind))
  const rendering = await renderingOf(everyKindPaper)
  const {bytes} = await ${output}.render({...rendering, article: articleOfCases(rendering.article, cases)})
  const text = new TextDecoder().decode(bytes)
  expect(cases.filter(({word}) => !text.includes(word)).map(({name}) => name)).toEqual([])
})

/** Parts of a paper outside its running text. Remove those that the output omits on purpose. */
const parts = [
  'Tides',
  'A study',
  'Ada Roe',
  'About the sea.',
  'ebb and flow',
  'The Sea Fund paid.',
  'https://example.org/tables',
  'From 1901.'
]

test('the title, authors, abstract, keywords, statements, addresses and notes are in the file', async () => {
  const world = textWorld({
    'manuscript.yaml': \`title: Tides
subtitle: A study
authors: [{name: Ada Roe}]
abstract: About the sea.
keywords: [ebb and flow]
funding: The Sea Fund paid.
license: CC-BY-4.0
\`,
    '01.md': 'See [the tables](https://example.org/tables).[^1]\\n\\n[^1]: From 1901.\\n'
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [${output}], draft: true})
  const text = new TextDecoder().decode(artifacts[0]!.bytes)
  expect(parts.filter(part => !text.includes(part))).toEqual([])
})

test('edits are accepted, and words for another output are left out', async () => {
  const world = textWorld({
    'manuscript.yaml': 'title: T\\nlicense: CC-BY-4.0\\n',
    '01.md': 'A {--large--}{++small++} dog.\\n\\n::: {.content-visible when-format="pdf"}\\nOn paper.\\n:::\\n'
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [${output}], draft: true})
  const text = new TextDecoder().decode(artifacts[0]!.bytes)
  expect(['large', 'small', 'On paper.'].filter(words => text.includes(words))).toEqual(['small'])
})
`
    },
    changes: {
      [index]: inOrder(read(index), `import {${output}} from './${name}/index.ts'`).replace(
        /(allOutputs: readonly Output\[\] = \[[\s\S]*?)(\n\])/,
        `$1,\n  ${output}$2`
      ),
      [options]: read(options).replace(
        /(values: \[\s*'html',\s*'pdf',\s*'docx'[^\]]*?)(\s*)'all'/,
        `$1$2'${name}',$2'all'`
      ),
      [architecture]: read(architecture).replace(
        /(\n {2}outputs: \{[\s\S]*?)(\n {4}index: \[)/,
        `$1\n    '${name}': ['outputs', 'article', 'page'],$2\n      '${name}',`
      ),
      [rooms]: read(rooms).replace(
        /(\n\| `outputs\/pdf\/` )/,
        `\n| \`outputs/${name}/\` | the article as …: one handler per kind of node | |$1`
      )
    },
    test: `npx tsc --noEmit && npx vitest run tests/outputs/${name}.test.ts tests/architecture.test.ts`,
    next: [
      `write the output in src/outputs/${name}/: \`mapWith\` of src/core/map-article.ts takes one function for each kind of node; \`acceptAll\` of src/versions/redline/ accepts the edits; docs/outputs.md explains the article, and docs/examples/plain-text/ is an output in 130 lines`,
      `write its ending, its media type and, in docs/architecture.md, the row of its room; name the rooms that it imports in tests/architecture.test.ts`,
      'describe it in docs/outputs.md, and add a line to CHANGELOG.md'
    ]
  }
}
