import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {CslItem} from '../../src/core/types.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {corpus} from './corpus.ts'

/** The works of the corpus that Pandoc or JOSS authors wrote, and our own; keys say where they come from. */
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
      // Names of lists of works are no works.
      return [...byKey.values()]
        .filter(({type}) => type !== 'set' && type !== 'xdata')
        .map(({key, csl}) => ({...csl, id: `${group}-${number}-${key}`}))
    })
  )
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
