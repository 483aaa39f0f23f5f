import {expect, test} from 'vitest'
import {differentWords, imported, p, run} from './word-package.ts'

const settings = (people: string): Promise<string> => {
  const paper = imported(
    p(run('Bread and Salt', '<w:b/>'), '<w:jc w:val="center"/>') +
      people +
      p(run('1. Ovens', '<w:b/>')) +
      p('Bread rises.') +
      p(run('2. Salt', '<w:b/>')) +
      p('Salt is old.')
  )
  expect(paper.told.filter(line => line.includes('left out'))).toEqual([])
  return differentWords(paper).then(words => {
    expect(words).toEqual({lost: [], added: []})
    return paper.texts.get('manuscript/manuscript.yaml') ?? ''
  })
}

test('an affiliation keeps its commas and its mark beside an address', async () => {
  const yaml = await settings(
    p('Sara Khan¹ and Ada Lovelace²') +
      p('¹ Department of Law, University of Lahore, Lahore, Pakistan; sara@example.org') +
      p('² Institute of Ovens, Lower-Town, E-mail: ada@example.org')
  )
  expect(yaml).toContain('name: Department of Law, University of Lahore, Lahore, Pakistan\n')
  expect(yaml).toContain('name: Institute of Ovens, Lower-Town\n')
  expect(yaml).toMatch(
    /name: Sara Khan\n {4}email: sara@example.org\n(?: {4}corresponding: true\n)? {4}affiliation: 1\n/
  )
  expect(yaml).toMatch(
    /name: Ada Lovelace\n {4}email: ada@example.org\n(?: {4}corresponding: true\n)? {4}affiliation: 2\n/
  )
})
