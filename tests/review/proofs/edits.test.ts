import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {proofHtmlOutput} from '../../../src/review/proofs/html.ts'
import {proofMarks} from '../../../src/review/proofs/marks.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

test('the cover of a proof lists the edits with page and line, and links to them', async () => {
  const text = `---\ntitle: A\n---\n\n${'Words of a line. '.repeat(30)}\n\nA {~~b~>*c*~~}{>>AB: why<<} d{-- e--}.\n\n{++\n\n[f]: https://f.example\n\n++}\n`
  const world = {...textWorld({'paper.md': text}), asset: readAsset, typeset: typesetter.typeset}
  const built = await build(world, createMemo(), {
    entry: 'paper.md',
    outputs: [proofHtmlOutput],
    draft: true,
    proof: content => proofMarks(content, {round: 1, date: undefined, revision: undefined}, 'hash', {})
  })
  expect(built.problems).toEqual([])
  const html = new TextDecoder().decode(built.artifacts[0]!.bytes)
  expect(html).toContain('3 edits: please accept or reject each')
  const [, line] =
    /<a href="#edit-1">E1<\/a> <span[^>]*data-edit="1">page 2, line (\d+)<\/span>/.exec(html) ?? []
  // The line of the edit is the one whose number is next to its words.
  expect(html).toMatch(new RegExp(`<p[^>]*>A<span class="line-number"[^>]*>${line}</span>`))
  // Invisible edits get no link.
  expect(html).toContain('<li><span>E3</span>')
  const row =
    /<del class="edit" dir="auto"[^>]*>b<\/del> <ins class="edit" dir="auto"[^>]*>\*c\*<\/ins> <span dir="auto">AB: why</
  expect(row.test(html)).toBe(true)
  expect(/<del class="edit" id="edit-1"[^>]*>b<\/del>/.test(html)).toBe(true)
})
