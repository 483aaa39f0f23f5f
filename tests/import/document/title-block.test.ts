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
