import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect} from 'vitest'
import {corpusTest} from '../corpus/corpus.ts'
import {recordFigure} from '../figures.ts'
import {judge, passOver} from '../judge.ts'
import {createHomecoming, scriptsOf, type Way} from '../review/word/home-scripts.ts'
import {editedPapers} from '../review/word/redline-scripts.ts'
import {withoutMarks} from '../review/word/rewritten.ts'
import {part} from '../tier.ts'
import {savedByLibreOffice} from './libreoffice.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-home-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const pandoc = judge('pandoc')
const [given, taken] = [join(folder, 'given.docx'), join(folder, 'taken.docx')]

function savedBy(save: () => void): Way['saved'] {
  return bytes => {
    writeFileSync(given, bytes)
    save()
    return readFileSync(taken)
  }
}

const inLibreOffice: Way['saved'] = bytes => savedByLibreOffice([{bytes: withoutMarks(bytes)}])[0]!

/** THE WAYS in which a script comes into a file that is sent back. */
const ways: Readonly<Record<string, Way>> = {
  'XML edited, tracking off': {isTracked: false, saved: withoutMarks},
  'XML edited, tracked': {isTracked: true, saved: withoutMarks},
  'python-docx': {
    isTracked: false,
    saved: savedBy(() => {
      const save = 'import docx, sys\ndocx.Document(sys.argv[1]).save(sys.argv[2])'
      if (spawnSync('python3', ['-c', 'import docx']).status !== 0) passOver('no python-docx')
      expect(spawnSync('python3', ['-c', save, given, taken]).status).toBe(0)
    })
  },
  Pandoc: {isTracked: false, saved: savedBy(() => void pandoc([given, '-o', taken]))},
  'LibreOffice, tracking off': {isTracked: false, saved: inLibreOffice},
  'LibreOffice, tracked': {isTracked: true, saved: inLibreOffice}
}

const scripts = Array.from({length: 500}, (_, number) => number)

for (const [name, way] of Object.entries(ways))
  corpusTest(
    `edits of generated scripts are in the text to the letter or listed: ${name}`,
    async () => {
      const run = createHomecoming()
      const papers = editedPapers()
      const counts = {home: 0, listed: 0, silent: 0}
      const silent: string[] = []
      for (const script of scriptsOf(part(scripts, 80, String), papers)) {
        const {verdict, missing, extra, difference} = await run(script, way)
        counts[verdict]++
        if (verdict !== 'silent') continue
        const words = `missing ${missing.slice(0, 8).join(' ')}, added ${extra.slice(0, 8).join(' ')}`
        silent.push(
          `${script.seed}, ${script.paper.name} (${script.made.join(', ')}): ${words}: ${difference}`
        )
      }
      const {home, listed} = counts
      recordFigure(`scripts that came home: ${name}`, `${home} to the letter, ${listed} in part listed`)
      expect(silent).toEqual([])
    },
    7_200_000
  )
