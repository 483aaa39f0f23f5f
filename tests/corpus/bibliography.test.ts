import {readdirSync, readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {expect} from 'vitest'
import type {Bibliography, CslName} from '../../src/core/types.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {recordFigure} from '../figures.ts'
import {corpus, corpusTest} from './corpus.ts'

corpusTest('every file is parsed without throwing, and places are within the text', () => {
  const files = walk(join(corpus, 'bib')).filter(file => file.endsWith('.bib'))
  expect(files.length).toBeGreaterThan(90)
  for (const path of files) {
    const text = readFileSync(path, 'utf8')
    const bibliography = parseBibliography([{path, text}])
    const misplaced = bibliography.references.filter(({place, entryPlace, key}) => {
      const written = text.slice(place.start.offset, place.end.offset)
      return !written.startsWith('@') || !written.endsWith(key) || entryPlace.end.offset < place.end.offset
    })
    expect(misplaced).toEqual([])
    for (const {place} of bibliography.findings) expect(place!.end.offset).toBeLessThanOrEqual(text.length)
  }
})

corpusTest('exactly the faulty ones of a laboratory’s 6315 entries are found', () => {
  const path = join(corpus, 'bib/CDL-bibliography/cdl.bib')
  const {references, findings} = parseBibliography([{path, text: readFileSync(path, 'utf8')}])
  expect(references).toHaveLength(6315)
  expect(findings.map(({rule, place, subject}) => `${place?.start.line} ${rule} ${subject}`)).toEqual([
    '1892 bibliography-latex \\I',
    '41175 bibliography-latex \\texit',
    '44740 bibliography-value FranEtal92'
  ])
})

type Paper = Readonly<{
  paper: string
  bib: readonly string[]
  bib_keys: readonly string[]
  uncited: readonly string[]
}>

corpusTest('the keys of JOSS bibliographies are those that Pandoc finds', () => {
  const {papers} = JSON.parse(readFileSync(join(corpus, 'expected/joss.json'), 'utf8')) as {
    papers: Readonly<Record<string, Paper>> | readonly Paper[]
  }
  const faults: string[] = []
  for (const paper of Object.values(papers)) {
    const bibliography = read(paper.bib.map(path => join(corpus, path)))
    expect([...new Set(bibliography.references.map(reference => reference.key))]).toEqual(paper.bib_keys)
    for (const {file, rule, place, message} of bibliography.findings) {
      if (rule === 'bibliography-syntax' || rule === 'bibliography-value')
        faults.push(`${file}:${place?.start.line} ${message}`)
    }
  }
  // Names with commas in place of `and`: Pandoc silently drops some of them.
  expect(faults).toEqual([
    expect.stringMatching(/^joss\/DrWatson.jl\/paper.bib:50 The name `Peter Slaughter, /),
    expect.stringMatching(/^joss\/tidytext\/paper.bib:47 The name `Ingo Feinerer, /)
  ])
})

type Expected = Readonly<{
  id: string
  title?: string
  author?: readonly CslName[]
  issued?: unknown
  DOI?: string
  type: string
}>

/** Differences from Pandoc in which Pandoc is wrong, and why; every other difference is a fault of galley. */
const pandocIsWrong: ReadonlyMap<string, string> = new Map([
  [
    'joss-AutoEIS.json wang2021electrochemical author',
    'accent: `{\\"\\i}` is ï, Pandoc keeps the dotless letter'
  ],
  ['joss-DrWatson.jl.json recordr author', 'commas in place of `and`: Pandoc drops two authors of four'],
  ['joss-DrWatson.jl.json Fitschen2019 title', 'dash: `\\textemdash` is dropped'],
  ['joss-echemfem.json govindarajan2023coupling title', 'formula: `CO$_2$` loses its subscript'],
  ['joss-gala.json gaia author', 'et al.: `and et al.` becomes a person'],
  ['joss-pooch.json metpy issued', 'range: `2008 - 2019` is dropped'],
  ['joss-pooch.json cartopy issued', 'range: `2010 - 2015` is dropped'],
  ['joss-tidytext.json tm author', 'commas in place of `and`: one author becomes the suffix of another']
])

corpusTest('authors, dates, titles and DOIs agree with Pandoc, or Pandoc is wrong', () => {
  const variables = ['author', 'issued', 'title', 'DOI'] as const
  const counts = new Map(variables.map(variable => [variable, {all: 0, pandoc: 0, ours: 0}]))
  const unexplained: string[] = []
  const explained = new Set<string>()
  for (const name of readdirSync(join(corpus, 'expected/csl'))) {
    const expected = JSON.parse(
      readFileSync(join(corpus, 'expected/csl', name), 'utf8')
    ) as readonly Expected[]
    const {byKey} = read(bibFiles(name))
    for (const theirs of expected) {
      const ours = byKey.get(theirs.id)?.csl as Expected | undefined
      // Pandoc does not read sets.
      if (byKey.get(theirs.id)?.type === 'set') continue
      for (const variable of variables) {
        const [a, b] = [normal(ours?.[variable]), normal(theirs[variable])]
        if (a === '' && b === '') continue
        // Pandoc's CSL-JSON loses every non-numeric date: `n.d.`, `forthcoming`, `2001--`.
        if (variable === 'issued' && b === 'date-parts ' && a.startsWith('literal ')) continue
        const count = counts.get(variable)!
        count.all++
        if (a === b) continue
        const difference = `${name} ${theirs.id} ${variable}`
        if (pandocIsWrong.has(difference)) {
          count.pandoc++
          explained.add(difference)
        } else {
          count.ours++
          unexplained.push(`${difference}:\n    ours   ${a}\n    pandoc ${b}`)
        }
      }
    }
  }
  for (const [variable, {all, pandoc, ours}] of counts) {
    const share = ((100 * (all - ours)) / all).toFixed(2)
    recordFigure(
      `.bib fields as Pandoc's CSL-JSON: ${variable}`,
      `${all} compared, ${ours} unexplained, ${pandoc} where Pandoc is wrong: ${share} % right`
    )
  }
  console.log([...pandocIsWrong].map(([difference, reason]) => `${difference}: ${reason}`).join('\n'))
  for (const {all, ours} of counts.values())
    expect(ours / all, unexplained.join('\n')).toBeLessThanOrEqual(0.005)
  expect([...explained].toSorted()).toEqual([...pandocIsWrong.keys()].toSorted())
})

function normal(value: unknown): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map(normal).join('; ')
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([name]) => name !== 'season')
    return entries
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => `${name} ${normal(part)}`)
      .join(', ')
  }
  return (
    String(value)
      .replace(/<[^>]*>/g, '')
      // Forms in which Pandoc differs: it writes the resolver before a DOI, “others” as a person, and formulas without
      // dollar signs.
      .replace(/^https:\/\/doi\.org\//, '')
      .replace(/^others$/, 'et al.')
      .replace(/\$/g, '')
      .replace(/["“”„‘’]/g, "'")
      .replace(/[\s\u00A0]+/g, ' ')
      .toLowerCase()
  )
}

function bibFiles(name: string): readonly string[] {
  const paper = /^joss-(.*)\.json$/.exec(name)?.[1]
  if (paper === undefined) return [join(corpus, 'bib/biblatex/bibtex/bib/biblatex/biblatex-examples.bib')]
  return walk(join(corpus, 'joss', paper)).filter(file => file.endsWith('.bib'))
}

function read(files: readonly string[]): Bibliography {
  return parseBibliography(
    files.map(path => ({path: relative(corpus, path), text: readFileSync(path, 'utf8')}))
  )
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap(entry => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? walk(path) : [path]
  })
}
