import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import * as galley from '../src/index.ts'
import {projectRoot} from './project.ts'
import {textWorld} from './world.ts'

const page = readFileSync(join(projectRoot, 'docs/library.md'), 'utf8')

test('the output that reads an article in docs/library.md writes what the page says', async () => {
  const code = /```js\n(import \{changeNodes[\s\S]*?)```/.exec(page)![1]!
  const [, chapter, paragraph, written] = /For a chapter `(.+?)`, `(.+?)` it writes `(.+?)`\./.exec(page)!
  const {names, body} = /^import \{(?<names>.+?)\} from 'galley'\n(?<body>[\s\S]*)$/.exec(code)!.groups!
  const outline: galley.Output = new Function(...names!.split(', '), `${body}\nreturn outline`)(
    ...names!.split(', ').map(name => (galley as Readonly<Record<string, unknown>>)[name])
  )
  const world = textWorld({
    'manuscript.yaml': 'title: T\nlicense: CC-BY-4.0\n',
    '01.md': `${chapter}\n\n${paragraph}\n`
  })
  const {artifacts} = await galley.build(world, galley.createMemo(), {entry: '', outputs: [outline]})
  expect(new TextDecoder().decode(artifacts[0]!.bytes)).toBe(written)
})
