import {expect, test} from 'vitest'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {built} from '../built.ts'

/** The order in which a list prints works of these organisations. */
async function printed(names: readonly string[]): Promise<readonly string[]> {
  const entries = names.map(
    (name, index) => `@book{k${index}, author = {{${name}}}, title = {T}, publisher = {P}, year = 2001}`
  )
  const files = {
    'manuscript.yaml': 'title: A\nlicense: CC-BY-4.0\nstyle: insights\nnocite: ["@*"]',
    'references.bib': entries.join('\n')
  }
  const {artifacts} = await built(files, {outputs: [htmlOutput], draft: true})
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  return [...html.matchAll(/<div id="bib-k(\d+)"/g)].map(([, index]) => names[Number(index)]!)
}

test.each([
  ['accents do not count', ['Emil', 'Émile', 'Emilia']],
  ['an accent on the first letter does not count', ['Ozan', 'Özgür', 'Ozu']],
  ['capitals do not count', ['abacus', 'Abbey', 'ABC', 'abdomen']],
  ['a blank comes before any letter', ['Li Bo', 'Lian', 'Lib']],
  ['two blanks are one', ['Area A', 'Area  B', 'Area C']],
  ['digits count by their value', ['Area 9', 'Area 10', 'Area 011', 'Area 100']],
  ['digits at the start count by their value', ['9 Maps', '10 Maps', '101 Maps']],
  ['digits come before letters', ['Area 51', 'Area A']],
  ['punctuation does not count', ['Obrian', 'O’Brien', 'Obrion']],
  ['a hyphen does not part words', ['Mapa', 'Map-b', 'Mapc']],
  ['ł is filed under l', ['Lodu', 'Łódz', 'Lodza']],
  ['æ is filed under ae', ['Adz', 'Æsop', 'Afa']],
  ['œ is filed under oe', ['Odz', 'Œuvre', 'Ofa']],
  ['ø is filed under o', ['Osta', 'Østb', 'Ostc']],
  ['ß is filed under ss', ['Grasr', 'Graßs', 'Grassu']],
  ['đ and ð are filed under d', ['Da', 'Đb', 'Ðc', 'Dd']],
  ['þ is filed under th', ['Tg', 'Þor', 'Thos']],
  ['ı is filed under i', ['Aksia', 'Aksın', 'Aksio']],
  ['ħ is filed under h', ['Maha', 'Maħb', 'Mahc']],
  ['a ligature is filed under its letters', ['Fieb', 'ﬁel', 'Fiem']],
  ['a wide letter is filed under the plain one', ['Aa', 'Ａb', 'Ac']],
  ['letters of other scripts come after Latin ones', ['Zoo', 'Ωmega', 'Яma', 'احمد']]
])('in a list of references %s', async (_, names) => {
  expect(await printed(names.toReversed())).toEqual(names)
})
