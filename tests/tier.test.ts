import {describe, expect, test} from 'vitest'
import {numberFor, part, rounds} from './tier.ts'

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

test('a number is chosen for each name, the same for the same commit', () => {
  const names = Array.from({length: 2000}, (_, index) => `name ${index}`)
  const chosen = (seed: string) => names.map(name => numberFor(name, 10, seed))
  expect([...new Set(chosen('a'))].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  const share = chosen('a').filter(number => number === 0).length / names.length
  expect(share).toBeGreaterThan(0.07)
  expect(share).toBeLessThan(0.13)
  expect(chosen('a')).toEqual(chosen('a'))
  expect(chosen('a')).not.toEqual(chosen('b'))
})

test('a property is tested with fewer inputs in a quick run and more in a long one', () => {
  expect([rounds(400, 'quick'), rounds(400, 'ci'), rounds(400, 'long'), rounds(1, 'quick')]).toEqual([
    100, 400, 1600, 1
  ])
})
