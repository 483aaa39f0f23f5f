import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {serializeXml} from '../../src/core/xml-tree.ts'
import {ojsOfIssue} from '../../src/issue/ojs.ts'
import type {Output, Rendering} from '../../src/outputs/index.ts'
import {formulaWriter} from '../../src/outputs/jats/math.ts'
import {ojsOutput} from '../../src/outputs/ojs/index.ts'
import {ojsIssue} from '../../src/outputs/ojs/issue.ts'
import {textWorld} from '../world.ts'

const fake = (name: string): Output => ({
  name,
  ending: name,
  mediaType: `application/${name}`,
  render: async () => ({bytes: new TextEncoder().encode(name)})
})

/** A paper as a file for OJS, and the data from which it is written. */
async function paper(title: string, section: string) {
  let kept: Rendering | undefined
  const keeping: Output = {
    ...fake('kept'),
    render: async rendering => {
      kept = rendering
      return {bytes: new Uint8Array()}
    }
  }
  const files = {
    'paper.md': `---\ntitle: ${title}\nstyle: q\nauthors: [{name: Ann Doe}, {name: Ada Roe, email: a@example.org}]\nlang: en\ndoi: 10.5555/x\nabstract: Words.\njournal: {section: ${section}, volume: 3, issue: 1}\ndates: {published: 2026-11-24}\n---\n\nText.\n`,
    'styles/q/style.yaml':
      'extends: plain\njournal: {title: Insights, sections: [{ref: ART, title: Articles}, {ref: REV, title: Reviews}]}\n'
  }
  const options = {entry: 'paper.md', draft: true, outputs: [fake('pdf'), fake('html'), keeping, ojsOutput]}
  const {artifacts} = await build(textWorld(files), createMemo(), options)
  const of = (ending: string) => artifacts.filter(({path}) => path.endsWith(ending))
  return {
    text: new TextDecoder().decode(of('.ojs.xml')[0]?.bytes),
    source: {
      article: kept!.article,
      slug: kept!.manuscript.slug,
      files: [...of('.pdf'), ...of('.html')],
      formula: await formulaWriter(kept!)
    },
    settings: kept!.manuscript.project.style.ojs
  }
}

test('the file of an issue is the one that would be written of all its papers', async () => {
  const [first, ...others] = [
    await paper('One', 'Articles'),
    await paper('Two', 'Reviews'),
    await paper('Three', 'Articles')
  ] as const
  const expected = serializeXml(ojsIssue([first.source, ...others.map(({source}) => source)], first.settings))
  const joined = ojsOfIssue([first.text, ...others.map(({text}) => text)])
  expect(joined).toBe(`<?xml version="1.0" encoding="UTF-8"?>\n${expected}\n`)
  expect(joined?.match(/<article /g)).toHaveLength(3)
  expect(ojsOfIssue([])).toBeUndefined()
})
