import {expect, test} from 'vitest'
import {readWord} from '../../../src/review/word/read/index.ts'
import {paragraphXml} from './word-file.ts'

const comment = (id: number): string =>
  `<w:comment w:id="${id}"><w:p><w:r><w:t>a</w:t></w:r></w:p></w:comment>`
const insertions = (count: number): string => '[+Ann:a+]b'.repeat(count)
const person = (at: number): string => `[+P${at}:a+]`

/** Why a file cannot be read. */
function faultOf(body: string, comments = 0): string | undefined {
  const read = readWord(path => {
    if (path === 'word/document.xml') return `<w:document><w:body>${body}</w:body></w:document>`
    if (path !== 'word/comments.xml' || comments === 0) return undefined
    return `<w:comments>${Array.from({length: comments}, (_, id) => comment(id)).join('')}</w:comments>`
  })
  return 'fault' in read ? read.fault : undefined
}

test.each<readonly [what: string, body: () => string, comments: number, fault: string]>([
  ['paragraphs', () => '<w:p/>'.repeat(20_001), 0, 'has 20,001 paragraphs; at most 20,000 are read'],
  ['comments', () => '<w:p/>', 10_001, 'has 10,001 comments; at most 10,000 are read'],
  [
    'changes',
    () => paragraphXml(insertions(1001)),
    0,
    `has 1,001 changes in the paragraph “${'ab'.repeat(20)}…”; at most 1,000 are read`
  ],
  [
    'characters',
    () => paragraphXml('ab '.repeat(333_334)),
    0,
    `has 1,000,002 characters in the paragraph “${'ab '.repeat(13)}a…”; at most 1,000,000 are read`
  ]
])('a file with too many %s is refused, with their count and their place', (_, body, comments, fault) => {
  expect(faultOf(body(), comments)).toBe(fault)
})

test.each<readonly [what: string, body: () => string, comments: number]>([
  ['paragraphs', () => '<w:p/>'.repeat(20_000), 0],
  ['comments', () => '<w:p/>', 10_000],
  ['changes', () => paragraphXml(insertions(1000)), 0],
  ['runs of one change', () => paragraphXml(`[+Ann:${'*a*b'.repeat(1500)}+]`), 0],
  ['people', () => paragraphXml(Array.from({length: 1000}, (__, at) => person(at)).join('')), 0]
])('a file with as many %s as allowed is read', (_, body, comments) => {
  expect(faultOf(body(), comments)).toBeUndefined()
})
