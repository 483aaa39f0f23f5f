import {expect, test} from 'vitest'
import {wordsOf} from '../../src/core/walk-article.ts'
import {articleFor} from '../../src/versions/for-output.ts'
import {articleOf} from '../compose/article.ts'

const text = (attributes: string) =>
  `Before[ within]{${attributes}}.\n\n::: {${attributes}}\n## Block {#sec-b}\n\nWords.^[Noted.]\n:::\n\nSee @sec-b.^[Last.]`

test.each([
  ['.content-visible when-format="html"', ['html']],
  ['.content-visible when-format="pdf"', ['pdf']],
  ['.content-visible when-format="latex"', ['pdf']],
  ['.content-visible when-format="docx"', ['docx']],
  ['.content-visible unless-format="html"', ['pdf', 'docx']],
  ['.content-hidden when-format="html"', ['pdf', 'docx']],
  ['.content-hidden unless-format="pdf"', ['pdf']],
  ['.content-visible when-format="epub"', []],
  ['.content-visible when-profile="draft"', ['html', 'pdf', 'docx']]
])('words on a condition are in their outputs alone: %s', async (attributes, expected) => {
  const article = await articleOf({'paper.md': text(attributes)})
  expect(wordsOf(article.body)).toContain('Words.')
  const kinds = ['html', 'pdf', 'docx'] as const
  const shown = kinds.map(kind => [kind, articleFor(article, kind)] as const)
  const having = (words: string) =>
    shown.flatMap(([kind, {body}]) => (wordsOf(body).includes(words) ? [kind] : []))
  expect(having('Words.')).toEqual(expected)
  expect(having(' within')).toEqual(expected)
  for (const [kind, {body, notes}] of shown) {
    expect(wordsOf(body)).toContain('Before')
    expect(wordsOf(body)).toContain('See Section')
    expect(notes.map(({children}) => wordsOf(children))).toEqual(
      expected.includes(kind) ? ['Noted.', 'Last.'] : ['Last.']
    )
  }
})

test('an article without conditions stays the same object', async () => {
  const article = await articleOf({'paper.md': 'Words.'})
  expect(articleFor(article, 'pdf')).toBe(article)
})

test('the contents of an output have no entry that leads nowhere', async () => {
  const article = await articleOf({
    'paper.md': `---\ntoc: true\n---\n\n# One\n\n${text('.content-visible when-format="html"')}`
  })
  expect(JSON.stringify(articleFor(article, 'pdf'))).not.toContain('sec-b')
  expect(JSON.stringify(articleFor(article, 'html'))).toContain('sec-b')
})
