import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Nodes} from 'mdast'
import {expect} from 'vitest'
import {walk} from '../../src/core/walk.ts'
import {parse, wordsOf} from '../notation.ts'
import {corpus, corpusTest} from './corpus.ts'

function manuscripts(folder: string): readonly string[] {
  return readdirSync(join(corpus, folder), {recursive: true, encoding: 'utf8'})
    .filter(path => path.endsWith('.md') && !/(?:^|\/)(?:README|LICENSE|ATTRIBUTION)[^/]*$/.test(path))
    .map(path => join(corpus, folder, path))
    .sort()
}

function count(text: string, accepts: (node: Nodes) => boolean): number {
  let found = 0
  walk(parse(text).tree, node => {
    if (accepts(node)) found++
  })
  return found
}

const read = (...path: string[]): string => readFileSync(join(corpus, ...path), 'utf8')

corpusTest('no word of a manuscript is lost, and every construct is closed', () => {
  const paths = ['joss', 'pandoc', 'manubot'].flatMap(manuscripts)
  expect(paths.length).toBeGreaterThan(80)
  for (const path of paths) {
    const text = readFileSync(path, 'utf8')
    const {tree, messages} = parse(text)
    const words = wordsOf(tree)
    const lost = (text.replace(/&\w+;/g, ' ').match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter(
      word => !words.includes(word)
    )
    // Words that are the type of a notation rather than its text.
    const notation = /^(?:Table|begin|end|equation|label|alt|align|colspan|latex|html)$/
    expect(
      lost.filter(word => !notation.test(word)),
      path
    ).toEqual([])
    expect(messages, path).toEqual([])
  }
})

corpusTest('figures of papers have their labels, and references to them are parsed', () => {
  const basix = read('joss', 'basix', 'paper.md')
  expect(count(basix, node => node.type === 'figure' && node.data?.attributes?.id !== undefined)).toBe(9)
  expect(count(basix, node => node.type === 'crossReference')).toBe(9)
  expect(count(basix, node => node.type === 'rawTex')).toBe(0)
})

corpusTest('a LaTeX equation has its label', () => {
  const mpart = read('joss', 'MParT', 'paper.md')
  expect(count(mpart, node => node.type === 'math' && node.data?.attributes?.id === 'eq:rectified')).toBe(1)
})

corpusTest('slides have the divs that Pandoc finds in them', () => {
  const slides = read('pandoc', 'tillgrallert-slides', 'dh', '2023-paderborn', 'mind-the-gap.md')

  expect(count(slides, node => node.type === 'div')).toBe(167)
  expect(count(slides, node => node.type === 'text' && node.value.includes(':::'))).toBe(0)
})
