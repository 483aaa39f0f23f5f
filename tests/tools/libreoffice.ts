import {spawn, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect} from 'vitest'
import {isCi} from '../../tools/oracles/find.mjs'
import {judge, passOver} from '../judge.ts'
import type {Side} from '../review/word/settled-word.ts'

const soffice = judge('soffice')

/** Ends the test if LibreOffice is missing or not used, before the files for it are made, which may take long. */
export function askForLibreOffice(): void {
  soffice(['--version'])
  if (spawnSync('/usr/bin/python3', ['-c', 'import uno']).status !== 0) passOver('no python3-uno', isCi())
}

/** Runs a Python script for all jobs in one LibreOffice process, in a folder for its files; returns its output. */
export function inLibreOffice(script: string, jobs: readonly object[], folder: string): string {
  askForLibreOffice()
  const list = join(folder, 'jobs.json')
  writeFileSync(list, JSON.stringify(jobs))
  const pipe = `galley-${process.pid}`
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const office = spawn('soffice', ['--headless', '--norestore', profile, `--accept=pipe,name=${pipe};urp;`], {
    stdio: 'ignore'
  })
  const path = fileURLToPath(new URL(script, import.meta.url))
  // Otherwise, Python would write compiled modules next to the scripts.
  const {status, stdout, stderr} = spawnSync('/usr/bin/python3', ['-B', path, pipe, list], {
    encoding: 'utf8',
    maxBuffer: 1 << 28
  })
  office.kill()
  expect([status, stderr]).toEqual([0, ''])
  return stdout
}

/** A document for LibreOffice, and whether its changes are accepted or rejected. */
export type OfficeJob = Readonly<{bytes: Uint8Array; side?: Side}>

/** Documents as saved by LibreOffice, after all of their changes are accepted or rejected. */
export function savedByLibreOffice(documents: readonly OfficeJob[]): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'galley-office-'))
  try {
    const jobs = documents.map(({bytes, side}, index) => {
      const [file, out] = [join(folder, `${index}.docx`), join(folder, `${index}-saved.docx`)]
      writeFileSync(file, bytes)
      return {in: file, out, command: side === undefined ? '' : side === 'accept' ? 'Accept' : 'Reject'}
    })
    inLibreOffice('settle-word.py', jobs, folder)
    return jobs.map(({out}) => readFileSync(out))
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
