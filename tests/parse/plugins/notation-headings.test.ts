import {expect, test} from 'vitest'
import {articleHtml} from '../../article-words.ts'

test.each([
  ['an inline note', '# Law^[A note on *law*.] today', 'law-today'],
  ['a note in emphasis', '# *Law^[A note.] today*', 'law-today'],
  ['a note of LaTeX', '# Law\\footnote{A note.}', 'law']
])('the id of a heading does not contain the words of %s', async (_, heading, id) => {
  expect(await articleHtml(`${heading}\n\nWords.\n`)).toContain(`<h2 id="${id}"`)
})

test.each([
  ['1. Number-in heading!', 'number-in-heading'],
  ['2020', 'section'],
  ['§ 5 and *Recht*', 'and-recht']
])('the id of the heading “%s” begins with a letter, as in Pandoc', async (heading, id) => {
  expect(await articleHtml(`# ${heading}\n\nWords.\n`)).toContain(`<h2 id="${id}"`)
})

test('a list of references is placed under a heading that calls a note', async () => {
  const html = await articleHtml({
    'references.bib': '@book{doe, title = {A Book}, author = {Doe, Jane}, year = 1999, publisher = {Press}}',
    'manuscript/01.md': 'See [@doe].\n\n# References^[Those that are cited.]\n'
  })
  expect(html).not.toContain('>References</h2>')
})
