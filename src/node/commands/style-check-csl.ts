import {existsSync} from 'node:fs'
import {basename, dirname, resolve} from 'node:path'
import {build} from '../../build.ts'
import {check} from '../../check/index.ts'
import {rules} from '../../check/rules/index.ts'
import {decodeUtf8} from '../../core/decode.ts'
import {createMemo} from '../../core/memo.ts'
import type {Finding} from '../../core/types.ts'
import {isFault, type World} from '../../core/world.ts'
import {cslFindings} from '../../load/csl-faults.ts'
import type {Flags} from '../command.ts'
import {UsageFault} from '../program/fault.ts'
import {openDisk} from '../world.ts'
import {report} from './report.ts'

const styleRules: ReadonlySet<string> = new Set([
  'style-invalid',
  'style-schema',
  'path-outside',
  'file-encoding',
  'file-unreadable'
])

/**
 * Checks a CSL style: everything that CSL 1.0.2 forbids, even in parts that no citation uses, and whether a paper
 * can name the style. Returns the exit code.
 */
export async function checkCslFile(given: string, flags: Flags): Promise<number> {
  const path = resolve(given)
  if (!existsSync(path)) throw new UsageFault(`no file \`${given}\``)
  const root = dirname(path)
  const file = basename(path)
  const disk = openDisk(root, async () => {
    throw new Error('nothing is typeset here')
  })
  const built = await build(specimenWorld(disk.world, file), createMemo(), {entry: '', outputs: []})
  const {manuscript} = built
  const bytes = await disk.world.read(file)
  const decoded = isFault(bytes) ? undefined : decodeUtf8(bytes)
  const findings =
    decoded !== undefined && 'text' in decoded
      ? withFaults(file, manuscript.findings, await cslFindings(file, decoded.text.replaceAll('\r\n', '\n')))
      : manuscript.findings
  const checked = check({...manuscript, findings}, rules, {
    only: ({name}) => styleRules.has(name)
  })
  const session = {build: {...built, ...checked}, disk, named: {}}
  const place = {root, entry: '', outputFolder: ''}
  return (await report(session, place, flags, {about: `CSL style ${file}`})) ? 1 : 0
}

/** Replaces the findings that a build reports about a style by all faults of the style. */
function withFaults(
  file: string,
  findings: readonly Finding[],
  faults: readonly Finding[]
): readonly Finding[] {
  const isBroken = faults.some(({rule}) => rule === 'style-invalid')
  const others = findings.filter(finding => finding.file !== file && !(isBroken && finding.subject === file))
  return [...others, ...faults]
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
