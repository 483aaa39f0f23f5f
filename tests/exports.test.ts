import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Nodes} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import {type Plugin, unified} from 'unified'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {walk} from '../src/core/walk.ts'
import * as library from '../src/index.ts'
import {createPrinter} from '../src/node/library.ts'
import * as plugins from '../src/parse/plugins/index.ts'
import {entries, examplePaper, exportsOf, exportsPage, functionsWithoutExample} from '../tools/exports.mjs'
import {renderingOf} from './compose/article.ts'
import {treeShape} from './parse/plugins/tree-shape.ts'
import {projectRoot} from './project.ts'

type Example = Readonly<{markdown: string; with?: readonly string[]; tree: string}>
const examples: Readonly<Record<string, Example>> = JSON.parse(
  readFileSync(join(projectRoot, 'tests/data/plugin-examples.json'), 'utf8')
)
const byName: Readonly<Record<string, unknown>> = plugins

test('the page of what the package exports is current; `make docs` makes it', () => {
  expect(readFileSync(join(projectRoot, 'docs/exports.md'), 'utf8')).toBe(exportsPage(projectRoot))
})

test('each exported name has a sentence', () => {
  const silent = Object.entries(entries).flatMap(([entry, file]) =>
    exportsOf(projectRoot, file)
      .filter(({says}) => says === '')
      .map(({name}) => `${entry} ${name}`)
  )
  expect(silent).toEqual([])
})

test('each exported function has an example that a test runs', () => {
  expect(functionsWithoutExample(projectRoot), 'add rows to tests/data/function-examples.json').toEqual([])
})

const functions: Readonly<Record<string, Readonly<{code: string; gives: unknown}>>> = JSON.parse(
  readFileSync(join(projectRoot, 'tests/data/function-examples.json'), 'utf8')
)

test.each(Object.entries(functions))('%s gives the value of its example', async (_, {code, gives}) => {
  const {article, manuscript} = await renderingOf(examplePaper)
  const known = {...library, createPrinter, article, manuscript}
  const run = new Function(...Object.keys(known), code.startsWith('{') ? code : `return ${code}`)
  expect(run(...Object.values(known))).toEqual(gives)
})

test('each plugin has an example', () => {
  const names = Object.keys(byName).filter(name => name.startsWith('remark'))
  const missing = names.filter(name => !(name in examples))
  expect(missing, 'add a row for each to tests/data/plugin-examples.json').toEqual([])
  expect(Object.keys(examples).filter(name => !names.includes(name))).toEqual([])
})

test.each(Object.entries(examples))(
  '%s gives the tree of its example',
  (name, {markdown, with: before = [], tree}) => {
    const file = new VFile(markdown)
    const own = [...before, name].map(each => [byName[each]] as unknown as [Plugin])
    const processor = unified()
      .use(remarkParse)
      .use(remarkGfm)
      .use(remarkMath)
      .use(plugins.remarkAttributes)
      .use(own)
    const made = processor.runSync(processor.parse(file), file)
    expect(treeShape(made)).toBe(tree)
    const placeless: string[] = []
    walk(made as Nodes, node => {
      if (node.type === 'text' && node.position === undefined) placeless.push(node.value)
      return undefined
    })
    expect(placeless, 'words without a place').toEqual([])
  }
)
