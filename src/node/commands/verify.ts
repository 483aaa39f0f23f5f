import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {outputs} from '../../outputs/index.ts'
import {attachmentsKey} from '../../outputs/pdf/attachments.ts'
import {readManifest} from '../../reproduce/manifest.ts'
import {compare} from '../../reproduce/verify.ts'
import {UsageFault} from '../fault.ts'
import {findProject} from '../project.ts'
import {manifestFor, runOnce} from '../session.ts'
import type {Run} from './index.ts'

/** The line, then compare with the manifest. Nothing is written. */
export const runVerify: Run = async (flags, paths) => {
  const place = findProject(paths, typeof flags.output === 'string' ? flags.output : undefined)
  const file = join(place.outputFolder, 'manifest.json')
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageFault(`no manifest at ${file}; \`galley build\` writes one`)
  })
  const manifest = readManifest(text)
  if ('fault' in manifest) throw new UsageFault(`cannot read ${file}: ${manifest.fault}`)
  const wanted = outputs.filter(output =>
    manifest.outputs.some(({path}) => path.endsWith(`.${output.ending}`))
  )
  // What an earlier run kept would be compared with itself.
  const anew = {...flags, 'no-cache': true}
  const session = await runOnce({...place, entry: manifest.entry}, anew, {
    outputs: wanted,
    draft: true,
    attachSources: manifest.environment[attachmentsKey] !== undefined
  })
  const {result, lines} = compare(manifest, manifestFor(session, {...place, entry: manifest.entry}))
  process.stdout.write(`${lines.join('\n')}\nverify: ${result}\n`)
  return result === 'same' ? 0 : result === 'differs' ? 1 : 2
}
