import {expect, test} from 'vitest'
import type {Article, Table, TableCell} from '../../../src/core/article.ts'
import {acceptAll, compareArticles, rejectAll} from '../../../src/versions/redline/index.ts'
import {articleOf} from '../../compose/article.ts'

type Form = Partial<Table> & Readonly<{cell?: Partial<TableCell>}>

const cell = (value: string, form: Partial<TableCell> = {}): TableCell => ({
  children: [{type: 'text', value}],
  ...form
})
const head = [[cell('Dog', {isHead: true}), cell('Age', {isHead: true})]]
const [rex, ina] = [
  [cell('Rex'), cell('3')],
  [cell('Ina'), cell('4')]
]

/** A table of dogs in some form; `cell` is the form of the first cell of its body. */
function table({cell: form, ...more}: Form): Table {
  const body = [[cell('Rex', form), ...(form?.columns ? [] : [rex[1]!])], ina]
  return {type: 'table', id: 'dogs', head, body, foot: [], ...more}
}

const whole = 'Dog | Age / Rex | 3 / Ina | 4'

test.each<readonly [name: string, old: Form, next: Form, changes: readonly string[]]>([
  ['its width', {widths: [30, 70]}, {widths: [50, 50]}, ['changed: 30 % | 70 % → 50 % | 50 %']],
  ['a width that it had not', {}, {widths: [50, 50]}, ['changed:  → 50 % | 50 %']],
  ['the alignment of a cell', {}, {cell: {align: 'right'}}, ['changed:  → right | ']],
  ['its class', {}, {classes: ['wide']}, ['changed:  → .wide']],
  ['its language', {lang: 'fr'}, {lang: 'de'}, ['changed: in fr → in de']],
  ['its direction', {}, {dir: 'rtl'}, ['changed:  → rtl']],
  ['columns of a cell', {}, {cell: {columns: 2}}, [`replaced: ${whole} → Dog | Age / Rex / Ina | 4`]],
  ['rows of a cell', {cell: {rows: 2}}, {}, [`replaced: ${whole} → ${whole}`]],
  ['a row that ends it', {}, {body: [rex], foot: [ina]}, ['moved: Ina | 4 → Ina | 4']],
  ['a row that is no head', {}, {head: [], body: [...head, rex, ina]}, ['moved: Dog | Age → Dog | Age']],
  ['one of two rows of its head', {head: [...head, rex], body: [ina]}, {}, ['moved: Rex | 3 → Rex | 3']]
])('a redline of a table shows %s', async (_, old, next, changes) => {
  const article = await articleOf({'01.md': 'Words.'})
  const [before, after] = [old, next].map((form): Article => ({...article, body: [table(form)]}))
  const redline = compareArticles(before!, after!)
  expect(redline.changes.map(({kind, old: gone, new: now}) => `${kind}: ${gone} → ${now}`)).toEqual(changes)
  expect(rejectAll(redline.article).body).toEqual(before!.body)
  expect(acceptAll(redline.article).body).toEqual(after!.body)
})
