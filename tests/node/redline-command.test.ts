import {spawnSync} from 'node:child_process'
import {copyFileSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {galley, type Outcome, project, removeProjects} from '../galley.ts'

afterAll(removeProjects)

const paper = {
  'manuscript/manuscript.yaml': 'title: Bricks\nlicense: CC-BY-4.0\nbibliography: ../works.bib\n',
  'manuscript/01.md':
    '# One\n\nThe first words of a text about bricks [@doe], which stay as they are.\n\nIt has a second paragraph that is about mortar, and about houses made of both.\n',
  'works.bib':
    '@book{doe, author = {Doe, Ann}, title = {On Bricks}, date = {2001}, publisher = {Press}}\n@book{roe, author = {Roe, Ben}, title = {On Mortar}, date = {1999}, publisher = {Press}}\n'
}

const proof = (folder: string, ...args: readonly string[]): Promise<Outcome> =>
  galley(['proof', folder, '--to', 'html', ...args])

const chapter = (folder: string): string => join(folder, 'manuscript/01.md')

function edit(file: string, ...changes: ReadonlyArray<readonly [string, string]>): void {
  let text = readFileSync(file, 'utf8')
  for (const [old, next] of changes) {
    expect(text).toContain(old)
    text = text.replaceAll(old, next)
  }
  writeFileSync(file, text)
}

const redline = (folder: string, round: number): string =>
  readFileSync(join(folder, `proofs/round-${round}/bricks.redline.html`), 'utf8')

const hasGit = spawnSync('git', ['--version']).error === undefined
const author = ['-c', 'user.name=A', '-c', 'user.email=a@b.c']

/** The words of a page, without line breaks and line numbers. */
function wordsOf(html: string): string {
  const text = html
    .slice(html.indexOf('</style>'))
    .replaceAll(/<span class="line-number"[^>]*>\d*<\/span>/g, '')
  return text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('\u00ad', '')
    .replaceAll(/\s+/g, ' ')
}

/** The words of the list of changes. */
function listOf(html: string): string {
  const [, list = ''] = /Changes since([\s\S]*?)<\/section>/.exec(html) ?? []
  return list.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

describe('galley proof --against', () => {
  test('says what was inserted and deleted, to those who listen to its PDF', async () => {
    const folder = project(paper)
    await proof(folder)
    edit(chapter(folder), ['mortar', 'lime'])
    const {err} = await galley(['proof', folder, '--to', 'pdf', '--against', 'last', '--spoken'])
    expect(err).not.toContain('no element')
    const spoken = readFileSync(join(folder, 'proofs/round-2/redline.spoken.txt'), 'utf8')
    expect(spoken).toContain('a second paragraph that is about [link: 1][deleted: mortar][inserted: lime],')
  })

  test('shows what changed since the round before, with pages and lines', async () => {
    const folder = project(paper)
    await proof(folder)
    edit(chapter(folder), ['mortar', 'lime'])
    const {out, code} = await proof(folder, '--against', 'last')
    expect([code, out]).toEqual([0, expect.stringContaining('round-2/bricks.redline.html')])
    const html = redline(folder, 2)
    expect(wordsOf(html)).toContain('that is about 1 mortar lime , and about houses')
    expect(listOf(html)).toMatch(
      /round 1 1 change \(text 1\); 1 word inserted, 1 deleted\..*1 page 2, line \d+ replaced mortar lime/
    )
    expect(html).toMatch(/<span class="change-bar" aria-hidden="true" style="height: \d/)
    // This makes a proof of round 2 without marks; after that, `last` means round 1 again, as the content is the same.
    await proof(folder)
    await proof(folder, '--against', 'last')
    expect(listOf(redline(folder, 2))).toContain('round 1 1 change')
  })

  test('shows nothing if only the source is different', async () => {
    const folder = project(paper)
    await proof(folder)
    edit(chapter(folder), ['@doe', '@brick01'], ['of a text', 'of\na text'])
    const [doe = '', roe = ''] = readFileSync(join(folder, 'works.bib'), 'utf8').trim().split('\n')
    writeFileSync(join(folder, 'works.bib'), `${roe}\n${doe.replace('doe', 'brick01')}\n`)
    await proof(folder, '--against', '1')
    expect(listOf(redline(folder, 2))).toMatch(/round 1 None\./)
    expect(redline(folder, 2)).not.toMatch(/<(?:ins|del)\b/)
  })

  test('compares with a folder, with a returned proof, and with a round elsewhere', async () => {
    const folder = project(paper)
    const other = project(paper)
    await galley(['proof', folder, '--to', 'pdf'])
    edit(chapter(folder), ['second', 'third'])
    const sent = join(folder, 'sent.pdf')
    copyFileSync(join(folder, 'proofs/round-1/bricks.pdf'), sent)
    for (const [version, name] of [
      [other, other],
      [sent, 'round 1'],
      [join(folder, 'proofs/round-1'), 'round 1']
    ] as const) {
      const {code, err} = await proof(folder, '--against', version)
      expect([code, err]).toEqual([0, expect.any(String)])
      expect(listOf(redline(folder, 2))).toMatch(new RegExp(`${name} 1 change .*replaced second third`))
    }
  })

  test.skipIf(!hasGit)('compares with a git revision', async () => {
    const folder = project(paper)
    for (const args of [
      ['init', '--quiet'],
      ['add', '.'],
      [...author, 'commit', '--quiet', '-m', 'One']
    ])
      expect(spawnSync('git', ['-C', folder, ...args]).status).toBe(0)
    edit(chapter(folder), ['second', 'third'])
    await proof(folder, '--against', 'HEAD')
    expect(listOf(redline(folder, 1))).toMatch(/revision HEAD 1 change .*replaced second third/)
  })

  test.each([
    [
      'a name of nothing',
      'nothing-of-the-kind',
      /no round, folder, PDF or git revision is called nothing-of-the-kind/
    ],
    ['a round that is not there', '7', /is called 7; the rounds are 1/],
    ['an option of git', '--output=x', /no round, folder, PDF or git revision is called --output=x/]
  ])('reports in one line that there is no %s', async (_, version, message) => {
    const folder = project(paper)
    await proof(folder)
    const {code, err} = await proof(folder, `--against=${version}`)
    expect([code, err]).toEqual([2, expect.stringMatching(message)])
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  test('overwrites nothing if the last round is damaged or nothing has changed', async () => {
    const folder = project(paper)
    expect((await proof(folder, '--against', 'last')).err).toMatch(
      /there is no round to compare with; `galley proof` makes the first/
    )
    await proof(folder)
    expect((await proof(folder, '--against', 'last')).err).toMatch(/nothing has changed since the only round/)
    edit(chapter(folder), ['second', 'third'])
    const archive = join(folder, 'proofs/round-1/sources.zip')
    const bytes = readFileSync(archive)
    writeFileSync(archive, bytes.subarray(0, bytes.length / 2))
    expect((await proof(folder, '--against', '1')).err).toMatch(/cannot be unpacked: the file was altered/)
    rmSync(archive)
    expect((await proof(folder, '--against', '1')).err).toMatch(/its sources.zip is missing/)
    const text = join(folder, 'letter.pdf')
    writeFileSync(text, 'no PDF')
    expect((await proof(folder, '--against', text)).err).toMatch(/is not the proof of a round of this paper/)
  })
})
