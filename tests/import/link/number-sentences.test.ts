import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {linkedLines} from './typed-text.ts'

/** The rows of a kind: a form of citation, and a sentence in the notation of the tests. */
const rows = readFileSync(join(import.meta.dirname, '../../data/number-sentences.txt'), 'utf8')
  .split('\n')
  .flatMap(line => {
    const [, kind = '', form = '', text = ''] = /^([+?-])([SRE^])\|(.*)$/.exec(line) ?? []
    return kind === '' ? [] : [{kind, form, text}]
  })

const list =
  'Ames Bell Cole Dorn Earl Frey Gray Hale Ives Jung Kemp Lowe Mann Nash Orme Pike Quin Reed Shaw Todd Udal Vane Ward Xiao York Zorn Abel Boyd Carr Dunn'
    .split(' ')
    .map((name, at) => `${at + 1}. ${name} A. The book of ${name}. Paris: Press; ${2001 + at}.`)
    .join('\n')

/** A paper of one form that cites every work, with numbered examples and an equation in the form E. */
function paperIn(form: string): string {
  const mark = (number: number): string =>
    form === 'S' ? ` [${number}]` : form === '^' ? `^${number}^` : ` (${number})`
  const text = Array.from({length: 30}, (_, at) => `It is so${mark(at + 1)}.`).join(' ')
  return form === 'E'
    ? `${text}\n(3) The cat sleeps.\n(4) The dog barks.\n(12) She left.\n\`a\` (14)\n`
    : `${text}\n`
}

/** The sentences of a kind, each with the count of its sure citations, from papers in which they are far apart. */
function sureIn(kind: string): ReadonlyArray<Readonly<{form: string; text: string; sure: number}>> {
  return ['S', 'R', 'E', '^'].flatMap(form => {
    const own = rows.filter(row => row.kind === kind && row.form === form)
    const paper = paperIn(form)
    const first = paper.trimEnd().split('\n').length + 1
    const links = linkedLines(paper + own.map(({text}) => `${text}\nA.\nB.\nC.`).join('\n'), list)
    return own.map((row, at) => ({
      ...row,
      sure: links.filter(({line, isSure}) => isSure && line === first + at * 4).length
    }))
  })
}

test('numbers that cite nothing are never linked', () => {
  expect(sureIn('-').flatMap(({text, sure}) => (sure > 0 ? [text] : []))).toEqual([])
})

test('numbers that cite nothing, but look the same as citations, are linked', () => {
  expect(sureIn('?').flatMap(({text, sure}) => (sure > 0 ? [] : [text]))).toEqual([])
})

test('citations by numbers are linked, but for these', () => {
  const signs: Readonly<Record<string, RegExp>> = {
    S: /\[[^\]]*\d[^\]]*\](?:–\[\d+\])?/g,
    R: /\([^)]*\d[^)]*\)/g,
    '^': /\^[^^]+\^/g
  }
  const asked = sureIn('+').flatMap(({form, text, sure}) => {
    const cited = text.replace('(O3)', '').match(signs[form]!)!.length
    return sure === cited ? [] : [text]
  })
  expect(asked).toEqual([
    'Such methods are [5, 6] fast.',
    'Mortality fell by 5% (7).',
    'The incidence is 12 per 1000 (7).',
    'Anaemia is frequent in older adults (8) and children (11).'
  ])
})
