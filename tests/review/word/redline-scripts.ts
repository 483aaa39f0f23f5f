import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {World} from '../../../src/core/world.ts'
import {openDisk} from '../../../src/node/world.ts'
import {papers, printedPaper} from '../../corpus/real-papers.ts'
import {revisionFiles, revisionPairs} from '../../corpus/revisions.ts'
import {textWorld} from '../../world.ts'
import {editedText} from './edited-text.ts'
import {manuscript} from './manuscript.ts'

/** A text edited by scripts, and the world in which it is a paper. */
export type EditedPaper = Readonly<{
  name: string
  text: string
  entry: string
  world: (text: string) => World
}>

/** The result of a script for a paper: the text before and after, and the names of its edits. */
export type Script = Readonly<{paper: EditedPaper; seed: number; next: string; made: readonly string[]}>

type Style = 'insights' | 'notes'

/**
 * The settings of a paper without section numbers, because Pandoc would show the numbers of the new version in both
 * documents.
 */
function settings(style: Style): string {
  return `style: ${style}\nnumber-sections: false\n`
}

/**
 * The paper of this repository, a manuscript of the tests, and, with the corpus, real papers and manuscripts: in a
 * style that cites in the text, or in a note style.
 */
export function editedPapers(style: Style = 'insights'): readonly EditedPaper[] {
  const all = [ownPaper(style), inTests(style), ...real(style), ...revisions(style)]
  return style === 'insights' ? all : all.map(paper => ({...paper, name: `${paper.name}, in ${style}`}))
}

/** THE PAPERS of the corpus that scripts edit: their contents vary, and none is long. */
const chosen = new Set([
  'AutoEIS',
  'REHO',
  'arviz',
  'gala',
  'echemfem',
  'rcites',
  'cfdm',
  'timeseriesflattener',
  'openjournals-inara-example',
  'pysindy-JOSS1'
])

function ownPaper(style: Style): EditedPaper {
  const folder = fileURLToPath(new URL('../../../manuscript', import.meta.url))
  const chapters = readdirSync(folder).filter(name => /^0[1-4].*\.md$/.test(name))
  // References show section titles without numbers, since the numbers are those of the new version in both documents.
  const body = chapters
    .map(name => readFileSync(join(folder, name), 'utf8').replaceAll('@sec:', 'section '))
    .join('\n\n')
  const works = readFileSync(join(folder, '../references.bib'), 'utf8')
  const text = `---\n${settings(style)}title: The Law on the Page\nbibliography: references.bib\n---\n\n${body}`
  return {
    name: 'the paper of galley',
    text,
    entry: '',
    world: each => textWorld({'01.md': each, 'references.bib': works})
  }
}

function inTests(style: Style): EditedPaper {
  const text = manuscript['01.md']!.replace('---\n', `---\n${settings(style)}`)
  return {name: 'bricks', text, entry: '', world: each => textWorld({...manuscript, '01.md': each})}
}

function real(style: Style): readonly EditedPaper[] {
  return papers()
    .filter(({name}) => chosen.has(name))
    .map(({name, folder, text}) => {
      const {world} = openDisk(folder, () => Promise.reject(new Error('there is no browser')))
      const read =
        (each: string): World['read'] =>
        path =>
          path === printedPaper ? Promise.resolve(new TextEncoder().encode(each)) : world.read(path)
      return {
        name,
        // `\ref` would print a bare number, which is that of the new version in both documents.
        text: text
          .replaceAll('\r\n', '\n')
          .replaceAll('\\ref{', '\\autoref{')
          .replace('---\n', `---\n${settings(style)}`),
        entry: printedPaper,
        world: each => ({...world, read: read(each)})
      }
    })
}

function revisions(style: Style): readonly EditedPaper[] {
  return revisionPairs().map(name => {
    const files = revisionFiles(name, 'old')
    const meta = JSON.stringify({
      title: name,
      bibliography: 'works.json',
      style,
      'number-sections': false
    })
    return {
      name,
      text: files['01.md']!,
      entry: '',
      world: each => textWorld({...files, '01.md': each, 'manuscript.yaml': meta})
    }
  })
}

/**
 * A script by its number: one to twelve edits of a paper. One script in four has a paper in a note style, if there is
 * one.
 */
export function scriptOf(
  number: number,
  all: readonly EditedPaper[],
  inNotes: readonly EditedPaper[] = []
): Script {
  const paper =
    number % 4 === 3 && inNotes.length > 0
      ? inNotes[Math.floor(number / 4) % inNotes.length]!
      : all[number % all.length]!
  const count = 1 + ((number * 7) % 12)
  const {text: next, made} = editedText(paper.text, count, number)
  return {paper, seed: number, next, made}
}
