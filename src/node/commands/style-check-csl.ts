import {existsSync} from 'node:fs'
import {basename, dirname, resolve} from 'node:path'
import {build} from '../../build.ts'
import {check} from '../../check.ts'
import {createMemo} from '../../core/memo.ts'
import {isFault, type World} from '../../core/world.ts'
import {cslFindings} from '../../load/csl-faults.ts'
import {rules} from '../../rules/index.ts'
import type {Flags} from '../command.ts'
import {UsageFault} from '../program/fault.ts'
import {diskWorld} from '../world.ts'
import {report} from './report.ts'

const styleRules: ReadonlySet<string> = new Set([
  'style-invalid',
  'style-schema',
  'path-outside',
  'file-unreadable'
])

/**
 * Checks a CSL style: everything that CSL 1.0.2 forbids, even in parts that no citation uses, and whether a paper can
 * name the style. Gives the exit code.
 */
export async function checkCslFile(given: string, flags: Flags): Promise<number> {
  const path = resolve(given)
  if (!existsSync(path)) throw new UsageFault(`no file \`${given}\``)
  const root = dirname(path)
  const file = basename(path)
  const disk = diskWorld(root, async () => {
    throw new Error('nothing is typeset here')
  })
  const built = await build(specimenWorld(disk.world, file), createMemo(), {entry: '', outputs: []})
  const {manuscript} = built
  const bytes = await disk.world.read(file)
  const xml = isFault(bytes) ? '' : new TextDecoder().decode(bytes).replaceAll('\r\n', '\n')
  const others = manuscript.findings.filter(finding => finding.file !== file)
  const faults = isFault(bytes) ? [] : await cslFindings(file, xml)
  const checked = check({...manuscript, findings: [...others, ...faults]}, rules, {
    only: ({name}) => styleRules.has(name)
  })
  const session = {build: {...built, ...checked}, disk}
  const place = {root, entry: '', outputFolder: ''}
  return (await report(session, place, flags, undefined, `CSL style ${file}`)) ? 1 : 0
}

/** The folder of a CSL style together with a one-word paper. */
function specimenWorld(world: World, style: string): World {
  const texts: Readonly<Record<string, string>> = {
    'manuscript.yaml': `title: Specimen\nlicense: CC-BY-4.0\ncsl: ${JSON.stringify(style)}\n`,
    '01.md': 'Words.\n'
  }
  return {
    ...world,
    list: async folder => (folder === '' ? Object.keys(texts) : undefined),
    async read(path) {
      const text = Object.hasOwn(texts, path) ? texts[path] : undefined
      if (text !== undefined) return new TextEncoder().encode(text)
      return /\.csl$/iu.test(path) ? world.read(path) : {fault: 'absent', reason: 'missing file'}
    }
  }
}
