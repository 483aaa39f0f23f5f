import {expect, test} from 'vitest'
import {differentWords, headingStyles, imported, p, run, styled} from './word-package.ts'

const yamlOf = (body: string, parts = {}): string =>
  imported(body, parts).texts.get('manuscript/manuscript.yaml') ?? ''
const text = p('Bread rises in the ovens of the town for an hour, or longer. Nobody knows why.')

test('places in languages and after raised numbers, ranks, and a comma before “and”', () => {
  const raised = (mark: string): string => run(mark, '<w:vertAlign w:val="superscript"/>')
  const yaml = yamlOf(
    p(run('Bread and Salt', '<w:b/>')) +
      p(
        `${run('Sara Khan')}${raised('1')}${run(', Bob Roe')}${raised('2')}${run(', Senior Member, IEEE, and Ann Poe')}${raised('1')}`
      ) +
      p(raised('1') + run('Instituto de Hornos, Madrid')) +
      p(raised('2') + run('Kilns Ltd., University of Lahore')) +
      p('Correspondencia: sara.khan@example.org') +
      text
  )
  expect(yaml).toContain(
    'authors:\n  - name: Sara Khan\n    email: sara.khan@example.org\n    corresponding: true\n    affiliation: 1\n  - name: Bob Roe\n    affiliation: 2\n  - name: Ann Poe\n    affiliation: 1\n'
  )
  expect(yaml).toContain('name: Instituto de Hornos, Madrid\n')
})

test('several affiliations in a line, and marks after commas', () => {
  const raised = (mark: string): string => run(mark, '<w:vertAlign w:val="superscript"/>')
  const yaml = yamlOf(
    p(run('Bread and Salt', '<w:b/>')) +
      p(
        `${run('Ann Poe, MD,')}${raised('1')}${run(' Bob Roe,')}${raised('2')}${run(' Cy Doe')}${raised('2')}`
      ) +
      p(
        `${raised('1')}${run('University of Lahore; ')}${raised('2')}${run('ETH Zürich, H')}${raised('2')}${run('O lab')}`
      ) +
      text
  )
  expect(yaml).toContain(
    'authors:\n  - name: Ann Poe\n    affiliation: 1\n  - name: Bob Roe\n    affiliation: 2\n  - name: Cy Doe\n    affiliation: 2\naffiliations:\n  - index: 1\n    name: University of Lahore\n  - index: 2\n    name: ETH Zürich, H2O lab\n'
  )
})

test('authors next to their institutions', () => {
  const title = p(run('Bread and Salt', '<w:b/>'))
  const paired = yamlOf(
    title + p('von Ann Poe (Universität Ulm) und Bob Roe (KTH Stockholm)') + p('ann.poe@example.org') + text
  )
  expect(paired).toContain(
    'authors:\n  - name: Ann Poe\n    email: ann.poe@example.org\n    corresponding: true\n    affiliation: 1\n  - name: Bob Roe\n    affiliation: 2\naffiliations:\n  - index: 1\n    name: Universität Ulm\n  - index: 2\n    name: KTH Stockholm\n'
  )
  const lines = yamlOf(
    title + p('Ann Poe, Universität Ulm (ann.poe@example.org)') + p('Bob Roe, Universität Ulm') + text
  )
  expect(lines).toContain(
    'name: Bob Roe\n    affiliation: 1\naffiliations:\n  - index: 1\n    name: Universität Ulm\nlang'
  )
})

test('a heading of two capitalised words is no author', () => {
  const centred = '<w:jc w:val="center"/>'
  const looks = yamlOf(
    p(run('BREAD AND SALT', '<w:b/>'), centred) +
      p('Ann Poe', centred) +
      p('Short.') +
      p(run('I. THE OVENS', '<w:b/>'), centred) +
      text +
      p(run('II. THE SALT', '<w:b/>'), centred) +
      text
  )
  const styles = {'word/styles.xml': headingStyles}
  const styles1 = yamlOf(
    p('Bread', styled('Title')) + p('Ann Poe') + p('Early Ovens', styled('H1')) + text,
    styles
  )
  for (const yaml of [looks, styles1]) expect(yaml).toContain('authors:\n  - name: Ann Poe\nlang')
})

