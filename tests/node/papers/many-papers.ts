import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {project} from '../../galley.ts'

/** The name of a paper by its number. */
export const nameOf = (number: number): string => `p${String(number).padStart(3, '0')}`

/** An issue of small papers, which differ in words, citations and formulas, in their journal's own style. */
export function manyPapers(amount: number): string {
  const numbers = Array.from({length: amount}, (_, index) => index + 1)
  const papers = numbers.flatMap(number => [
    [`papers/${nameOf(number)}/references.bib`, bibliography(number)] as const,
    [`papers/${nameOf(number)}/paper.md`, paperText(number)] as const
  ])
  return project({
    'issue.yaml':
      'journal: Annals\nvolume: 1\nyear: 2027\npages: own\nstyle: styles/own\npapers: [papers/*]\n',
    'styles/own/style.yaml': 'extends: plain\n',
    ...Object.fromEntries(papers)
  })
}

export function paperText(number: number, citation = `doe${number}`): string {
  const sentence = `A sentence of ${words(number, 60)} ends here [@${citation}].\n\n`
  return `---\ntitle: Paper ${number}\nauthors: [Ann Doe]\nlicense: CC-BY-4.0\nbibliography: references.bib\n---\n\n# One\n\n${sentence.repeat(4)}# Two\n\nA formula $x^${number} + y$ and ${words(number + 3, 120)}.\n`
}

function bibliography(number: number): string {
  return `@article{doe${number}, author = {Doe, Ann and Roe, Bo}, title = {On ${words(number, 4)}}, journal = {Journal of Kilns}, year = {${1950 + (number % 70)}}, volume = {${number}}, pages = {1--9}}\n`
}

const vocabulary = ['loom', 'court', 'labour', 'brick', 'wage', 'debt', 'law', 'kiln']

function words(seed: number, amount: number): string {
  return Array.from(
    {length: amount},
    (_, at) => vocabulary[(seed * 7 + at * ((seed % 5) + 1)) % vocabulary.length]
  ).join(' ')
}

/** The entries of a cache of builds. */
export function keptIn(cache: string): readonly string[] {
  return readdirSync(cache, {recursive: true, encoding: 'utf8'})
    .filter(path => /\/[0-9a-f]{64}$/.test(path))
    .map(path => join(cache, path))
    .sort()
}
