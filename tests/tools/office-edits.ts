import {spawn, spawnSync} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect} from 'vitest'
import {judge, passOver} from '../judge.ts'

const soffice = judge('soffice')

/** Where in a paper an edit is made. */
export type EditPlace = 'body' | 'note' | 'cell' | 'list' | 'heading' | 'caption'

/** A file to edit in LibreOffice: how many edits in which places, by a seeded generator. */
export type EditJob = Readonly<{
  in: string
  out: string
  tracked: boolean
  seed: number
  edits: Readonly<Partial<Record<EditPlace, number>>>
}>

/** An edit that was made: the paragraph as it was, and as it should read afterwards. */
export type MadeEdit = Readonly<{where: EditPlace; kind: string; old: string; wanted: string}>

/** Has LibreOffice, started once, edit files by a script (`word-edits.py`), and gives the edits of each. */
export function editInLibreOffice(
  folder: string,
  jobs: readonly EditJob[]
): ReadonlyArray<readonly MadeEdit[]> {
  soffice(['--version'])
  if (spawnSync('/usr/bin/python3', ['-c', 'import uno']).status !== 0) passOver('no python3-uno')
  const pipe = `galley-${process.pid}`
  const list = join(folder, 'jobs.json')
  writeFileSync(list, JSON.stringify(jobs))
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const office = spawn('soffice', ['--headless', '--norestore', profile, `--accept=pipe,name=${pipe};urp;`], {
    stdio: 'ignore'
  })
  const script = fileURLToPath(new URL('word-edits.py', import.meta.url))
  const {status, stdout, stderr} = spawnSync('/usr/bin/python3', [script, pipe, list], {
    encoding: 'utf8',
    maxBuffer: 1 << 28
  })
  office.kill()
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}