test('a title block without names is told', () => {
  expect(imported(p(run('Bread and Salt', '<w:b/>')) + text).told).toContain(
    'no authors are recognized: write them into `manuscript.yaml`; words about them are in the text'
  )
})

const settings = (people: string): Promise<string> => {
  const paper = imported(
    p(run('Bread and Salt', '<w:b/>'), '<w:jc w:val="center"/>') +
      people +
      p(run('1. Ovens', '<w:b/>')) +
      p('Bread rises.') +
      p(run('2. Salt', '<w:b/>')) +
      p('Salt is old.')
  )
  expect(paper.told.filter(line => line.includes('left out'))).toEqual([])
  return differentWords(paper).then(words => {
    expect(words).toEqual({lost: [], added: []})
    return paper.texts.get('manuscript/manuscript.yaml') ?? ''
  })
}

test('an affiliation keeps its commas and its mark beside an address', async () => {
  const yaml = await settings(
    p('Sara Khan¹ and Ada Lovelace²') +
      p('¹ Department of Law, University of Lahore, Lahore, Pakistan; sara@example.org') +
      p('² Institute of Ovens, Lower-Town, E-mail: ada@example.org')
  )
  expect(yaml).toContain('name: Department of Law, University of Lahore, Lahore, Pakistan\n')
  expect(yaml).toContain('name: Institute of Ovens, Lower-Town\n')
  expect(yaml).toMatch(
    /name: Sara Khan\n {4}email: sara@example.org\n(?: {4}corresponding: true\n)? {4}affiliation: 1\n/
  )
  expect(yaml).toMatch(
    /name: Ada Lovelace\n {4}email: ada@example.org\n(?: {4}corresponding: true\n)? {4}affiliation: 2\n/
  )
})

test('degrees after names', () => {
  const yaml = yamlOf(p(run('Bread and Salt', '<w:b/>')) + p('Ann Poe, MD, PhD; Bob Roe, M.Sc.') + text)
  expect(yaml).toContain('authors:\n  - name: Ann Poe\n  - name: Bob Roe\nlang')
})

const raised = (mark: string): string => run(mark, '<w:vertAlign w:val="superscript"/>')
const centred = '<w:jc w:val="center"/>'

test('the title page that APA asks for', () => {
  const page =
    p('Running head: BREAD') +
    p(run('Bread and Salt: A Diary Study', '<w:b/>'), centred) +
    p(run('Ann Poe') + raised('1') + run(', and Bob Roe') + raised('2'), centred) +
    p(raised('1') + run('Department of Ovens, University of Ulm'), centred) +
    p(raised('2') + run('KTH Stockholm'), centred) +
    p(run('Author Note', '<w:b/>'), centred) +
    p('Ann Poe https://orcid.org/0000-0002-1825-0097') +
    p('Correspondence concerning this article should be addressed to Ann Poe, Ulm. Email: poe@ulm.example') +
    p('Word count: 4,812') +
    p(run('Abstract', '<w:b/>'), centred) +
    p('We bake.') +
    p(run('Bread and Salt', '<w:b/>'), centred) +
    text +
    p(run('Method', '<w:b/>'), centred) +
    text
  const paper = imported(page)
  const yaml = paper.texts.get('manuscript/manuscript.yaml')
  expect(yaml).toContain(
    'title: "Bread and Salt: A Diary Study"\nshort-title: BREAD\nauthors:\n  - name: Ann Poe\n    orcid: 0000-0002-1825-0097\n    email: poe@ulm.example\n    corresponding: true\n    affiliation: 1\n  - name: Bob Roe\n    affiliation: 2\naffiliations:\n  - index: 1\n    name: Department of Ovens, University of Ulm\n  - index: 2\n    name: KTH Stockholm\n'
  )
  expect(yaml).toContain('chapters:\n  - 01-beginning.md\n  - 02-method.md\n')
  expect(paper.told).toContain('a line of the title page is left out: “Word count: 4,812”')
})

