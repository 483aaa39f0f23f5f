import {cpSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {plainText, walk} from '../../src/core/walk.ts'
import {openDisk} from '../../src/node/world.ts'
import {axeFindings} from '../axe.ts'
import {galley, project, projectRoot} from '../galley.ts'
import {htmlFaults} from '../html-validate.ts'
import {judge} from '../judge.ts'

/** This repository's own paper, judged by external programs. */
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const qpdf = judge('qpdf')
const pdffonts = judge('pdffonts')
const pdftotext = judge('pdftotext')
const exiftool = judge('exiftool')
const vnu = judge('vnu')
let folder: string
let page: string
let pdf: string

beforeAll(async () => {
  folder = project({})
  for (const part of ['manuscript', 'references.bib'])
    cpSync(join(projectRoot, part), join(folder, part), {recursive: true})
  const {code, out, err} = await galley(['build', folder])
  expect({code, err}, out).toEqual({code: 0, err: ''})
  const names = readdirSync(join(folder, 'build'))
  page = join(folder, 'build', names.find(name => name.endsWith('.html'))!)
  pdf = join(folder, 'build', names.find(name => name.endsWith('.pdf'))!)
})

describe('PDF', () => {
  test('qpdf finds no error, but finds one in a truncated file', () => {
    expect(qpdf(['--check', pdf]).stdout).toContain('No syntax or stream encoding errors')
    const broken = join(folder, 'broken.pdf')
    writeFileSync(broken, readFileSync(pdf).subarray(0, 5000))
    expect(qpdf(['--check', broken]).stdout).not.toContain('No syntax or stream encoding errors')
  })

  test('every font is embedded, belongs to the style, and is not Type 3', () => {
    const fonts = pdffonts([pdf]).stdout.trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(3)
    for (const font of fonts)
      expect(font).toMatch(/^[A-Z]{6}\+(SourceSerif4|NotoNastaliqUrdu)\S* +CID TrueType +\S+ +yes yes yes/)
  })

  test('the licence is in it', () => {
    const licence = 'https://creativecommons.org/licenses/by-nc-nd/4.0/'
    expect(exiftool(['-XMP-cc:all', '-XMP-xmpRights:all', pdf]).stdout).toContain(licence)
    expect(pdftotext(['-l', '1', pdf, '-']).stdout).toContain(licence)
  })

  test('it begins with the journal’s page number', () => {
    expect(pdftotext(['-layout', '-f', '2', '-l', '2', pdf, '-']).stdout).toMatch(/^\s*118\b/)
  })

  /** Whether a text is printed as a whole or in two parts, because notes may interrupt it at the end of a page. */
  function isPrinted(stretch: string, printed: string): boolean {
    if (printed.includes(lettersOf(stretch))) return true
    const letters = lettersOf(stretch)
    return Array.from(letters, (_, cut) => cut).some(
      cut => printed.includes(letters.slice(0, cut)) && printed.includes(letters.slice(cut))
    )
  }

  test('every paragraph of the text is in it', async () => {
    // The text of the pages without their margins: the running heads there are between the end of a page and the start
    // of the next.
    const body = ['-x', '0', '-y', '60', '-W', '595', '-H', '710']
    const printed = lettersOf(pdftotext(['-raw', ...body, pdf, '-']).stdout)
    const {world} = openDisk(folder, async () => {
      throw new Error('nothing is printed here')
    })
    const {manuscript} = await build(world, createMemo(), {entry: '', outputs: []})
    let count = 0
    for (const {tree} of manuscript.chapters) {
      walk(tree, node => {
        if (node.type !== 'text') return
        for (const stretch of plainText(node).match(/.{30,60}(?=\s|$)/gs) ?? []) {
          count++
          expect(isPrinted(stretch, printed), stretch).toBe(true)
        }
      })
    }
    expect(count).toBeGreaterThan(200)
  })
})

describe('HTML', () => {
  test('the Nu checker finds no error, but finds one in a faulty page', () => {
    const broken = join(folder, 'broken.html')
    writeFileSync(broken, readFileSync(page, 'utf8').replace('<h1', '<p><div></p><h1'))
    const {messages} = JSON.parse(vnu(['--format', 'json', '--stdout', page, broken]).stdout)
    const errors = (messages as ReadonlyArray<{type: string; url: string}>).filter(
      ({type}) => type === 'error'
    )
    const places = errors.map(({url}) => url)
    expect([...new Set(places)]).toEqual([pathToFileURL(broken).href.replace('file://', 'file:')])
  })

  test('html-validate finds nothing, but finds a fault in a faulty page', async () => {
    const html = readFileSync(page, 'utf8')
    expect(await htmlFaults(html)).toEqual([])
    const faults = await htmlFaults(html.replace('<h1', '<a href="#x"><a href="#x" id="refs">x</a></a><h1'))
    expect(faults.map(fault => fault.split(':')[0])).toEqual(
      expect.arrayContaining(['element-permitted-content', 'no-dup-id'])
    )
  })

  test.each(['light', 'dark'] as const)(
    'axe finds nothing in the %s, but finds missing contrast',
    async scheme => {
      expect(await axeFindings(pathToFileURL(page).href, scheme)).toEqual([])
      const faint = join(folder, 'faint.html')
      writeFileSync(
        faint,
        readFileSync(page, 'utf8').replace('</style>', 'p{color:#777;background:#777}</style>')
      )
      expect(await axeFindings(pathToFileURL(faint).href, scheme)).toContain('color-contrast')
    }
  )

  test.each(['light', 'dark'] as const)(
    'nor in the %s with everything unfolded and a preview open',
    async scheme => {
      const findings = await axeFindings(pathToFileURL(page).href, scheme, async opened => {
        await opened.$$eval('details', all => {
          for (const details of all) details.open = true
        })
        await opened.hover('.text .citation a')
        await opened.waitForSelector('.preview:popover-open')
      })
      expect(findings).toEqual([])
    }
  )

  test('the page is no larger than 370 kB with its faces, and than 250 kB without the Urdu one', () => {
    const html = readFileSync(page, 'utf8')
    const urdu = [...html.matchAll(/@font-face\{font-family:"Galley Nastaliq"[^}]*\}/g)].join('')
    expect(urdu).toContain('font/woff2')
    expect(Buffer.byteLength(html)).toBeLessThan(370_000)
    expect(Buffer.byteLength(html) - urdu.length).toBeLessThan(250_000)
  })
})

describe('proof', () => {
  test('the numbers are those of the lines of pdftotext', async () => {
    const {code} = await galley(['proof', folder])
    expect(code).toBe(0)
    const round = join(folder, 'proofs/round-1')
    const proof = join(round, readdirSync(round).find(name => name.endsWith('.pdf'))!)
    const text = pdftotext(['-layout', proof, '-']).stdout
    // Numbers of right-to-left lines are between marks of direction.
    const plain = text.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    let count = 0
    for (const [, number] of plain.matchAll(/^[ \f]*(?:[A-Z]{1,2} +)?(\d{1,4})(?=\s|$)/gm)) {
      if (Number(number) === count + 1) count++
    }
    const html = readFileSync(proof.replace(/pdf$/, 'html'), 'utf8')
    expect(count).toBeGreaterThan(500)
    expect(html.match(/class="line-number"/g)).toHaveLength(count)
  })
})

/** Letters and digits of all scripts, without the hyphens and blanks that a line end may add. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
}
