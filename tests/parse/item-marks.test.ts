import {expect, test} from 'vitest'
import type {List} from '../../src/core/article.ts'
import {wordsOf} from '../../src/core/walk-article.ts'
import {renderingOf} from '../compose/article.ts'
import {environment} from '../habit-rows.ts'
import {unplacedArticle} from './unplaced-article.ts'

const items = (...marks: readonly string[]): string =>
  marks.map((mark, index) => `\\item${mark} word${index}`).join('\n')

/** Item marks of LaTeX that count, and the Markdown list with the same marks. */
test.each<[latex: string, markdown: string]>([
  [environment('itemize', items('[(a)]', '[(b)]', '[(c)]')), '(a) word0\n(b) word1\n(c) word2'],
  [environment('itemize', items('[i)]', '[ii)]')), 'i) word0\nii) word1'],
  [environment('enumerate', items('[(2)]', '[(3)]')), '(2) word0\n(3) word1'],
  [environment('enumerate', items('[A.]', '[B.]')), 'A.  word0\nB.  word1'],
  [environment('itemize', items('[--]', '[--]')), '- word0\n- word1'],
  [environment('list', items('', ''), '{--}{\\setlength{\\itemsep}{0pt}}'), '- word0\n- word1'],
  [environment('list', items('', ''), '{(\\roman{x})}{\\usecounter{x}}'), '(i) word0\n(ii) word1']
])('%s', async (latex, markdown) => {
  expect(await unplacedArticle(latex)).toEqual(await unplacedArticle(markdown))
})

/** Marks that no list of Markdown has: words before the items, in place of bullets and numbers. */
test.each<[source: string, words: readonly string[]]>([
  [environment('itemize', items('[(H1)]', '[(H2)]')), ['(H1) word0', '(H2) word1']],
  [environment('itemize', items('[+]', '[--]', '')), ['+ word0', '– word1', '• word2']],
  [environment('itemize', items('[\\checkmark]', '[$\\times$]')), ['✓ word0', '\\times word1']],
  [environment('enumerate', items('[1.]', "[2'.]", '')), ['1. word0', "2'. word1", '1. word2']],
  [
    environment('enumerate', items('', '[(b\\textsubscript{2})]', ''), '[(a)]'),
    ['(a) word0', '(b2) word1', '(b) word2']
  ],
  [environment('enumerate', items('', ''), '[\\bfseries Step 1.]'), ['Step 1. word0', 'Step 2. word1']],
  [environment('enumerate', items('', ''), '[(H1)]'), ['(H1) word0', '(H2) word1']],
  [environment('enumerate', items('', ''), '[label=\\textbf{Q\\arabic*:}]'), ['Q1: word0', 'Q2: word1']],
  [environment('itemize', items('[]', '[]')), ['word0', 'word1']]
])('%s', async (source, words) => {
  const {article, diagnostics} = await renderingOf({'01.md': `Words.\n\n${source}`})
  const list = article.body.find((node): node is List => node.type === 'list')
  expect(list).toMatchObject({ownMarks: true})
  expect(list?.ordered).toBeUndefined()
  expect(list?.children.map(item => wordsOf([item]).trim())).toEqual(words)
  expect(diagnostics.map(({code}) => code).filter(code => code.startsWith('G5'))).toEqual([])
})
