import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, expect, test} from 'vitest'
import {build, compose} from '../src/build.ts'
import type {Article} from '../src/core/article.ts'
import {createMemo} from '../src/core/memo.ts'
import {walkNodes, wordsOf} from '../src/core/walk-article.ts'
import {projectRoot} from './project.ts'
import {textWorld} from './world.ts'

/** The paper of a mathematician among the examples, whose theorems, table and algorithms are in LaTeX. */
const folder = join(projectRoot, 'docs/examples/mathematician')
const names = ['01-article.md', 'references.bib']
const files = Object.fromEntries(names.map(name => [name, readFileSync(join(folder, name), 'utf8')]))
let article: Article

beforeAll(async () => {
  article = (await compose(textWorld(files), createMemo(), '')).article
})

test('it is read without a finding', async () => {
  const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
  expect(diagnostics.map(({code, message}) => `${code} ${message}`)).toEqual([])
})

test('its theorems and floats are numbered as in LaTeX', () => {
  const labels: string[] = []
  walkNodes(article.body, node => {
    if (node.type === 'theorem' && node.kind !== 'proof')
      labels.push(`${node.label}${node.caption ? ` (${wordsOf(node.caption)})` : ''}`)
    if (node.type === 'figure') labels.push(node.label)
    return undefined
  })
  expect(labels.map(label => label.replaceAll('\u00A0', ' '))).toEqual([
    'Definition 1.1',
    'Definition 1.2 (Coherence)',
    'Lemma 1.3 (Gram matrices)',
    'Definition 2.1',
    'Proposition 2.2',
    'Theorem 2.3 (Uniqueness)',
    'Example 2.4',
    'Algorithm 1',
    'Lemma 3.1',
    'Theorem 3.2 (Recovery)',
    'Corollary 3.3',
    'Remark 3.4',
    'Theorem 4.1 (Stability)',
    'Table 1',
    'Definition 5.1 (Null space property)',
    'Theorem 5.2 (Basis pursuit)',
    'Proposition 5.3',
    'Corollary 5.4',
    'Example 5.5',
    'Remark 5.6',
    'Theorem A.1 (Welch)',
    'Algorithm B1'
  ])
})

test('no LaTeX is left in it', () => {
  const left: string[] = []
  walkNodes(article.body, node => {
    if (node.type === 'raw' || (node.type === 'text' && /\\[A-Za-z]|``|~/.test(node.value)))
      left.push(node.value)
    return undefined
  })
  expect(left).toEqual([])
})
