import {expect, test} from 'vitest'
import {importPrinted} from '../../../src/references/import/printed/index.ts'

test.each<[line: string, type: string, title: string, year: number | undefined]>([
  [
    'Bonded Labour System (Abolition) Act, 1992 (Pakistan).',
    'legislation',
    'Bonded Labour System (Abolition) Act, 1992 (Pakistan)',
    1992
  ],
  ['Masih v. State, PLD 1990 SC 513.', 'legal_case', 'Masih v. State, PLD 1990 SC 513', 1990],
  ['Mathews v. Eldridge, 424 U.S. 319 (1976)', 'legal_case', 'Mathews v. Eldridge, 424 U.S. 319', 1976],
  [
    'Bürgerliches Gesetzbuch (BGB) vom 18. August 1896.',
    'legislation',
    'Bürgerliches Gesetzbuch (BGB)',
    1896
  ],
  [
    'Gesetz über den Wasserhaushalt vom 31. Juli 2009.',
    'legislation',
    'Gesetz über den Wasserhaushalt',
    2009
  ],
  [
    'BVerfGE 65, 1 – Volkszählung, Urteil vom 15.12.1983',
    'legal_case',
    'BVerfGE 65, 1 – Volkszählung, Urteil vom 15.12.1983',
    1983
  ],
  ['Loi du 8 août 2016 relative au travail.', 'legislation', 'Loi du 8 août 2016 relative au travail', 2016],
  [
    'Ley 675 de 2001 sobre propiedad horizontal.',
    'legislation',
    'Ley 675 de 2001 sobre propiedad horizontal',
    2001
  ],
  ['R v Jones, [2006] UKHL 16.', 'legal_case', 'R v Jones, [2006] UKHL 16', 2006],
  ['R v Jones, [2006] EWCA Civ 1812.', 'legal_case', 'R v Jones, [2006] EWCA Civ 1812', 2006],
  [
    'Reference re Secession of Quebec, [1998] 2 SCR 217.',
    'legal_case',
    'Reference re Secession of Quebec, [1998] 2 SCR 217',
    1998
  ],
  ['Decreto 1594 de 1984.', 'legislation', 'Decreto 1594 de 1984', 1984],
  ['18 U.S.C. § 3553(a) (2018)', 'legislation', '18 U.S.C. § 3553(a)', 2018]
])('%s is a law or a case without authors', (line, type, title, year) => {
  const {references} = importPrinted({
    path: 'a.txt',
    text: `References\n\n${line}\n\nRoe, Jane. Water and Law. Brill, 2001.`
  })
  const {csl} = references[0]!
  const parts = (csl.issued as {'date-parts': number[][]} | undefined)?.['date-parts']
  expect([csl.type, csl.title, parts?.[0]?.[0], csl.author, csl.note]).toEqual([
    type,
    title,
    year,
    undefined,
    undefined
  ])
})

test.each([
  'Roe, Jane. The Gesetz über die Sache. Berlin: Springer, 2001.',
  'Smith, A. (2003). Roe v. Wade and after. Oxford University Press.',
  'Kaplan, Steven L. Bread, Politics and Markets in the Reign of the King. Paris: Fayard, 1976.'
])('%s is a book by its author', line => {
  const {references} = importPrinted({
    path: 'a.txt',
    text: `References\n\n${line}\n\nRoe, Jane. Water and Law. Brill, 2001.`
  })
  expect(references[0]!.csl.author).toMatchObject([
    {given: expect.stringMatching(/^(?:Jane|A\.|Steven L\.)$/)}
  ])
})
