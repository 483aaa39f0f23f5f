import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'yaml'
import type {World} from '../../src/core/world.ts'
import {textWorld} from '../world.ts'
import {corpus} from './corpus.ts'

/** The pairs of revisions of real manuscripts by name; empty without the corpus. */
export function revisionPairs(): readonly string[] {
  const folder = join(corpus, 'revisions')
  return existsSync(folder) ? readdirSync(folder).filter(name => /^\d/.test(name)) : []
}

/**
 * A revision as files for galley. Manubot's citations name works by identifiers, or by tags for them: the cited works
 * become the bibliography, with their identifiers in the DOI field.
 */
export function revisionFiles(name: string, side: 'old' | 'new'): Readonly<Record<string, string>> {
  const folder = join(corpus, 'revisions', name, side)
  const chapters = readdirSync(folder)
    .filter(file => /^\d.*\.md$/.test(file))
    .sort()
  const text = chapters.map(file => readFileSync(join(folder, file), 'utf8')).join('\n\n')
  const {title, keywords} = parse(readFileSync(join(folder, 'metadata.yaml'), 'utf8')) as {
    title: string
    keywords?: string[]
  }
  const meta = {title, keywords: keywords ?? [], bibliography: 'works.json', style: 'insights'}
  return {
    'manuscript.yaml': JSON.stringify(meta),
    '01.md': text,
    'works.json': JSON.stringify(worksIn(text, tagsIn(folder)))
  }
}

/** A revision in a style without section numbers, which Pandoc shows, and without keywords, which are not tracked. */
export function revisionWorld(name: string, side: 'old' | 'new'): World {
  const files = revisionFiles(name, side)
  const {title} = JSON.parse(files['manuscript.yaml']!) as {title: string}
  const settings = {title, bibliography: 'works.json', style: 'insights', 'number-sections': false}
  return textWorld({...files, 'manuscript.yaml': JSON.stringify(settings)})
}

function tagsIn(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, 'citation-tags.tsv')
  const rows = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  return new Map(rows.map(row => row.split('\t') as [string, string]))
}

function worksIn(text: string, tags: ReadonlyMap<string, string>): readonly object[] {
  const inText = new Map(
    Array.from(text.matchAll(/^\[@([\w-]+)\]: (\S+)$/gm), ([, tag, work]) => [tag!, work!] as const)
  )
  const keys = new Set(
    Array.from(text.matchAll(/@((?:\w+:)?[^\s\];,{}()]+)/g), ([, key]) => key!.replace(/\.$/, ''))
  )
  return [...keys]
    .filter(key => !/^(?:fig|tbl|eq|sec):/.test(key))
    .map(id => {
      const work = tags.get(id.replace(/^tag:/, '')) ?? inText.get(id) ?? id
      return {id, type: 'article', title: work, DOI: work.replace(/^doi:/, ''), issued: {raw: '2018'}}
    })
}
