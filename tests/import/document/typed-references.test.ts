import {expect, test} from 'vitest'
import {chaptersOf, differentWords, field, headingStyles, imported, p, run, styled} from './word-package.ts'

const figure = (words: string): string =>
  p('<w:r><w:drawing><pic:pic><a:blip r:embed="i1"/></pic:pic></w:drawing></w:r>') + p(words)
const table = (caption: string): string =>
  `${p(caption)}<w:tbl><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`
const formula = (tex: string, behind: string): string =>
  `<w:p><m:oMath><m:r><m:t>${tex}</m:t></m:r></m:oMath>${run(behind)}</w:p>`
const parts = {
  'word/styles.xml': headingStyles,
  'word/_rels/document.xml.rels': '<Relationship Id="i1" Target="media/image1.png"/>'
}
const list =
  p('References', styled('H1')) +
  p('Doe, J. (2012). Bricks of the oven. Clay Press.') +
  p('Roe, A. (2011). Kilns and law. Journal of Clay, 3(1), 1–12.')
const things =
  figure('Figure 1: An oven.') +
  figure('Figure 2: A kiln.') +
  table('Table 1: Sacks.') +
  formula('a=b', ' (1)') +
  formula('c=d', ' (2)') +
  figure('Map 7. Lahore.')

async function typed(words: string, more = things): Promise<string> {
  const paper = imported(p('Bread', styled('Title')) + p(words) + more + list, parts)
  expect(await differentWords(paper)).toEqual({lost: [], added: []})
  return chaptersOf(paper).split('\n')[0]!
}

test.each([
  ['Figure 2 shows it.', '@fig:2 shows it.'],
  ['It is hot (Fig. 2).', 'It is hot ([Fig. @fig:2]).'],
  ['It is hot (see figure 1 and Table 1).', 'It is hot (see [figure @fig:1] and @tbl:1).'],
  ['By Eq. (2), it is hot.', 'By [Eq. @eq:2], it is hot.'],
  ['By Equation 1 it is hot.', 'By @eq:1 it is hot.'],
  ['As is clear (see Eq. 1).', 'As is clear (see [Eq. @eq:1]).'],
  ['Map 7 shows Lahore.', '[Map @fig:7] shows Lahore.'],
  ['See Figure\u00a02 as well.', 'See @fig:2 as well.']
])('“%s” is a reference to the caption with this number', async (words, markdown) => {
  expect(await typed(words)).toBe(markdown)
})

test.each([
  ['a number that no caption has', 'Figure 3 shows it.'],
  ['a part of a figure', 'Figure 2a shows it.'],
  ['a range', 'Figure 1–2 shows it.'],
  ['two numbers', 'Figure 1 and 2 show it.'],
  ['a plural', 'Figures 1 and 2 show it.'],
  ['another kind of picture', 'Map 2 shows it.'],
  ['a longer number', 'Figure 2.1 shows it.'],
  ['a word that ends so', 'The configure 2 option.'],
  ['a figure of others', 'Figure 2 of Smith shows it.'],
  ['a sentence that ends', 'We count the figure. 2 are hot.']
])('%s stays as typed', async (_, words) => {
  expect(await typed(words)).toBe(words)
})

test.each([
  ['Compare Roe (2011), Figure 2.', 'Compare @roe2011, Figure 2.'],
  ['See Figure 2 in Roe (2011).', 'See Figure 2 in @roe2011.'],
  ['It is hot (Roe, 2011, Figure 2).', 'It is hot [@roe2011, Figure 2].']
])('the figure of a cited work stays as typed: %s', async (words, markdown) => {
  expect(await typed(words)).toBe(markdown)
})

test('a reference that Word has divided, as by its spelling check, is one', async () => {
  const divided = `${run('By Eq')}<w:proofErr w:type="spellStart"/>${run('. (')}${run('2) it is hot.')}`
  expect(await typed(divided)).toBe('By [Eq. @eq:2] it is hot.')
})

test('a field that links has data of Word beside its instruction', async () => {
  const data = '<w:fldData xml:space="preserve">CNDJ6nn5us4RjIIAqgBLqQsCAAAACAAAAA0AAABfAFIAZQBm</w:fldData>'
  const paper = imported(
    p(
      run('See ') +
        field('REF _Ref1 \\h', 'Figure 1').replace(
          /(<w:fldChar w:fldCharType="begin")\/>/,
          `$1>${data}</w:fldChar>`
        )
    ) +
      figure('').replace('<w:p></w:p>', '') +
      p(
        run('Figure ') +
          '<w:bookmarkStart w:id="1" w:name="_Ref1"/>' +
          field('SEQ Figure', '1') +
          '<w:bookmarkEnd w:id="1"/>' +
          run(': An oven.')
      ),
    parts
  )
  expect(chaptersOf(paper)).toContain('See @fig:1\n')
  expect([...paper.left.keys()].filter(what => what.startsWith('field'))).toEqual([])
})

test('where two captions have a number, none is meant', async () => {
  expect(await typed('Figure 1 shows it.', figure('Figure 1: An oven.') + figure('Figure 1: A kiln.'))).toBe(
    'Figure 1 shows it.'
  )
})

test('a number that is typed within a formula, far behind it, is its number', async () => {
  const within =
    '<w:p><m:oMathPara><m:oMath><m:r><m:t>a=b</m:t></m:r><m:r><m:t xml:space="preserve">     (3)</m:t></m:r></m:oMath></m:oMathPara></w:p>'
  const paper = imported(p('Bread', styled('Title')) + p('By Eq. (3), it is hot.') + within, parts)
  expect(chaptersOf(paper)).toContain('By [Eq. @eq:3], it is hot.\n\n$$ a=b \\tag{3} $$ {#eq:3}')
})
