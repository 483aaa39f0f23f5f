import {expect, test} from 'vitest'
import {type Build, build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import type {Output, Rendering} from '../src/outputs/output.ts'
import {outlineOf} from './outline.ts'
import {filesOf} from './small-papers.ts'
import {textWorld} from './world.ts'

const answers = new URL('data/small-papers/answers/', import.meta.url)

/** Builds a paper, and returns also the input of its outputs. */
async function built(
  files: Readonly<Record<string, string>>
): Promise<Readonly<{rendering: Rendering; result: Build}>> {
  const given: Rendering[] = []
  const output: Output = {
    name: 'given',
    ending: 'given',
    mediaType: 'text/plain',
    async render(rendering) {
      given.push(rendering)
      return {bytes: new Uint8Array(), problems: [], environment: {}}
    }
  }
  const result = await build(textWorld(files), createMemo(), {entry: '', draft: true, outputs: [output]})
  return {rendering: given[0]!, result}
}

test.each(['chapters', 'german', 'urdu'])('the article and the findings of %s', async name => {
  const files = filesOf(name)
  const {rendering, result} = await built(files)
  // The wording of findings is tested with their rules.
  const findings = [...result.diagnostics, ...result.waived].map(
    ({severity, rule, file, start, end, subject}) =>
      `${severity} ${rule} ${file}:${start?.line}:${start?.column}-${end?.line}:${end?.column} ${subject ?? ''}`
  )
  const {article, manuscript} = rendering
  const lines = [
    '# findings',
    ...findings,
    '# article',
    outlineOf(article, files),
    '# settings',
    outlineOf(manuscript.settings, files)
  ]
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(new URL(`${name}.txt`, answers).pathname)
})
