import {expect, test} from 'vitest'
import {topNodes, wordsOf} from '../src/core/walk-article.ts'
import {renderingOf} from './compose/article.ts'
import {type Habit, habits} from './habits.ts'
import {leftHabits} from './left-habits.ts'
import {otherHabits} from './other-habits.ts'
import {strangerHabits} from './stranger-habits.ts'

const extensions = {Pandoc: 'md', Quarto: 'qmd', MyST: 'md', bookdown: 'Rmd', Manubot: 'md'}

/** The results of a row: the words of its chapter, and the findings about it. */
type Seen = Readonly<{row: Habit; words: string; told: readonly string[]}>

/** The file name of a row's chapter. */
function nameOf([dialect]: Habit, index: number): string {
  return `${String(index + 1).padStart(3, '0')}.${extensions[dialect]}`
}

/** Texts as the chapters of one paper. */
function paperOf(rows: readonly Habit[], texts: readonly string[]) {
  return renderingOf({
    'manuscript.yaml': 'title: T\nnumber-sections: true',
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    'other.md': 'Words.',
    '_other.txt': 'Words of another file.',
    'd.csv': 'a,b',
    'references.bib':
      '@book{doe99, title={Bread}, author={Doe, Jane}, publisher={Oven}, year={1999}}\n@article{x, title={Salt}, author={Roe, Ann}, journal={Sea}, year={2001}, doi={10.1000/1}}\n',
    ...Object.fromEntries(rows.map((row, index) => [nameOf(row, index), texts[index] ?? '']))
  })
}

const sourcesOf = (rows: readonly Habit[]): readonly string[] =>
  rows.map(([, source], index) => `${source.replaceAll('ID', String(index))}\n`)

async function seen(rows: readonly Habit[]): Promise<readonly Seen[]> {
  const {article, diagnostics} = await paperOf(rows, sourcesOf(rows))
  return rows.map((row, index) => {
    const name = nameOf(row, index)
    const nodes = topNodes(article).filter(node => 'place' in node && node.place?.file === name)
    const told = diagnostics
      .filter(({file}) => file === name)
      .map(({code, message, expected = []}) => `${code} ${message} ${expected.join(' ')}`)
    return {row, words: wordsOf(nodes).replace(/\u00a0/g, ' '), told}
  })
}

/** The faults of a row, in words. */
function faultOf({row: [, source, words, told, absent], ...found}: Seen): readonly string[] {
  const said = found.told.join('\n')
  return [
    ...(found.words.includes(words) ? [] : [`printed: ${found.words}`]),
    ...(told === undefined || said.includes(told) ? [] : [`told: ${said}`]),
    ...(absent !== undefined && found.words.includes(absent) ? [`has ${absent}: ${found.words}`] : [])
  ].map(fault => `${source}\n    ${fault}`)
}

test('the habits of other programs are read, or told with the form to write', async () => {
  expect((await seen(habits)).flatMap(faultOf)).toEqual([])
  expect(habits.length).toBe(65)
})

test('habits from the documentation of the other programs are read, or told with the form to write', async () => {
  expect((await seen(otherHabits)).flatMap(faultOf)).toEqual([])
  expect(otherHabits.length).toBe(65)
})

test('habits that a stranger tried are read, or told with the form to write', async () => {
  expect((await seen(strangerHabits)).flatMap(faultOf)).toEqual([])
})

test('marks that nothing reads are told, and never printed silently', async () => {
  expect((await seen(leftHabits)).flatMap(faultOf)).toEqual([])
})

test('a form that a finding advises is no fault itself', async () => {
  const rows = [...habits, ...otherHabits]
  const texts = sourcesOf(rows)
  const {diagnostics} = await paperOf(rows, texts)
  const advised = rows.map((row, index) => {
    const text = texts[index] ?? ''
    const [found] = diagnostics.filter(
      ({file, code, start}) =>
        file === nameOf(row, index) &&
        /^G(?:510|119|101)$/.test(code) &&
        !/^[`~:]{3}/.test(text.slice(start?.offset))
    )
    // The form is in backquotes; it contains backquotes itself if it is code.
    const form = /expected (?:[^`]*?)(?:`` (.+?) ``|`([^`]+)`)/.exec(found?.message ?? '')
    const written = form?.[1] ?? form?.[2]
    if (found?.start === undefined || found.end === undefined || written === undefined) return undefined
    return `${text.slice(0, found.start.offset)}${written}${text.slice(found.end.offset)}`
  })
  const applied = advised.filter(text => text !== undefined)
  expect(applied.length).toBeGreaterThan(3)
  const again = await paperOf(
    rows,
    advised.map(text => text ?? 'Words.\n')
  )
  const faults = again.diagnostics.filter(
    ({file, code, severity}) =>
      file !== 'references.bib' && (severity === 'error' || /^G(?:510|119)$/.test(code))
  )
  expect(faults.map(({file, code, message}) => `${file} ${code} ${message}`)).toEqual([])
})
