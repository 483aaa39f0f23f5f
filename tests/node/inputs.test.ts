import {execFileSync} from 'node:child_process'
import {chmodSync, mkdirSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test, vi} from 'vitest'
import {type FileSystem, readRegularFile} from '../../src/node/files/read-file.ts'
import {galley, project, projectRoot} from '../galley.ts'

vi.setConfig({testTimeout: 60_000})

const paper = {
  'manuscript/manuscript.yaml': 'title: A\nlicense: CC0-1.0\nbibliography: works.bib\ncsl: own.csl\n',
  'manuscript/01.md': 'See [@doe].\n\n![A map.](map.png)\n'
}

test.skipIf(process.platform === 'win32')(
  'a pipe in the place of an input is named, and nobody waits for it',
  async () => {
    const folder = project(paper)
    for (const name of ['02.md', 'works.bib', 'own.csl', 'map.png'])
      execFileSync('mkfifo', [join(folder, 'manuscript', name)])
    const {code, out} = await galley(['check', folder])
    expect(code).toBe(1)
    for (const [place, name] of [
      ['manuscript/02.md', 'manuscript/02.md'],
      ['manuscript/manuscript.yaml:3:15', 'manuscript/works.bib'],
      ['manuscript/manuscript.yaml:4:6', 'manuscript/own.csl']
    ])
      expect(out).toContain(`\`${name}\` cannot be read as text: pipe or device\n --> ${place}\n`)
    expect(out).toContain('The picture `map.png` cannot be read: pipe or device\n --> manuscript/01.md:3:1\n')
  }
)

test('an unreadable bibliography with the default name is reported', async () => {
  const folder = project({'manuscript/01.md': 'See [@doe].'})
  mkdirSync(join(folder, 'manuscript/references.bib'))
  const {code, out} = await galley(['check', folder])
  expect(code).toBe(1)
  expect(out).toContain('`manuscript/references.bib` cannot be read as text: folder')
})

test.skipIf(process.getuid?.() !== 0)('a file without read permission is named', async () => {
  const folder = project({'manuscript/01.md': 'Words.', 'manuscript/02.md': 'More.'})
  chmodSync(folder, 0o755)
  chmodSync(join(folder, 'manuscript/02.md'), 0o000)
  const {code, out} = await galley(['check', folder], {uid: 65534})
  expect(code).toBe(1)
  expect(out).toContain('`manuscript/02.md` cannot be read as text: unreadable file (EACCES)')
})

/** A file that changes the given number of times while it is read. */
function changing(times: number): FileSystem {
  let reads = 0
  let mtimeMs = 0
  const file = {
    stat: async () => ({isFile: () => true, isDirectory: () => false, size: 3, mtimeMs}),
    read: async (bytes: Uint8Array) => {
      if (bytes.length === 1) return {bytesRead: 0}
      if (reads++ < times) mtimeMs++
      bytes.set(Buffer.from('new'))
      return {bytesRead: 3}
    },
    close: async () => undefined
  }
  return {stat: file.stat, open: async () => file} as unknown as FileSystem
}

test('a file that changes while it is read is read again, and reported if it never stops changing', async () => {
  expect(await readRegularFile('a.md', 3, changing(3))).toEqual(new Uint8Array(Buffer.from('new')))
  expect(await readRegularFile('a.md', 3, changing(100))).toEqual({
    fault: 'unreadable',
    reason: 'file that changes while it is read'
  })
})

test('a broken style sheet of a style leaves the rest of the page intact', async () => {
  const page = readFileSync(join(projectRoot, 'styles/plain/page.html'), 'utf8')
  const link = '<link rel="stylesheet" href="https://example.org/a.css">'
  const folder = project({
    'manuscript/manuscript.yaml': 'title: A\nlicense: CC0-1.0\nstyle: own\noutput: paper\n',
    'manuscript/01.md': '# One\n\nWords.\n\n# Two\n\nMore.\n',
    'styles/own/style.yaml': 'extends: plain\n',
    'styles/own/page.html': page.replace('{{head}}', `{{head}}\n${link}`)
  })
  const {err} = await galley(['build', '--draft', folder])
  expect(err).not.toMatch(/SecurityError|cssRules|Error:/)
  expect(readdirSync(join(folder, 'build')).sort()).toEqual(['manifest.json', 'paper.html', 'paper.pdf'])
})
