import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {linkCitations} from '../../../src/import/link/index.ts'
import {findReferences} from '../../../src/import/link/reference-list.ts'
import {passagesOf} from './typed-text.ts'

const papers = readFileSync(join(import.meta.dirname, '../../data/number-fields.txt'), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map(paper => {
    const [head = '', ...lines] = paper.trimEnd().split('\n')
    return {head, size: Number.parseInt(head, 10), text: lines.join('\n')}
  })

const names =
  'Ames Bell Cole Dorn Earl Frey Gray Hale Ives Jung Kemp Lowe Mann Nash Orme Pike Quin Rowe Shaw Todd'.split(
    ' '
  )

type Bracket = Readonly<{isCitation: boolean; isSure: boolean; text: string}>

/** The brackets of a paper that cites in square or round brackets, in the order of the text. */
function bracketsOf({size, text}: (typeof papers)[number], isRound: boolean): readonly Bracket[] {
  const [open, close] = isRound ? ['(', ')'] : ['[', ']']
  const passages = passagesOf(text.replace(/[[⟦]/g, open).replace(/[\]⟧]/g, close))
  const list = names
    .slice(0, size)
    .map((name, at) => `${at + 1}. ${name} A. The book of ${name}. Paris: Press; ${2001 + at}.`)
  const {references} = findReferences('a.docx', passagesOf(['# References', ...list].join('\n')))
  const {links} = linkCitations(passages, references)
  return text.split('\n').flatMap((line, at) =>
    [...line.matchAll(/[[⟦]/g)].map(({0: sign, index}) => ({
      isCitation: sign === '[',
      isSure: links.some(
        ({passage, start, end, verdict}) =>
          passage === passages[at]!.id && verdict === 'sure' && start <= index + 1 && index < end
      ),
      text: line
    }))
  )
}

/** The number of brackets that are linked although they cite nothing, of 209, in each form. */
const linked = {own: 81, other: 115}

test.each(['own', 'other'] as const)('papers of four fields, in their %s form of brackets', form => {
  const all = papers.flatMap(paper => bracketsOf(paper, paper.head.includes('round') === (form === 'own')))
  const lost = all.filter(({isCitation, isSure}) => isCitation && !isSure)
  expect(lost.map(({text}) => text)).toEqual(form === 'own' ? [] : ['The tax lists [15] omit the poor.'])
  expect(all.filter(({isCitation, isSure}) => !isCitation && isSure)).toHaveLength(linked[form])
})
