import {mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {strToU8, zipSync} from 'fflate'
import {afterAll, describe, expect, test} from 'vitest'
import {unzipFile} from '../../src/node/files/zip.ts'
import {readRecord} from '../../src/review/proofs/record.ts'
import {galley, type Outcome, project, removeProjects} from '../galley.ts'

afterAll(removeProjects)

const paper = {
  'manuscript/manuscript.yaml': 'title: Bricks\nlicense: CC-BY-4.0\n',
  'manuscript/01.md': '# One\n\nThe first text.\n'
}

const proof = (folder: string, ...args: readonly string[]): Promise<Outcome> =>
  galley(['proof', folder, '--to', 'html', ...args])

const read = (...path: readonly string[]): string => readFileSync(join(...path), 'utf8')

/** Changes the text of a paper. */
function edit(folder: string, text: string): void {
  writeFileSync(join(folder, 'manuscript/01.md'), `# One\n\n${text}\n`)
}

describe('rounds of proofs', () => {
  test('are numbered automatically and record their sources', async () => {
    const folder = project(paper)
    expect((await proof(folder)).out).toContain('round-1/bricks.html')
    edit(folder, 'The second text.')
    const {code, out} = await proof(folder)
    expect([code, readdirSync(join(folder, 'proofs')).sort()]).toEqual([0, ['round-1', 'round-2']])
    expect(out).toContain('round-2/proof.json')
    const sources = new Uint8Array(readFileSync(join(folder, 'proofs/round-1/sources.zip')))
    const chapter = unzipFile(sources, 'manuscript/01.md')
    expect(new TextDecoder().decode(chapter)).toBe(paper['manuscript/01.md'])
    expect(read(folder, 'proofs/round-1/bricks.html')).toContain('first')
    const record = readRecord(read(folder, 'proofs/round-2/proof.json'))!
    expect(record.round).toBe(2)
    expect(record.files.map(({path}) => path)).toEqual(['bricks.html', 'queries.json', 'sources.zip'])
    expect(record.sources.map(({path}) => path)).toEqual(Object.keys(paper).sort())
  })

  test('are verified by their records, file by file and source by source', async () => {
    const folder = project(paper)
    await proof(folder)
    const round = join(folder, 'proofs/round-1')
    const verified = async (): Promise<readonly [number | null, string]> => {
      const {code, out} = await galley(['verify', round])
      return [code, out.replaceAll(`${round}/`, '')]
    }
    expect(await verified()).toEqual([
      0,
      'round 1: 3 files and 2 sources as they were written\nverify: same\n'
    ])
    writeFileSync(join(round, 'bricks.html'), read(round, 'bricks.html').replace('first', 'other'))
    writeFileSync(join(round, 'sources.zip'), zipSync({'manuscript/01.md': strToU8('# Two\n')}))
    writeFileSync(join(round, 'proof.json'), read(round, 'proof.json').replace('"round": 1', '"round": 2'))
    rmSync(join(round, 'queries.json'))
    const [code, out] = await verified()
    expect([code, out.replace(/it has \d+ bytes, and \d+/, 'it has N bytes, and N')]).toEqual([
      1,
      [
        'altered: proof.json: its SHA-256 is not that of its contents',
        'bricks.html differs',
        'queries.json is missing',
        'sources.zip differs: it has N bytes, and N were written',
        'manuscript/01.md in sources.zip differs',
        'manuscript/manuscript.yaml is missing in sources.zip',
        'verify: differs',
        ''
      ].join('\n')
    ])
    expect((await galley(['verify', round, '--published'])).err).toContain(
      'does not work with a round of proofs'
    )
  })

  test('with the same content are the same round, byte for byte', async () => {
    const folder = project(paper)
    await proof(folder)
    const names = readdirSync(join(folder, 'proofs/round-1'))
    const before = names.map(name => read(folder, 'proofs/round-1', name))
    expect((await proof(folder)).out).toContain('round-1/proof.json')
    expect(names.map(name => read(folder, 'proofs/round-1', name))).toEqual(before)
  })

  test.each([
    ['an author', 'title: Bricks\nauthors: [Ada Roe]\nlicense: CC-BY-4.0\n', 2],
    ['the licence', 'title: Bricks\nlicense: CC-BY-NC-ND-4.0\n', 2],
    ['a comment', '# A comment.\ntitle: Bricks\nlicense: CC-BY-4.0\n', 1]
  ])('count up for %s in the settings, or do not', async (_, settings, round) => {
    const folder = project(paper)
    await proof(folder)
    writeFileSync(join(folder, 'manuscript/manuscript.yaml'), settings)
    expect((await proof(folder)).out).toContain(`round-${round}/bricks.html`)
  })

  test('with the same content keep the other output', async () => {
    const folder = project(paper)
    await proof(folder)
    const html = read(folder, 'proofs/round-1/bricks.html')
    expect((await galley(['proof', folder, '--to', 'pdf'])).out).toContain('round-1/bricks.pdf')
    expect(read(folder, 'proofs/round-1/bricks.html')).toBe(html)
    const {files} = readRecord(read(folder, 'proofs/round-1/proof.json'))!
    expect(files.map(({path}) => path)).toEqual([
      'bricks.html',
      'bricks.pdf',
      'map.json',
      'queries.json',
      'sources.zip'
    ])
  })

  test('that may have been sent are not overwritten', async () => {
    const folder = project(paper)
    await proof(folder)
    const before = read(folder, 'proofs/round-1/bricks.html')
    edit(folder, 'Another text.')
    const {code, err} = await proof(folder, '--round', '1')
    expect(code).toBe(2)
    expect(err).toMatch(
      /^galley: round 1 is there with other content and may have been sent; nothing was written/
    )
    expect(read(folder, 'proofs/round-1/bricks.html')).toBe(before)
  })

  test('are replaced on request, without files of the old one', async () => {
    const folder = project(paper)
    await proof(folder)
    writeFileSync(join(folder, 'proofs/round-1/letter.txt'), 'mine')
    writeFileSync(
      join(folder, 'manuscript/manuscript.yaml'),
      'title: Bricks\nlicense: CC-BY-4.0\noutput: clay\n'
    )
    expect((await proof(folder, '--replace')).code).toBe(0)
    expect(readdirSync(join(folder, 'proofs/round-1')).sort()).toEqual([
      'clay.html',
      'letter.txt',
      'proof.json',
      'queries.json',
      'sources.zip'
    ])
  })

  test.each(['', '{"schema": 1'])('with the damaged record %j stay', async damaged => {
    const folder = project({...paper, 'proofs/round-1/proof.json': damaged, 'proofs/round-1/a.pdf': 'sent'})
    expect((await proof(folder, '--round', '1')).err).toContain('round 1 is there without a sound proof.json')
    expect((await proof(folder)).out).toContain('round-2/bricks.html')
    expect(read(folder, 'proofs/round-1/a.pdf')).toBe('sent')
  })

  test('are neither written nor read through links', async () => {
    const outside = project({'proof.json': '{}', 'bricks.html': 'mine'})
    const folder = project(paper)
    mkdirSync(join(folder, 'proofs'))
    symlinkSync(outside, join(folder, 'proofs/round-1'))
    const {code, err} = await proof(folder, '--round', '1', '--replace')
    expect([code, err]).toEqual([2, expect.stringContaining('it is a link that leads outside the project')])
    expect(read(outside, 'bricks.html')).toBe('mine')
  })
})

test('a query is asked in the proof and is not a finding', async () => {
  const folder = project({...paper, 'manuscript/01.md': 'The text <!-- AQ: Which one? -->of bricks.\n'})
  const {code, out} = await proof(folder)
  expect([code, out]).toEqual([0, expect.stringContaining('no findings')])
  expect(JSON.parse(read(folder, 'proofs/round-1/queries.json'))).toEqual({
    version: 1,
    queries: [
      {
        number: 1,
        question: 'Which one?',
        about: 'The text',
        file: 'manuscript/01.md',
        line: 1,
        column: 10,
        page: 2,
        proofLine: 2
      }
    ]
  })
  const built = await galley(['build', folder, '--to', 'html'])
  expect(built.code).toBe(1)
  expect(built.out).toContain('error[G711] The query “Which one?” has no answer')
})

test('questions about findings of given rules make another round than the paper without them', async () => {
  const folder = project({...paper, 'manuscript/01.md': 'The text of @roe and bricks.\n'})
  await proof(folder)
  const {code, out} = await proof(folder, '--ask', 'citation-undefined')
  expect([code, out]).toEqual([0, expect.stringContaining('round-2/bricks.html')])
  const {queries} = JSON.parse(read(folder, 'proofs/round-2/queries.json'))
  expect(queries).toMatchObject([
    {question: expect.stringContaining('roe'), file: 'manuscript/01.md', line: 1, column: 13, page: 2}
  ])
  expect(read(folder, 'proofs/round-1/queries.json')).not.toContain('roe')
})

test('what a screen reader says of the PDF is in the round, and stays there with its content', async () => {
  const folder = project({
    ...paper,
    'manuscript/03.md':
      '# Lists\n\nBy letters:\n\n(a) Rye\n(b) Bran\n\nBy numerals:\n\nii) Salt\niii) Yeast\n'
  })
  const {code, out, err} = await galley(['proof', folder, '--to', 'pdf', '--spoken'])
  expect([code, err, out]).toEqual([0, '', expect.stringContaining('round-1/spoken.txt')])
  const spoken = read(folder, 'proofs/round-1/spoken.txt')
  expect(spoken).toMatch(/\nPage 2\n(?:.*\n)*heading 2: 1 One\nThe first text\.\n/)
  expect(spoken).toContain('item 1: (a) Rye\n  item 2: (b) Bran\n')
  expect(spoken).toContain('item 1: ii) Salt\n  item 2: iii) Yeast\n')
  expect(spoken).toContain('No faults')
  await proof(folder)
  const {files} = readRecord(read(folder, 'proofs/round-1/proof.json'))!
  expect(files.map(({path}) => path)).toContain('spoken.txt')
})

test('what a screen reader says needs a PDF', async () => {
  const {code, err} = await proof(project(paper), '--spoken')
  expect([code, err]).toEqual([2, 'galley: --spoken needs the PDF of the proof; leave out `--to html`\n'])
})

test('an unknown rule cannot be asked about', async () => {
  const {code, err} = await proof(project(paper), '--ask', 'G108,G999')
  expect([code, err]).toEqual([2, expect.stringMatching(/^galley: unknown rule `G999`; .*\n$/)])
})

describe('the cover of a proof', () => {
  test('names the due date and the address of the command line, or those of the style', async () => {
    const style =
      'extends: plain\nproof:\n  reply-to: desk@journal.example\n  instructions: Answer every query.\n'
    const settings = `${paper['manuscript/manuscript.yaml']}style: ours\n`
    const folder = project({
      ...paper,
      'manuscript/manuscript.yaml': settings,
      'styles/ours/style.yaml': style
    })
    await proof(folder, '--due', '2027-01-31')
    const page = read(folder, 'proofs/round-1/bricks.html')
    for (const words of ['Proof, round 1', '2027-01-31', 'desk@journal.example', 'Answer every query.'])
      expect(page).toContain(words)
    await proof(folder, '--reply-to', 'editor@journal.example')
    expect(read(folder, 'proofs/round-1/bricks.html')).toContain('editor@journal.example')
  })

  test.each(['tomorrow', '2027-02-31', '31.1.2027'])('has no day %s', async day => {
    const {code, err} = await proof(project(paper), '--due', day)
    expect([code, err]).toEqual([2, `galley: --due must be a date such as 2027-01-31, not ${day}\n`])
  })
})
