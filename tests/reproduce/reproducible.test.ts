import {cpSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {type Manifest, manifestText, sealed} from '../../src/reproduce/manifest.ts'
import {galley, project} from '../galley.ts'
import {withCrlf} from '../zoo.ts'

describe('verify', () => {
  const paper = {
    'manuscript/manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\nbibliography: ../references.bib\n',
    'manuscript/01.md': '# One\n\nWords [@doe].\n',
    'references.bib': '@book{doe, title = {A Book}, author = {Doe, Jane}, year = 1999}\n'
  }

  let whole: string
  let page: string
  beforeAll(async () => {
    whole = project(paper)
    page = project(paper)
    await Promise.all([galley(['build', whole]), galley(['build', page, '--to', 'html'])])
  })

  /** A copy of the built paper, with its PDF or without. */
  function built(as: 'whole' | 'page' = 'page'): string {
    const folder = project({})
    cpSync(as === 'whole' ? whole : page, folder, {recursive: true})
    return folder
  }

  test('0 for the same paper', async () => {
    const {code, out} = await galley(['verify', built('whole')])
    expect(code).toBe(0)
    expect(out).toMatch(/same: a-paper\.html [0-9a-f]{64}\nsame: a-paper\.pdf [0-9a-f]{64}\nverify: same\n$/)
  })

  test('1 for a changed source, with the place', async () => {
    const folder = built()
    writeFileSync(join(folder, 'manuscript/01.md'), '# One\n\nOther words [@doe].\n')
    const {code, out} = await galley(['verify', folder])
    expect(code).toBe(1)
    expect(out).toContain('input manuscript/01.md differs')
    expect(out).toContain('output a-paper.html differs')
    expect(out).not.toContain('references.bib')
  })

  function manifestIn(folder: string): Manifest {
    return JSON.parse(readFileSync(join(folder, 'build/manifest.json'), 'utf8'))
  }

  function writeManifest(folder: string, content: Partial<Manifest>): void {
    const {sha256: _, ...rest} = {...manifestIn(folder), ...content}
    writeFileSync(join(folder, 'build/manifest.json'), manifestText(sealed(rest)))
  }

  test('1 for an altered manifest, with the place', async () => {
    const folder = built()
    const file = join(folder, 'build/manifest.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"size": \d+/, '"size": 1'))
    const {code, out} = await galley(['verify', folder], {cwd: folder})
    expect(code).toBe(1)
    expect(out).toBe(
      'altered: build/manifest.json: its SHA-256 is not that of its contents\n' +
        'input manuscript/01.md has another size: expected 1, got 21\nverify: differs\n'
    )
  })

  test('1 for a manifest made of other bytes', async () => {
    const folder = built()
    const outputs = manifestIn(folder).outputs.map(output => ({...output, sha256: '0'.repeat(64)}))
    writeManifest(folder, {outputs})
    const {code, out} = await galley(['verify', folder])
    expect(code).toBe(1)
    expect(out).toMatch(/output a-paper\.html differs: expected 0{12}/)
  })

  test('2 for other bytes from another browser, if there are no files', async () => {
    const folder = built()
    const {environment, outputs} = manifestIn(folder)
    writeManifest(folder, {
      environment: {...environment, browser: 'HeadlessChrome/1.0'},
      outputs: outputs.map(output => ({...output, sha256: '0'.repeat(64)}))
    })
    for (const {path} of outputs) rmSync(join(folder, 'build', path))
    const {code, out} = await galley(['verify', folder])
    expect(code).toBe(2)
    expect(out).toMatch(/browser: expected HeadlessChrome\/1\.0, got /)
    expect(out).toMatch(/verify: not comparable\n$/)
  })

  test.each([
    ['{}', 'it is not a manifest of galley'],
    ['{', 'it is not JSON (line 1)'],
    [
      '{"schema": 1, "environment": {}, "entry": "", "inputs": [], "outputs": []}',
      'it was made by an older galley; build again'
    ]
  ])('2 for an invalid manifest: %s', async (text, said) => {
    const folder = project({...paper, 'build/manifest.json': text})
    expect(await galley(['verify'], {cwd: folder})).toEqual({
      code: 2,
      out: '',
      err: `galley: cannot read build/manifest.json: ${said}\n`
    })
  })

  test('2 for a PDF dated by SOURCE_DATE_EPOCH, without that variable', async () => {
    const folder = project(paper)
    const env = {SOURCE_DATE_EPOCH: '1735776000'}
    await galley(['build', folder, '--to', 'pdf'], {env})
    rmSync(join(folder, 'build/a-paper.pdf'))
    const {code, out} = await galley(['verify', folder])
    expect([code, out]).toEqual([
      2,
      expect.stringMatching(/^made in another environment: source date: expected 2025-01-02, got none\n/)
    ])
    expect((await galley(['verify', folder], {env})).code).toBe(0)
  })

  test('a fresh clone has only the manifest, and a checkout with CRLF is the same paper', async () => {
    const folder = built()
    const manifest = readFileSync(join(folder, 'build/manifest.json'), 'utf8')
    const clone = project(withCrlf({...paper, 'build/manifest.json': manifest}))
    const {code, out} = await galley(['verify', clone])
    expect([code, out]).toEqual([0, expect.stringMatching(/\npublished files: not here\nverify: same\n$/)])
    expect(await galley(['verify', clone, '--published'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('published file a-paper.html is missing')
    })
  })

  test('1 for a changed word in a published file, and for a missing file', async () => {
    const folder = built('whole')
    const page = join(folder, 'build/a-paper.html')
    writeFileSync(page, readFileSync(page, 'utf8').replace('>Words', '>Swords'))
    rmSync(join(folder, 'build/a-paper.pdf'))
    const {code, out} = await galley(['verify', folder])
    expect(code).toBe(1)
    expect(out).toMatch(
      /^published file a-paper\.html differs: \d+:\d+ in <p.*: expected “Words”, found “Swords”\n/
    )
    expect(out).toContain('published file a-paper.pdf is missing\n')
  })

  test('1 for the PDF of another build beside the page', async () => {
    const folder = built()
    cpSync(join(whole, 'build/a-paper.pdf'), join(folder, 'build/a-paper.pdf'))
    const {code, out} = await galley(['verify', folder])
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('published file a-paper.pdf is not in the manifest')
    ])
  })

  test('a fragment and its metadata are built if named, and verified with the page', async () => {
    const folder = project(paper)
    const {out} = await galley(['build', folder, '--to', 'html,fragment,head'])
    expect(out.match(/a-paper\S+/g)).toEqual(['a-paper.html', 'a-paper.fragment.html', 'a-paper.head.html'])
    expect(await galley(['verify', folder])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/verify: same\n$/)
    })
    const site = project({
      '7.html': readFileSync(join(folder, 'build/a-paper.html')),
      '7.fragment.html': readFileSync(join(folder, 'build/a-paper.fragment.html'))
    })
    const against = await galley(['verify', folder, '--against', site])
    expect([against.code, against.out]).toEqual([0, expect.stringContaining('not here: a-paper.head.html')])
    writeFileSync(join(folder, 'build/a-paper.fragment.html'), '')
    expect((await galley(['verify', folder])).out).toContain('published file a-paper.fragment.html differs')
  })

  test('files renamed by a journal are compared in another folder', async () => {
    const folder = built()
    const site = project({'12-34-PB.HTML': readFileSync(join(folder, 'build/a-paper.html'))})
    const {code, out} = await galley(['verify', folder, '--against', site])
    expect([code, out]).toEqual([0, expect.stringMatching(/^same: a-paper\.html \w+\nverify: same\n$/)])
    writeFileSync(join(site, '12-34-PB.HTML'), '')
    expect(await galley(['verify', folder, '--against', site])).toMatchObject({
      code: 1,
      out: expect.stringContaining('published file 12-34-PB.HTML differs: empty, expected')
    })
    rmSync(join(site, '12-34-PB.HTML'))
    expect(await galley(['verify', folder, '--against', site])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^galley: .* has no file of the paper; the manifest lists a-paper\.html\n$/)
    })
  })
})
