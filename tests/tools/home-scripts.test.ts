import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, expect} from 'vitest'
import {findOracle} from '../../tools/oracles/find.mjs'
import {oracles} from '../../tools/oracles/table.mjs'
import {corpusTest} from '../corpus/corpus.ts'
import {recordFigure} from '../figures.ts'
import {judge, passOver} from '../judge.ts'
import {createHomecoming, type Outcome, scriptsOf} from '../review/word/home-scripts.ts'
import {editedPapers, type Script} from '../review/word/redline-scripts.ts'
import {withoutBookmarks, withoutMarks} from '../review/word/rewritten.ts'
import {part} from '../tier.ts'
import {askForLibreOffice, savedByLibreOffice} from './libreoffice.ts'

const folder = mkdtempSync(join(tmpdir(), 'galley-home-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const pandoc = judge('pandoc')
/** The Python with python-docx; if there are several, it may not be the first on the PATH. */
const foundDocx = findOracle(oracles.find(({name}) => name === 'python-docx')!)
const pythonDocx = 'missing' in foundDocx ? [] : foundDocx.command
const [given, taken] = [join(folder, 'given.docx'), join(folder, 'taken.docx')]

type Save = (bytes: Uint8Array) => Uint8Array

/**
 * Returns a function that saves a file with a program. The file's bookmarks are removed: they are those of the edited
 * text, and a real file does not have them.
 */
function savedBy(save: () => void): Save {
  return bytes => {
    writeFileSync(given, withoutBookmarks(bytes))
    save()
    return readFileSync(taken)
  }
}

/** THE WAYS in which a script is applied to a returned file. */
const ways: Readonly<Record<string, Readonly<{isTracked: boolean; saved: Save}>>> = {
  'XML edited, tracking off': {isTracked: false, saved: withoutMarks},
  'XML edited, tracked': {isTracked: true, saved: withoutMarks},
  'python-docx': {
    isTracked: false,
    saved: savedBy(() => {
      const save = 'import docx, sys\ndocx.Document(sys.argv[1]).save(sys.argv[2])'
      const [python = '', ...before] = pythonDocx
      expect(spawnSync(python, [...before, '-c', save, given, taken]).status).toBe(0)
    })
  },
  Pandoc: {isTracked: false, saved: savedBy(() => void pandoc([given, '-o', taken]))}
}

/** THE SCRIPTS: 500 possible editing sessions in Word; CI draws a part of them by the commit. */
const scripts = (): readonly Script[] => scriptsOf(500, editedPapers(), editedPapers('notes'))
const {edited, came} = createHomecoming()

/** Counts the results of scripts by verdict, and fails at the end if a script has an unreported loss. */
function createCount(
  name: string
): Readonly<{add: (script: Script, outcome: Outcome) => void; end: () => void}> {
  const counts = {home: 0, listed: 0, silent: 0}
  const silent: string[] = []
  return {
    add({seed, paper, made}, {verdict, missing, extra, difference, made: done}) {
      counts[verdict]++
      if (verdict !== 'silent') return
      const words = `missing ${missing.slice(0, 8).join(' ')}, added ${extra.slice(0, 8).join(' ')}`
      silent.push(`${seed}, ${paper.name} (${[...made, ...done].join(', ')}): ${words}: ${difference}`)
    },
    end() {
      recordFigure(
        `scripts that came home: ${name}`,
        `${counts.home} to the letter, ${counts.listed} in part listed`
      )
      expect(silent, name).toEqual([])
    }
  }
}

corpusTest(
  'edits of generated scripts are in the text to the letter or listed',
  async () => {
    const hasPythonDocx = pythonDocx.length > 0
    const asked = Object.entries(ways).filter(([name]) => name !== 'python-docx' || hasPythonDocx)
    const counts = new Map(asked.map(([name]) => [name, createCount(name)]))
    for (const script of part(scripts(), 160, ({seed}) => String(seed))) {
      const files = {tracked: await edited(script, true), plain: await edited(script, false)}
      for (const [name, {isTracked, saved}] of asked) {
        const file = isTracked ? files.tracked : files.plain
        counts.get(name)!.add(script, await came(script, file, saved(file.bytes)))
      }
    }
    for (const {end} of counts.values()) end()
    if (!hasPythonDocx) passOver('no python-docx (`make oracles GROUP=editors`)')
  },
  7_200_000
)

/** The number of files that one LibreOffice process saves. */
const atOnce = 50

for (const isTracked of [false, true]) {
  const name = isTracked ? 'LibreOffice, tracked' : 'LibreOffice, tracking off'
  corpusTest(
    `edits of generated scripts are in the text to the letter or listed: ${name}`,
    async () => {
      askForLibreOffice()
      const count = createCount(name)
      const own = part(scripts(), 160, ({seed}) => String(seed))
      for (let first = 0; first < own.length; first += atOnce) {
        const some = own.slice(first, first + atOnce)
        const files = []
        for (const script of some) files.push(await edited(script, isTracked))
        const saved = savedByLibreOffice(files.map(({bytes}) => ({bytes: withoutBookmarks(bytes)})))
        for (const [at, script] of some.entries())
          count.add(script, await came(script, files[at]!, saved[at]!, {dropsWords: true}))
      }
      count.end()
    },
    7_200_000
  )
}
