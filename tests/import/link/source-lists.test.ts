import {expect, test} from 'vitest'
import {linkCitations} from '../../../src/import/link/index.ts'
import {findReferences} from '../../../src/import/link/reference-list.ts'
import {linked, passagesOf} from './typed-text.ts'

const works = `Citron, Danielle Keats, and Frank Pasquale. “The Scored Society: Due Process for Automated Predictions.” Washington Law Review 89, no. 1 (2014): 1–33.
Mayson, Sandra G. “Bias In, Bias Out.” Yale Law Journal 128, no. 8 (2019): 2218–2300.
Solove, Daniel J. Understanding Privacy. Cambridge, MA: Harvard University Press, 2008.`
const cases = `Mathews v. Eldridge, 424 U.S. 319 (1976)
State v. Loomis, 881 N.W.2d 749 (Wis. 2016)
BVerfGE 65, 1 – Volkszählung, Urteil vom 15.12.1983`

/** The heading, the works with type and names, and the headings left out of a manuscript that ends as given. */
function found(end: string): readonly unknown[] {
  const passages = passagesOf(`# Text\nIt is so, and the text goes on for a while.\n${end}`)
  const {references, heading, parts, archives} = findReferences('a.docx', passages)
  return [
    passages.find(({id}) => id === heading)?.text,
    references.map(
      ({csl: {type, title, author}}) => `${type}: ${author === undefined ? title : 'by authors'}`
    ),
    parts,
    archives
  ]
}

test('tables of cases and statutes before the list of references belong to it', () => {
  expect(
    found(`# Table of Cases\n${cases}\n# Legislation\n18 U.S.C. § 3553(a) (2018)\n# References\n${works}`)
  ).toEqual([
    'References',
    [
      'article-journal: by authors',
      'article-journal: by authors',
      'book: by authors',
      'legal_case: Mathews v. Eldridge, 424 U.S. 319',
      'legal_case: State v. Loomis, 881 N.W.2d 749',
      'legal_case: BVerfGE 65, 1 – Volkszählung, Urteil vom 15.12.1983',
      'legislation: 18 U.S.C. § 3553(a)'
    ],
    ['Table of Cases', 'Legislation'],
    []
  ])
})

test('lists of sources without a list of references; archives stay in the text', () => {
  const end = `# Primary Sources\n# Archives\nArchives municipales de Marseille (AMM), BB 112\nThe National Archives, Kew (TNA), SP 78\n# Secondary Sources\n${works}\n[^1]: AMM, BB 112, fol. 3.`
  expect(found(end)).toEqual([
    'Secondary Sources',
    ['article-journal: by authors', 'article-journal: by authors', 'book: by authors'],
    [],
    [{heading: 'Archives', lines: 2, notes: 1, unnamed: ['The National Archives, Kew (TNA), SP 78']}]
  ])
})

test('a heading such as “Cases” within the text begins no list', () => {
  const end = `# Cases\nMathews v. Eldridge, 424 U.S. 319 (1976)\n# Discussion\nIt goes on.\n# References\n${works}`
  expect(found(end).slice(2)).toEqual([[], []])
})

/** Notes in the form of American law reviews, with the citations of the lists above. */
test.each<[note: string, ...expected: string[]]>([
  [
    'See Sandra G. Mayson, Bias In, Bias Out, 128 Yale L.J. 2218, 2221–22 (2019).',
    '[See @mayson2019, 2221–22]'
  ],
  ['Citron & Pasquale, The Scored Society, 89 Wash. L. Rev. 1 (2014).', '[@citron2014]'],
  ['Daniel J. Solove, Understanding Privacy 12 (2008).', '[@solove2008, 12]'],
  [
    'But see Mayson, supra note 1, at 2290 (doubting it).',
    '[But see @mayson2019, supra note 1, at 2290 (doubting it)]'
  ],
  [
    'Compare Mayson, supra note 1, at 3, with Citron & Pasquale, supra note 2.',
    '[Compare @mayson2019, supra note 1, at 3]',
    '[with @citron2014, supra note 2]'
  ],
  ['Mathews v. Eldridge, 424 U.S. 319, 335 (1976).', '[@mathews1976, 335]'],
  ['Mathews, 424 U.S. at 340.', '[@mathews1976, at 340]'],
  ['Loomis, 881 N.W.2d at 761.', '[@state2016, at 761]'],
  ['Loomis, 900 N.W.2d at 761.'],
  ['BVerfGE 65, 1 (43).', '[@bverfge1983 (43)]'],
  ['BVerfGE 65, 182.']
])('%s', (note, ...expected) => {
  expect(linked(`So.[^1]\n[^1]: ${note}`, `${works}\n# Cases\n${cases}`)).toEqual(expected)
})

test('Id. repeats the note before it, unless a title follows', () => {
  const text =
    'So.[^1] So.[^2] So.[^3]\n[^1]: Solove, Understanding Privacy, 3.\n[^2]: Id. at 4.\n[^3]: Id., Les mots, p. 3.'
  const {references} = findReferences('a.docx', passagesOf(`# References\n${works}`))
  expect(
    linkCitations(passagesOf(text), references)
      .links.map(({verdict}) => verdict)
      .slice(0, 2)
  ).toEqual(['sure', 'sure'])
})
