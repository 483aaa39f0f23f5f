import {unzipSync} from 'fflate'
import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {scanHtml} from '../../src/core/html-scan.ts'
import {createMemo} from '../../src/core/memo.ts'
import {allOutputs} from '../../src/outputs/index.ts'
import type {Output} from '../../src/outputs/output.ts'
import {buildPrintPage} from '../../src/outputs/pdf/page/print-page.ts'
import {textWorld} from '../world.ts'

/** All outputs; instead of the PDF, the page that it is printed from. */
const outputs = allOutputs.map(
  (output): Output =>
    output.name === 'pdf'
      ? {
          ...output,
          async render(rendering) {
            const {html} = await buildPrintPage(rendering)
            return {bytes: new TextEncoder().encode(html), problems: [], environment: {}}
          }
        }
      : output
)

/** Addresses that could run a program, as Markdown has them between `<` and `>`; `N` becomes the number of the address. */
const inMarkdown = [
  'javascript:runN',
  'JaVaScript:runN',
  'vbscript:runN',
  'data:text/html,runN',
  'DATA:text/html,runN',
  'file:///runN',
  '&#106;avascript:runN',
  'javascript&colon;runN',
  'java&#9;script:runN',
  'java&NewLine;script:runN',
  '&#1;javascript:runN'
]

/** The same, as files that have no references of HTML have them. */
const inValues = [
  'javascript:runN',
  ' JaVaScript:runN',
  'vbscript:runN',
  'data:text/html,runN',
  'DATA:text/html,runN',
  'file:///runN',
  'java\\tscript:runN',
  '\\x01javascript:runN'
]

/** The places of addresses in a chapter; `U` becomes the address. */
const places: Readonly<Record<string, string>> = {
  'a link': 'See [words](<U>).',
  'a link in a heading': '# A [heading](<U>)',
  'a link in a note': 'Words.[^nN]\n\n[^nN]: See [words](<U>).',
  'a link in a table': '| See |\n|---|\n| [words](<U>) |',
  'a link around a picture': '[![Words](there.png)](<U>)',
  'a definition': 'See [words][dN].\n\n[dN]: <U>',
  'a picture': '![Words](<U>)',
  'a picture in a line': 'See ![words](<U>) here.',
  'a defined picture': '![Words][pN]\n\n[pN]: <U>',
  'a link of HTML': 'See <a href="U">words</a>.'
}

/** The places without references of HTML. */
const plainPlaces: Readonly<Record<string, string>> = {
  'an address in angle brackets': 'See <U>.',
  'a link of LaTeX': 'See \\href{U}{words}.',
  'an address of LaTeX': 'See \\url{U}.',
  'a video': '{{< video U >}}',
  'a downloaded file of MyST': 'See {download}`words <U>`.'
}

/** The settings that are addresses, identifiers or Markdown; each `U` becomes another address. */
const settings = `authors:
  - {name: Ada Lovelace, orcid: "U"}
  - {name: Bo Li, url: "U"}
  - {name: Cy Doe, email: "U"}
statements: {data: "[words](<U>)"}
abstract: "[words](<U>)"
subtitle: "[words](<U>)"
affiliations: [{name: Institute, ror: "U"}]
license: "U"
canonical-url: "U"
pdf-url: "U"
journal: {title: Tides, url: "U", issn: "U"}
doi: "U"
related: [{type: preprint, doi: "U"}]
funding: [{funder: Council, funder-id: "U"}, {funder: Office, ror: "U"}]
`

const works = ['URL', 'DOI', 'PMID', 'PMCID']

/** An address in an attribute or a value that a program follows. */
const isLive = (value: string): boolean =>
  /^(?:(?:javascript|vbscript|file):|data:text\/html)/i.test(
    [...value].filter(letter => letter > ' ').join('')
  )

/** The elements whose words only show an address. */
const shows =
  /^(?:a|article-id|code|email|id|monospace|strong|bold|w:t|tex-math|pub-id|issn|isbn|span|note|p)$/

/** The addresses in the files of an output that a program could follow. */
function liveIn(path: string, bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return Object.entries(unzipSync(bytes)).flatMap(([part, inner]) => liveIn(`${path}: ${part}`, inner))
  if (/\.(?:css|ttf|woff2)$/.test(path)) return []
  const text = new TextDecoder().decode(bytes)
  if (path.endsWith('.md')) return liveInMarkdown(text).map(found => `${path}: ${found}`)
  if (path.endsWith('.json')) return liveInJson(JSON.parse(text)).map(found => `${path}: ${found}`)
  const found: string[] = []
  let name = ''
  for (const piece of scanHtml(text)) {
    if (piece.kind === 'tag') {
      name = piece.isEnd ? '' : piece.name
      for (const {name: attribute, value = ''} of piece.attributes)
        if (!/^(?:aria-label|content|data-tex)$/.test(attribute) && isLive(decoded(value)))
          found.push(`${attribute}="${value}"`)
    } else if (piece.kind === 'text') {
      const words = text.slice(piece.start, piece.end)
      if (name === 'script' && words.startsWith('{')) found.push(...liveInJson(JSON.parse(words)))
      else if (name !== '' && !shows.test(name) && isLive(decoded(words))) found.push(`<${name}>${words}`)
    }
  }
  return found.map(each => `${path}: ${each}`)
}

