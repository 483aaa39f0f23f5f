import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {isPageClass} from '../../src/outputs/article/page-classes.ts'

/** The classes of the style sheets that authors may use; they neither hide nor move the words of their elements. */
const authors =
  'align-center align-left align-right epigraph full hanging line line-block lower-alpha lower-roman margin noindent page-break quotation small smallcaps underline upper-alpha upper-roman wide'

test('each class in a style sheet is one for authors, or their words do not get it', () => {
  const sheets = readdirSync('styles', {recursive: true, encoding: 'utf8'}).filter(name =>
    name.endsWith('.css')
  )
  const rules = sheets.map(name => readFileSync(join('styles', name), 'utf8')).join('\n')
  const names = [
    ...rules.replace(/\/\*[\s\S]*?\*\/|url\([^)]*\)/g, '').matchAll(/\.([a-z][\w-]*)(?=[^;}]*\{)/g)
  ]
  const written = new Set(names.map(([, name = '']) => name))
  expect(written.size).toBeGreaterThan(100)
  expect([...written].filter(name => !isPageClass(name)).sort()).toEqual(authors.split(' '))
})
