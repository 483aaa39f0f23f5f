import {createHash} from 'node:crypto'
import {cpSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {galley, project, projectRoot} from './galley.ts'

/** This repository's own paper in a folder of its own. */
function ownPaper(name?: string): string {
  const folder = project({}, name)
  for (const part of ['manuscript', 'references.bib'])
    cpSync(join(projectRoot, part), join(folder, part), {recursive: true})
  return folder
}

function hashes(folder: string): Record<string, string> {
  const names = readdirSync(folder).sort()
  return Object.fromEntries(
    names.map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')
    ])
  )
}

describe('the same bytes', () => {
  let base: Record<string, string>
  beforeAll(async () => {
    const folder = ownPaper()
    const {code, err} = await galley(['build', folder], {env: {TZ: 'UTC', LC_ALL: 'C'}})
    expect({code, err}).toEqual({code: 0, err: ''})
    base = hashes(join(folder, 'build'))
    expect(Object.keys(base)).toEqual([
      expect.stringMatching(/\.html$/),
      expect.stringMatching(/\.pdf$/),
      'manifest.json'
    ])
  })

  test('in another folder with blanks and accents, time zone, locale, with other file times and fonts', async () => {
    const folder = ownPaper('galley été 2 ')
    for (const name of readdirSync(join(folder, 'manuscript')))
      utimesSync(join(folder, 'manuscript', name), 1e9, 1e9)
    await galley(['build', folder], {
      env: {
        TZ: 'Pacific/Kiritimati',
        LC_ALL: 'tr_TR.UTF-8',
        LANG: 'tr_TR.UTF-8',
        // `machine-fonts.test.ts` has a paper in which they would show.
        FONTCONFIG_FILE: join(folder, 'no-fonts.conf')
      }
    })
    expect(hashes(join(folder, 'build'))).toEqual(base)
  })

  test('built again over themselves, from inside the folder', async () => {
    const folder = ownPaper()
    await galley(['build'], {cwd: folder})
    await galley(['build'], {cwd: folder, env: {TZ: 'Asia/Kathmandu'}})
    expect(hashes(join(folder, 'build'))).toEqual(base)
  })
})

describe('verify', () => {
  const paper = {
    'manuscript/manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\nbibliography: ../references.bib\n',
    'manuscript/01.md': '# One\n\nWords [@doe].\n',
    'references.bib': '@book{doe, title = {A Book}, author = {Doe, Jane}, year = 1999}\n'
  }

  async function built(): Promise<string> {
    const folder = project(paper)
    await galley(['build', folder])
    return folder
  }

  test('0 for the same paper', async () => {
    const {code, out} = await galley(['verify', await built()])
    expect(code).toBe(0)
    expect(out).toMatch(/same: a-paper\.html [0-9a-f]{64}\nsame: a-paper\.pdf [0-9a-f]{64}\nverify: same\n$/)
  })

  test('1 for a changed source, and says where', async () => {
    const folder = await built()
    writeFileSync(join(folder, 'manuscript/01.md'), '# One\n\nOther words [@doe].\n')
    const {code, out} = await galley(['verify', folder])
    expect(code).toBe(1)
    expect(out).toContain('input manuscript/01.md differs')
    expect(out).toContain('output a-paper.html differs')
    expect(out).not.toContain('references.bib')
  })

  test('1 for other bytes from the same sources in the same environment', async () => {
    const folder = await built()
    const file = join(folder, 'build/manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    manifest.outputs[0].sha256 = '0'.repeat(64)
    writeFileSync(file, JSON.stringify(manifest))
    const {code, out} = await galley(['verify', folder])
    expect(code).toBe(1)
    expect(out).toMatch(/output a-paper\.html differs: expected 0{12}/)
  })

  test('2 for other bytes from another browser', async () => {
    const folder = await built()
    const file = join(folder, 'build/manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    manifest.environment.browser = 'HeadlessChrome/1.0'
    manifest.outputs[1].sha256 = '0'.repeat(64)
    writeFileSync(file, JSON.stringify(manifest))
    const {code, out} = await galley(['verify', folder])
    expect(code).toBe(2)
    expect(out).toMatch(/browser: expected HeadlessChrome\/1\.0, got /)
    expect(out).toMatch(/verify: not comparable\n$/)
  })

  test('2 for a manifest that is none', async () => {
    const folder = project(paper)
    mkdirSync(join(folder, 'build'))
    writeFileSync(join(folder, 'build/manifest.json'), '{}')
    expect((await galley(['verify', folder])).code).toBe(2)
  })
})
