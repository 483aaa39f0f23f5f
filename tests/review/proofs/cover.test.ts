import {expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import type {CoverPart} from '../../../src/outputs/index.ts'
import {coverOf, type ProofReturn} from '../../../src/review/proofs/cover.ts'
import {textWorld} from '../../world.ts'

async function coverFor(text: string, back: ProofReturn = {}, bib = ''): Promise<readonly CoverPart[]> {
  let cover: readonly CoverPart[] = []
  const world = {...textWorld({'paper.md': text, 'references.bib': bib}), asset: readAsset}
  await build(world, createMemo(), {
    entry: 'paper.md',
    outputs: [htmlOutput],
    draft: true,
    proof: content => {
      cover = coverOf(content, back)
      return {
        title: 'PROOF',
        round: 1,
        content: '',
        coverTitle: 'Proof, round 1',
        lines: [],
        cover,
        queries: [],
        edits: [],
        scripts: [],
        placesOf: () => []
      }
    }
  })
  return cover
}

const head = '---\ntitle: Bricks\nlicense: CC-BY-4.0\nbibliography: references.bib\n---\n\n'
const entry =
  '@book{roe2011, author = {Roe, Ada}, title = {Bricks}, publisher = {Clay}, address = {Lahore}, date = {2011}}'

function rowsOf(cover: readonly CoverPart[], title: string): Record<string, string> {
  return Object.fromEntries(cover.find(part => part.title === title)?.rows ?? [])
}

test('the cover counts the parts of the paper and names its licence', async () => {
  const text = `${head}# One\n\nWords [@roe2011].[^a]\n\n$$x$$ {#eq:x}\n\n| A |\n|---|\n| b |\n\n: Rows\n\n[^a]: A note.\n`
  expect(rowsOf(await coverFor(text, {}, entry), 'Contents')).toEqual({
    Text: '1 chapter, 0 figures, 1 table, 1 display formula, 1 note',
    Licence: 'CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)'
  })
})

test('the cover sums up citations both ways', async () => {
  const text = `${head}Words [@roe2011; @doe1999].\n`
  const bib = `${entry}\n${entry.replace('roe2011', 'roe2012').replace('Ada', 'Bea')}`
  expect(rowsOf(await coverFor(text, {}, bib), 'Citations and references')).toEqual({
    Cited: '2 citations of 1 work',
    'Without an entry': '1',
    'Never cited': '1'
  })
})

test('the cover says whom to return the proof to, by when, and what to do', async () => {
  const back = {to: 'proofs@example.org', due: '2027-01-31', instructions: 'Answer all queries.'}
  expect((await coverFor('Words.\n', back))[0]).toEqual({
    title: 'How to return this proof',
    text: 'Answer all queries.',
    rows: [
      ['By', '2027-01-31'],
      ['To', 'proofs@example.org']
    ]
  })
})

test('values in a finding are formatted as code', async () => {
  const files = {'paper.md': `${head}Words [@poe1845].\n`, 'references.bib': entry}
  const world = {...textWorld(files), asset: readAsset}
  const built = await build(world, createMemo(), {
    entry: 'paper.md',
    outputs: [htmlOutput],
    draft: true,
    proof: content => ({
      title: 'PROOF',
      round: 1,
      content: '',
      coverTitle: 'Proof, round 1',
      lines: [],
      cover: coverOf(content, {}),
      queries: [],
      edits: [],
      scripts: [],
      placesOf: () => []
    })
  })
  const page = new TextDecoder().decode(built.artifacts[0]!.bytes)
  expect(page).toContain('<code>poe1845</code>')
})

test('open findings are listed with their places, accepted ones with their reasons', async () => {
  const waived = head.replace(
    'license',
    'waivers:\n  - {rule: citation-undefined, subject: doe1999, reason: "Forthcoming, the editor knows"}\nlicense'
  )
  const text = `${waived}Words [@doe1999; @poe1845].\n\n| A |\n|---|\n| b |\n`
  const cover = await coverFor(text, {}, entry)
  const open = cover.find(({title}) => title === 'Open findings')!
  expect(open.text).toMatch(/^\d+ errors?/)
  expect(open.items).toContainEqual(expect.stringMatching(/^G101: .*`poe1845`.*\(paper\.md:\d+:\d+\)$/))
  expect(open.items).not.toContainEqual(expect.stringContaining('doe1999'))
  // Infos are counted, but readers of the cover do not need them.
  expect(open.text).toMatch(/\binfos?\b/)
  expect(open.items).not.toContainEqual(expect.stringMatching(/^G310/))
  const accepted = cover.find(({title}) => title === 'Findings that the author accepts')
  expect(accepted?.items).toEqual(['G101, doe1999: Forthcoming, the editor knows'])
})
