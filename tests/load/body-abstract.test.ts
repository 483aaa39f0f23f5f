import {expect, test} from 'vitest'
import {wordsOf} from '../../src/core/walk-article.ts'
import {renderingOf} from '../compose/article.ts'

const front = '---\ntitle: T\nauthor: A\n---\n\n'
const latex = '\\begin{abstract}\nWords of @doe and $x$.\n\\end{abstract}'

async function read(files: Readonly<Record<string, string>>) {
  const {article, diagnostics} = await renderingOf(files)
  return {
    abstract: article.front.abstracts.map(({children}) => wordsOf(children)).join(),
    body: wordsOf(article.body),
    said: diagnostics
      .filter(({code}) => code === 'G501' || code === 'G101')
      .map(({file, start, message}) => `${file}:${start?.line}:${start?.column} ${message}`)
  }
}

test.each([
  ['of LaTeX', latex],
  ['in a block', '::: {.abstract}\nWords of @doe and $x$.\n:::']
])('an abstract %s in the text is that of the paper', async (_, abstract) => {
  const found = await read({'main.md': `${front}${abstract}\n\n# One\n\nMore.`})
  expect(found.abstract).toContain('Words of')
  expect(found.body).toBe('OneMore.')
  expect(found.said).toEqual(['main.md:7:1 `doe` is cited but not in the bibliography'])
})

test('beside an abstract of the settings, or in another file, it stays and is told', async () => {
  const both = await read({'main.md': `${front.replace('author', 'abstract: Own.\nauthor')}${latex}`})
  expect([both.abstract, both.said[0]]).toEqual([
    'Own.',
    'main.md:7:1 `\\begin{abstract}` is not supported by galley, so only its content is printed'
  ])
  expect(both.body).toContain('Words of')
  const apart = await read({'manuscript.yaml': 'title: T', '01.md': '::: abstract\nWords.\n:::'})
  expect(apart.said[0]).toBe(
    '01.md:1:1 The abstract is printed as a part of the text, expected `abstract:` in the settings'
  )
})

test('in code it is an example', async () => {
  const {abstract, said} = await read({'main.md': `${front}\`\`\`latex\n${latex}\n\`\`\``})
  expect([abstract, said]).toEqual(['', []])
})
