import {expect, test} from 'vitest'
import {shortLaws, toldOfShortLaws} from '../../../src/import/link/short-laws.ts'
import {imported, p, styled} from '../document/word-package.ts'
import {passagesOf} from './typed-text.ts'

const list = [
  'Bürgerliches Gesetzbuch (BGB) vom 18. August 1896.',
  'GG: Grundgesetz für die Bundesrepublik Deutschland vom 23. Mai 1949.',
  'Gesetz über den Lastenausgleich (LAG) vom 14. August 1952.',
  'Müller, H. (2001). Das Recht der Öfen (RDÖ). Beck.'
]
const printed = list.map((raw, index) => ({raw, csl: {id: '', type: index < 3 ? 'legislation' : 'book'}}))

test.each<[text: string, ...lines: readonly [work: number, example: string][]]>([
  ['Nach § 823 Abs. 1 S. 2 BGB haftet er.', [0, '§ 823 Abs. 1 S. 2 BGB']],
  ['Vgl. §§ 823, 826 BGB; Art. 14 Abs. 2 GG.', [0, '§§ 823, 826 BGB'], [1, 'Art. 14 Abs. 2 GG']],
  ['Nach § 823\u00a0BGB.\n[^1]: §\u00a0906 BGB.', [0, '§ 823\u00a0BGB']],
  ['Das BGB ist alt, § 3 UStG jung, § 5 BGBEG auch, § 7 RDÖ ein Buch.']
])('%s', (text, ...lines) => {
  expect(shortLaws(passagesOf(text), printed).map(({work, example}) => [work, example])).toEqual(lines)
})

test('the places are counted in one line', () => {
  expect(toldOfShortLaws(shortLaws(passagesOf('§ 1 BGB und § 2 BGB und Art. 3 GG'), printed))).toEqual([
    '3 places name laws of the list by their abbreviations, such as “§ 1 BGB”; they stay as typed, and `nocite` keeps these laws in the list'
  ])
  expect(toldOfShortLaws([])).toEqual([])
})

test('such a law stays in the list of the paper', () => {
  const paper = imported(
    p('Law', styled('H1')) +
      p('Nach § 823 BGB haftet er (Müller, 2001).') +
      p('Literatur', styled('H1')) +
      list.map(line => p(line)).join('')
  )
  expect(paper.texts.get('manuscript/manuscript.yaml')).toContain('nocite:\n  - "@burgerliches1896"\n')
  expect(paper.told).toContain(
    '1 place names a law of the list by its abbreviation, “§ 823 BGB”; it stays as typed, and `nocite` keeps this law in the list'
  )
})
