import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {CslItem} from '../../src/core/types.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {corpus} from './corpus.ts'

/** The works of the corpus by Pandoc's or JOSS's authors, and our own; keys show their origin. */
export function bibliographies(): readonly CslItem[] {
  const groups = {
    joss: walk(join(corpus, 'joss')),
    biblatex: [join(corpus, 'bib/biblatex/bibtex/bib/biblatex/biblatex-examples.bib')],
    thesis: [join(corpus, 'pandoc/guillawme-these-fr/references.bib')],
    own: [new URL('../../references.bib', import.meta.url).pathname]
  }
  return Object.entries(groups).flatMap(([group, files]) =>
    files.flatMap((path, number) => {
      const {byKey} = parseBibliography([{path, text: readFileSync(path, 'utf8')}])
      // Sets and shared data (`xdata`) are not works.
      return [...byKey.values()]
        .filter(({type}) => type !== 'set' && type !== 'xdata')
        .map(({key, csl}) => ({...csl, id: `${group}-${number}-${key}`}))
    })
  )
}

/**
 * All works of all `.bib` files of the corpus. A work in several files is taken once, from the first; duplicates within
 * one file stay, since processors must tell them apart. Entries without a title are dropped.
 */
export function allWorks(): readonly CslItem[] {
  const known = new Set<string>()
  return ['joss', 'bib', 'pandoc'].flatMap(group =>
    walk(join(corpus, group)).flatMap((path, number) => {
      const {byKey} = parseBibliography([{path, text: readFileSync(path, 'utf8')}])
      const works = [...byKey.values()]
        .filter(({type}) => type !== 'set' && type !== 'xdata')
        .map(({csl}, index) => ({
          title: wordsOfTitle(csl),
          item: {...csl, id: `${group}-${number}-${index}`}
        }))
        .filter(({title}) => title !== '' && !known.has(title))
      for (const {title} of works) known.add(title)
      return works.map(({item}) => item)
    })
  )
}

function wordsOfTitle({title}: CslItem): string {
  return String(title ?? '')
    .replace(/<[^>]*>|[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** Works in an order determined by a seed, the same for the same works. */
export function shuffled(works: readonly CslItem[], seed: number): readonly CslItem[] {
  const place = ({id}: CslItem): string => createHash('sha1').update(`${seed} ${id}`).digest('hex')
  return works
    .map(work => [place(work), work] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, work]) => work)
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder, {withFileTypes: true})
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return walk(path)
      return path.endsWith('.bib') ? [path] : []
    })
}
