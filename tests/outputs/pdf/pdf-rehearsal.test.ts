import {expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {TypesettingJob} from '../../../src/core/typesetting.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {pdfOutput} from '../../built-pdfs.ts'
import {serialized} from '../../serialized.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

/** Builds a paper; `before` is called as soon as its pages are to be printed. */
async function built(text: string, before: (job: TypesettingJob) => void = () => undefined) {
  let printed: TypesettingJob | undefined
  const world = {
    ...textWorld({'paper.md': `---\ntitle: Pages\nlang: en\n---\n\n${text}\n`}),
    asset: readAsset,
    typeset: (job: TypesettingJob) => {
      printed = job
      before(job)
      return typesetter.typeset(job)
    }
  }
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  const {artifacts, problems} = await build(world, createMemo(), options)
  return {bytes: artifacts[0]!.bytes, job: printed!, problems}
}

const paragraph = 'Courts decide where they sit; yet responsibility is shared among organisations. '
const paper = `# One {#sec:one}

${paragraph.repeat(30)}[^note]

| Year | Word |
|------|------|
| 1999 | One  |

: Years {#tbl:years}

# Two

${paragraph.repeat(40)} See [](#sec:one){.page}, @tbl:years, $x^2$ and [قانون]{lang=ur}.

[^note]: A note of some words.
`

test('a browser page that typeset an earlier version gives the bytes of a new one', async () => {
  const {bytes: expected} = await built(paper)
  const {job: earlier} = await built(`${paragraph.repeat(9)}[^n]\n\n[^n]: Another note.\n\n${paper}`)
  for (const like of [earlier, (await built(paper)).job]) {
    const {bytes} = await built(paper, job => typesetter.warm(job.faces, like))
    expect(Buffer.compare(bytes, expected)).toBe(0)
  }
})

test('faults of an earlier version are not reported for the next', async () => {
  const {job} = await built(paper)
  const html = job.html
    .replace(/<meta http-equiv="content-security-policy"[^>]*>/, '')
    .replace('</article>', '<img src="http://example.org/x.png"></article>')
  const asking = {...job, html: serialized(html)}
  const wrong = await typesetter.typeset(asking)
  expect(wrong.problems.join('\n')).toContain('the page requests `http://example.org/x.png`')
  const {problems} = await built(paper, ({faces}) => typesetter.warm(faces, asking))
  expect(problems).toEqual([])
})

test('a version that cannot be typeset does not prevent others', async () => {
  const {bytes: expected} = await built(paper)
  const {bytes} = await built(paper, job =>
    typesetter.warm(job.faces, {...job, scripts: ['throw new Error()']})
  )
  expect(Buffer.compare(bytes, expected)).toBe(0)
})
