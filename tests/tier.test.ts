import {describe, expect, test} from 'vitest'
import {part, rounds} from './tier.ts'

const papers = Array.from({length: 40}, (_, index) => `paper-${index}`)
const chosen = (seed: string, of: 'quick' | 'ci' | 'long' = 'ci') => part(papers, 5, name => name, {of, seed})

describe('a sample of the inputs', () => {
  test('is one in five, in order, and the same for the same commit', () => {
    expect(chosen('a')).toHaveLength(8)
    expect(chosen('a')).toEqual(papers.filter(name => chosen('a').includes(name)))
    expect(chosen('a')).toEqual(chosen('a'))
  })

  test('differs for other commits, so that all are used in the end', () => {
    expect(chosen('a')).not.toEqual(chosen('b'))
    const seen = new Set(Array.from({length: 60}, (_, commit) => chosen(String(commit))).flat())
    expect([...seen].sort()).toEqual([...papers].sort())
  })

  test('is never empty, and is everything in a long run', () => {
    expect(part(['one'], 5, name => name, {of: 'quick'})).toEqual(['one'])
    expect(chosen('a', 'long')).toEqual(papers)
  })
})

test('a property is tested with fewer inputs in a quick run and more in a long one', () => {
  expect([rounds(400, 'quick'), rounds(400, 'ci'), rounds(400, 'long'), rounds(1, 'quick')]).toEqual([
    100, 400, 1600, 1
  ])
})