/** Marks of links and pictures whose address a program follows, outside code. */
function liveInMarkdown(text: string): readonly string[] {
  const words = text.replace(/(`+)[^`]*\1/g, '')
  return [...words.matchAll(/(?:\]\(<?|(?<!\\)<)([^>)\n]*)/g)].flatMap(([mark, address = '']) =>
    isLive(address) ? [mark] : []
  )
}

/** The values of a record that a program follows. */
function liveInJson(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string')
    return /^(?:@id|sameAs|license|.*ur[il])$/i.test(key) && isLive(value) ? [`${key}: ${value}`] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    liveInJson(inner, Array.isArray(value) ? key : name)
  )
}

function decoded(text: string): string {
  const names: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    colon: ':',
    Tab: ' '
  }
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (written, hex, decimal, name) => {
    if (name !== undefined) return names[name] ?? written
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}

/** The numbers of addresses that no finding names, and the live addresses of all outputs. */
async function outcomeOf(files: Readonly<Record<string, string>>, count: number): Promise<unknown> {
  const {artifacts, diagnostics} = await build(textWorld(files), createMemo(), {
    entry: '',
    draft: true,
    outputs
  })
  const said = diagnostics.map(({subject, message}) => `${subject} ${message}`).join('\n')
  return {
    unnamed: Array.from({length: count}, (_, index) => index).filter(
      number => !new RegExp(`run${number}\\b`).test(said)
    ),
    count: artifacts.length,
    live: artifacts.flatMap(({path, bytes}) => liveIn(path, bytes))
  }
}

const none = {unnamed: [], live: []}

/** The settings with which each output writes a file. */
const head = `title: Tides
style: q
authors: [{name: Ada Lovelace, email: ada@example.org}]
lang: en
license: CC-BY-4.0
doi: 10.5555/tides
canonical-url: https://journal.example/tides
journal: {section: ART, volume: 3, issue: 1, first-page: 1, last-page: 2}
dates: {published: 2026-11-24}
`
const paper = {
  'manuscript.yaml': head,
  'styles/q/style.yaml':
    'extends: plain\njournal: {title: Tides, id: tides, issn: 2049-3630, publisher: Kiln Press, sections: [{ref: ART, title: Articles}]}\ncrossref: {depositor: Kiln Press, email: doi@example.org, registrant: The Kiln}\nojs: {version: "3.4"}\n'
}

/** Puts addresses with their numbers into a text. */
function withAddresses(text: string, address: string, first = 0): string {
  let number = first
  return text
    .replace(/U(?![RN])/g, () => address.replace(/(?<=run)N/, () => String(number++)))
    .replace(/(?<=\[\^?[ndp])N/g, String(first))
}

describe('an address that could run a program is live in no output, and a finding names it', () => {
  test('in a chapter', async () => {
    const plain = inMarkdown.filter(address => !address.includes('&'))
    const forms = [
      ...Object.values(places).map(place => [place, inMarkdown] as const),
      ...Object.values(plainPlaces).map(place => [place, plain] as const)
    ]
    // Each place has a third of the addresses, and each address a third of the places.
    const texts = forms
      .flatMap(([place, addresses], index) =>
        addresses.filter((_, at) => (at + index) % 3 === 0).map(address => [place, address] as const)
      )
      .map(([place, address], number) => withAddresses(place, address, number))
    const built = await outcomeOf({...paper, '01.md': texts.join('\n\n')}, texts.length)
    expect(built).toEqual({...none, count: outputs.length})
  })

  test.each(inValues)('in the settings: %s', async address => {
    const names = new Set([...settings.matchAll(/^\w[\w-]*(?=:)/gm)].map(([name]) => name))
    const own = head.split('\n').filter(line => !names.has(line.split(':')[0]!))
    const given = `${own.join('\n')}${withAddresses(settings, address)}`
    const built = await outcomeOf(
      {...paper, 'manuscript.yaml': given, '01.md': 'Words.'},
      settings.match(/U/g)!.length
    )
    expect(built).toMatchObject(none)
  })

  test('in a bibliography', async () => {
    const fields = works.flatMap(field => inValues.map(address => [field, address] as const))
    const list = fields.map(([field, address], number) => ({
      id: `work${number}`,
      type: 'book',
      title: `Tides ${number}`,
      [field]: JSON.parse(`"${withAddresses('U', address, number).replace('\\x01', '\\u0001')}"`)
    }))
    const files = {
      ...paper,
      '01.md': list.map(({id}) => `Words [@${id}].`).join('\n\n'),
      'references.json': JSON.stringify(list)
    }
    expect(await outcomeOf(files, list.length)).toEqual({...none, count: outputs.length})
  })
})