test.each<[name: string, lines: readonly string[], settings: string]>([
  [
    'marks of remarks and of the corresponding author',
    [
      `${run('Ann Poe, MD')}${raised('1,∗')}${run('; Bob Roe, MBBS')}${raised('2†')}${run('; for the OVENS Study Group')}`,
      '1. University of Ulm',
      '2. KTH Stockholm, Academy of Salt',
      '∗Corresponding author. Email: poe@ulm.example. Tel.: +49 731 1',
      '† Deceased.'
    ],
    '  - name: Ann Poe\n    email: poe@ulm.example\n    corresponding: true\n    affiliation: 1\n  - name: Bob Roe^[Deceased.]\n    affiliation: 2\n  - name: OVENS Study Group\n'
  ],
  [
    'stars of affiliations',
    ['Ann POE* et Bob ROE**', '* Université d’Ulm, CENS (UMR 6025), poe@ulm.example', '** Doctorant, Paris'],
    '  - name: Ann POE\n    email: poe@ulm.example\n    corresponding: true\n    affiliation: 1\n  - name: Bob ROE^[Doctorant, Paris]\naffiliations:\n  - index: 1\n    name: Université d’Ulm, CENS (UMR 6025)\n'
  ],
  [
    'thanks under an author',
    [`${run('Ann Poe')}${raised('∗')}`, '∗ Lecturer, University of Ulm. I thank Bob Roe.'],
    '  - name: Ann Poe^[Lecturer, University of Ulm. I thank Bob Roe.]\n    corresponding: true\n'
  ],
  [
    'academic titles',
    ['Prof. Dr. Ann Poe, Universität Ulm', 'Dr. Bob Roe, Ulm'],
    '  - name: Ann Poe\n    affiliation: 1\n  - name: Bob Roe\n    affiliation: 2\naffiliations:\n  - index: 1\n    name: Universität Ulm\n  - index: 2\n    name: Ulm\n'
  ]
])('%s', (_, lines, settings) => {
  const yaml = yamlOf(p(run('Bread and Salt', '<w:b/>')) + lines.map(line => p(line)).join('') + text)
  expect(yaml).toContain(settings)
})

test('a title in another language, and headings in capitals', () => {
  const paper = imported(
    p(run('Vender sin permiso: los mercados de la ciudad', '<w:b/>')) +
      p('Selling without a licence: the markets of the city') +
      p('Ana Ruiz') +
      p('I. INTRODUCTION', centred) +
      text +
      p(run('A. Receiver', '<w:i/>')) +
      text +
      p('II. MODEL', centred) +
      text
  )
  const yaml = paper.texts.get('manuscript/manuscript.yaml')
  expect(yaml).toContain(
    'titles:\n  en: "Selling without a licence: the markets of the city"\nauthors:\n  - name: Ana Ruiz\n'
  )
  expect(yaml).toContain('chapters:\n  - 01-introduction.md\n  - 02-model.md\n')
  expect([...paper.texts.values()].join('')).toContain('\n## Receiver\n')
})

test('raised marks in the title block are no citations', () => {
  const body =
    p(run('Bread and Salt', '<w:b/>')) + p(run('Ann Poe, GmbH') + raised('1,2')) + p('Abstract: We bake.')
  const cited = p(run('So it is.') + raised('1') + run(' And so.') + raised('2'))
  const list =
    p(run('References', '<w:b/>')) +
    p('1. Roe C. Ovens. J Salt. 2001;1:1-2.') +
    p('2. Poe A. Salt. J Salt. 2002;1:3-4.')
  const paper = imported(body + text + cited + list)
  expect(paper.links.links.map(({verdict}) => verdict)).toEqual(['sure', 'sure'])
})
