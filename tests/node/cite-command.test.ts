import {readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {createServer, type RequestListener, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {afterEach, describe, expect, test} from 'vitest'
import {galley, project} from '../galley.ts'

const galtung = `@article{galtung1969,
  author  = {Galtung, Johan},
  title   = {Violence, Peace, and Peace Research},
  journal = {Journal of Peace Research},
  year    = {1969},
  doi     = {10.1177/002234336900600301}
}
`
const freire = '@book{freire1970, author = {Freire, Paulo}, title = {Pedagogy}, date = {1970}}\n'
const paper = {
  'manuscript/manuscript.yaml':
    'title: A paper\nlicense: CC-BY-4.0\nstyle: insights\nbibliography: ../references.bib\n',
  'manuscript/01.md':
    'Violence [see @galtung1969, p. 171].\n@galtung1969 [p. 2] says so.[^a]\n\n[^a]: But [-@galtung1969; @freier1970].\n',
  'references.bib': `${galtung}\n${freire}@book{unread, title = {Unread}}\n`
}

describe('the list', () => {
  test('shows citations as written and as rendered, works, uncited works and unknown keys', async () => {
    const {code, out, err} = await galley(['cite', project(paper)])
    expect({code, err}).toEqual({code: 0, err: ''})
    expect(out).toBe(`Citations
manuscript/01.md:1:10  [see @galtung1969, p. 171]    (see Galtung, 1969, p. 171)
manuscript/01.md:2:1   @galtung1969 [p. 2]           Galtung (1969, p. 2)
manuscript/01.md:4:11  [-@galtung1969; @freier1970]  (1969; freier1970?)  note 1
                       unknown key \`freier1970\`, try \`freire1970\`

References
galtung1969  article, cited 3 times
    Galtung, J. (1969). Violence, peace, and peace research. Journal of Peace Research. https://doi.org/10.1177/002234336900600301
    manuscript/01.md:1:10, 2:1, 4:11

Not cited
references.bib:9:1   freire1970  book
references.bib:10:1  unread  book

3 citations, 1 work, 2 not cited, 1 unknown key
`)
  })

  test('does not count a work listed on purpose as uncited', async () => {
    const yaml = `${paper['manuscript/manuscript.yaml']}nocite: ["@unread"]\n`
    const folder = project({...paper, 'manuscript/manuscript.yaml': yaml})
    expect((await galley(['cite', folder])).out).toContain(
      'unread  book, listed, not cited\n    Unread. (n.d.).'
    )
    expect((await galley(['cite', folder, '--uncited'])).out).toBe('references.bib:9:1  freire1970  book\n')
  })

  test('says so if nothing is uncited', async () => {
    const folder = project({...paper, 'references.bib': galtung})
    expect((await galley(['cite', folder, '--uncited'])).out).toBe(
      'Every entry of the bibliography is cited or listed.\n'
    )
  })

  test('--key and --uncited together tell whether one work is cited', async () => {
    const folder = project(paper)
    const asked = async (key: string): Promise<string> =>
      (await galley(['cite', folder, '--key', key, '--uncited'])).out
    expect(await asked('@unread')).toBe('references.bib:10:1  unread  book\n')
    expect(await asked('galtung1969')).toBe('The work `galtung1969` is cited or listed.\n')
    const {code, err} = await galley(['cite', folder, '--key', 'unred', '--uncited'])
    expect([code, err]).toEqual([2, expect.stringContaining('try `unread`')])
  })

  test('--key shows one work by its key or an alias', async () => {
    const bib = paper['references.bib'].replace('year ', 'ids = {violence},\n  year ')
    const folder = project({...paper, 'references.bib': bib, 'manuscript/02.md': '@violence, @freire1970.'})
    const {out} = await galley(['cite', folder, '--key', 'violence'])
    expect(out).toContain('manuscript/02.md:1:1   @violence ')
    expect(out).toContain('galtung1969  article, cited 4 times')
    expect(out).not.toContain('freire1970}')
    expect(out).toMatch(/4 citations, 1 work, 1 unknown key\n$/)
    expect((await galley(['cite', folder, '--key', '@galtung1969'])).out).toBe(out)
  })

  test('with a note style shows the text in the sentence and the note', async () => {
    const yaml = `${paper['manuscript/manuscript.yaml']}csl: chicago-notes\n`
    const folder = project({
      ...paper,
      'manuscript/manuscript.yaml': yaml,
      'manuscript/01.md': '@freire1970 says.'
    })
    const {citations} = JSON.parse((await galley(['cite', folder, '--format', 'json'])).out)
    expect(citations[0].rendered).toBe('Freire (Pedagogy (1970).)')
  })

  test('--key with an unknown key shows where it is cited', async () => {
    const {code, out} = await galley(['cite', project(paper), '--key', 'freier1970'])
    expect(code).toBe(0)
    expect(out).toContain('manuscript/01.md:4:11')
    expect(out).toMatch(/1 citation, 0 works, 1 unknown key\n$/)
  })

  test('as JSON', async () => {
    const {code, out} = await galley(['cite', project(paper), '--format', 'json'])
    expect(code).toBe(0)
    const {version, citations, references} = JSON.parse(out)
    expect(version).toBe(1)
    expect(citations[0]).toEqual({
      number: 1,
      mode: 'normal',
      place: {
        file: 'manuscript/01.md',
        start: {line: 1, column: 10, offset: 9},
        end: {line: 1, column: 36, offset: 35}
      },
      source: '[see @galtung1969, p. 171]',
      items: [
        {
          key: 'galtung1969',
          reference: 'galtung1969',
          mode: 'normal',
          prefix: 'see',
          suffix: '',
          label: 'page',
          locator: '171',
          place: {
            file: 'manuscript/01.md',
            start: {line: 1, column: 15, offset: 14},
            end: {line: 1, column: 27, offset: 26}
          }
        }
      ],
      rendered: '(see Galtung, 1969, p. 171)',
      html: expect.stringContaining('<a href="#bib-galtung1969"')
    })
    expect(citations[1]).toMatchObject({mode: 'narrative', rendered: 'Galtung (1969, p. 2)'})
    expect(citations[2]).toMatchObject({
      mode: 'normal',
      note: 1,
      items: [{mode: 'suppress-author'}, {key: 'freier1970', reference: null, expected: ['freire1970']}]
    })
    expect(references).toMatchObject([
      {key: 'galtung1969', type: 'article', file: 'references.bib', cited: [1, 2, 3], nocite: false},
      {key: 'freire1970', cited: [], nocite: false, rendered: null, csl: {type: 'book', title: 'Pedagogy'}},
      {key: 'unread', cited: []}
    ])
  })
})

describe('--to', () => {
  test('bib writes the cited entries as in their files', async () => {
    const folder = project({...paper, 'manuscript/01.md': '@galtung1969'})
    expect(await galley(['cite', folder, '--to', 'bib'])).toEqual({code: 0, out: galtung, err: ''})
    const {out} = await galley(['cite', folder, '--to', 'bib', '--all'])
    expect(out).toBe(`${galtung}\n${freire}\n@book{unread, title = {Unread}}\n`)
  })

  test('writes to a file', async () => {
    const folder = project({...paper, 'manuscript/01.md': '@freire1970'})
    const {out} = await galley(['cite', '--to', 'bib', '--output', 'cited.bib'], {cwd: folder})
    expect(out).toBe('wrote cited.bib\n')
    expect(readFileSync(join(folder, 'cited.bib'), 'utf8')).toBe(freire)
  })

  test('omits an unknown key, reports it and fails', async () => {
    const {code, out, err} = await galley(['cite', project(paper), '--to', 'bib'])
    expect({code, out}).toEqual({code: 1, out: galtung})
    expect(err).toBe('galley: not in the bibliography, hence not written: `freier1970`\n')
  })

  test('csl-json and ris', async () => {
    const folder = project({...paper, 'manuscript/01.md': '@freire1970'})
    expect(JSON.parse((await galley(['cite', folder, '--to', 'csl-json'])).out)).toEqual([
      {
        id: 'freire1970',
        type: 'book',
        author: [{family: 'Freire', given: 'Paulo'}],
        issued: {'date-parts': [[1970]]},
        title: 'Pedagogy'
      }
    ])
    expect((await galley(['cite', folder, '--to', 'ris'])).out).toMatch(
      /^TY {2}- BOOK\r\nID {2}- freire1970\r\n/
    )
  })
})

describe('impossible requests are refused with a message of one line', () => {
  test.each([
    [['--to', 'docx'], 'unknown form `docx`; choose one of bib, csl-json, ris'],
    [['--format', 'github'], 'unknown format `github`; choose text or json'],
    [['--key', 'galtung1996'], 'no citation and no work has the key `galtung1996`; try `galtung1969`'],
    [['--all'], '--all works only with --to'],
    [['--to', 'bib', '--uncited'], '--uncited does not work with --to'],
    [['--online'], '--online works only with `cite add`'],
    [['add', '--online'], 'name a DOI after `cite add`; for a folder called `add`, write `./add`'],
    [
      ['add', '10.1177/1'],
      '`cite add` asks doi.org, and galley uses the network only on request: add `--online`'
    ]
  ])('%j', async (args, message) => {
    expect(await galley(['cite', ...args], {cwd: project(paper)})).toEqual({
      code: 2,
      out: '',
      err: `galley: ${message}\n`
    })
  })
})

/** Crossref's answer for a book. */
const answer = {
  type: 'monograph',
  DOI: '10.1057/9780230117914',
  title: 'Education and <i>Gendered</i> Citizenship in Pakistan &amp; beyond',
  author: [{given: 'M. Ayaz', family: 'Naseem', sequence: 'first', affiliation: []}],
  ISBN: ['9780230117914', '9781349290710'],
  issued: {'date-parts': [[2010]]},
  publisher: 'Palgrave Macmillan',
  URL: 'http://dx.doi.org/10.1057/9780230117914',
  'reference-count': 0,
  score: 1
}
const naseem = `@book{naseem2010,
  author    = {Naseem, M. Ayaz},
  title     = {Education and \\emph{{Gendered}} {Citizenship} in {Pakistan} \\& beyond},
  date      = {2010},
  publisher = {Palgrave Macmillan},
  doi       = {10.1057/9780230117914},
  isbn      = {9780230117914}
}
`

describe('add', () => {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  })

  /** A resolver on this machine, and the paths requested from it. */
  async function resolver(answerTo: RequestListener) {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.accept}`)
      answerTo(request, response)
    })
    servers.push(server)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const add = (folder: string, ...args: readonly string[]) =>
      galley(['cite', 'add', ...args, '--online'], {cwd: folder, env: {GALLEY_DOI_RESOLVER: address}})
    return {asked, add}
  }

  const known: RequestListener = (_, response) => {
    response.setHeader('content-type', 'application/vnd.citationstyles.csl+json')
    response.end(JSON.stringify(answer))
  }

  test.each(['10.1057/9780230117914', 'doi:10.1057/9780230117914', 'https://doi.org/10.1057/9780230117914'])(
    '%s puts the work at the end of the bibliography',
    async doi => {
      const folder = project(paper)
      const {asked, add} = await resolver(known)
      expect(await add(folder, doi)).toEqual({
        code: 0,
        out: `${naseem}\n[@naseem2010]\n`,
        err: 'galley: added to references.bib\n'
      })
      expect(asked).toEqual(['/10.1057/9780230117914 application/vnd.citationstyles.csl+json'])
      expect(readFileSync(join(folder, 'references.bib'), 'utf8')).toBe(
        `${paper['references.bib']}\n${naseem}`
      )
    }
  )

  test('every other byte stays: line endings, a byte order mark, text outside entries', async () => {
    const old = '\uFEFF% mine\r\n@book{a, title = {A}}\r\nwords'
    const folder = project({...paper, 'references.bib': old})
    const {add} = await resolver(known)
    expect((await add(folder, '10.1057/9780230117914')).code).toBe(0)
    expect(readFileSync(join(folder, 'references.bib'), 'utf8')).toBe(
      `${old}\r\n\r\n${naseem.replaceAll('\n', '\r\n')}`
    )
  })

  test('a DOI that is already in the bibliography is not fetched', async () => {
    const {asked, add} = await resolver(known)
    const folder = project(paper)
    expect(await add(folder, 'https://doi.org/10.1177/002234336900600301')).toEqual({
      code: 2,
      out: '',
      err: 'galley: the DOI 10.1177/002234336900600301 is in the bibliography already: `galtung1969` at references.bib:1:1\n'
    })
    expect(asked).toEqual([])
  })

  test('a key that is taken gets a letter; a work with the same title is the same work', async () => {
    const {add} = await resolver(known)
    const other = project({
      ...paper,
      'references.bib': '@book{naseem2010, title = {Other}}\n@misc{naseem2010a,}\n'
    })
    expect((await add(other, '10.1057/9780230117914')).out).toContain('[@naseem2010b]')
    const title = 'Education and Gendered Citizenship in Pakistan \\& Beyond'
    const same = project({...paper, 'references.bib': `\n@book{naseem2010, title = {${title}}}\n`})
    expect((await add(same, '10.1057/9780230117914')).err).toBe(
      'galley: the work with the DOI 10.1057/9780230117914 is in the bibliography already, without its DOI: `naseem2010` at references.bib:2:1\n'
    )
  })

  test('a paper without a bibliography gets one', async () => {
    const folder = project({'paper.md': 'Words.\n'})
    const {add} = await resolver(known)
    expect((await add(folder, 'paper.md', '10.1057/9780230117914')).err).toBe(
      'galley: added to references.bib\n'
    )
    expect(readFileSync(join(folder, 'references.bib'), 'utf8')).toBe(naseem)
  })

  test('a paper with only CSL-JSON is asked to name a BibTeX file', async () => {
    const folder = project({'paper.md': 'Words.\n', 'references.json': '[]'})
    const {add} = await resolver(known)
    expect((await add(folder, 'paper.md', '10.1057/9780230117914')).err).toBe(
      'galley: the paper has no BibTeX file to add to; name one in `bibliography`\n'
    )
  })

  test('a bibliography outside the project is not changed', async () => {
    const outside = project({'mine.bib': '% mine\n'})
    const folder = project({...paper, 'manuscript/01.md': 'Words.'})
    const yaml = join(folder, 'manuscript/manuscript.yaml')
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('references.bib', 'linked.bib'))
    symlinkSync(join(outside, 'mine.bib'), join(folder, 'linked.bib'))
    const {add} = await resolver(known)
    expect((await add(folder, '10.1057/9780230117914')).err).toBe(
      'galley: cannot add to linked.bib: link that leads outside the project\n'
    )
    expect(readFileSync(join(outside, 'mine.bib'), 'utf8')).toBe('% mine\n')
  })

  test.each<[string, RequestListener, RegExp]>([
    [
      'an unknown DOI',
      (_, response) => response.writeHead(404).end(),
      /127\.0\.0\.1:\d+ has no work with the DOI/
    ],
    ['a broken registry', (_, response) => response.writeHead(500).end(), /answered 500/],
    ['a page of HTML', (_, response) => response.end('<html>'), /an answer for .* that is not JSON/],
    ['JSON that is no work', (_, response) => response.end('["x"]'), /has no citable work/],
    ['a flood', (_, response) => response.end(' '.repeat(1_100_000)), /more than 1000000 bytes/],
    ['a cut line', (_, response) => response.socket?.destroy(), /cannot reach 127\.0\.0\.1:\d+: /],
    [
      'a way to plain http elsewhere',
      (_, response) => response.writeHead(302, {location: 'http://example.org/'}).end(),
      /redirects to http:\/\/example\.org, which does not use https/
    ],
    [
      'a circle',
      (_, response) => response.writeHead(302, {location: '/10.1/x'}).end(),
      /redirects more than 5 times/
    ]
  ])('%s leaves the bibliography unchanged', async (_, listener, message) => {
    const folder = project(paper)
    const before = statSync(join(folder, 'references.bib')).mtimeMs
    const {add} = await resolver(listener)
    const {code, out, err} = await add(folder, '10.1057/9780230117914')
    expect({code, out}).toEqual({code: 2, out: ''})
    expect(err).toMatch(/^galley: [^\n]+\n$/)
    expect(err).toMatch(message)
    expect(statSync(join(folder, 'references.bib')).mtimeMs).toBe(before)
  })

  test('if one of two works is unknown, neither is added', async () => {
    const folder = project(paper)
    const {add} = await resolver((request, response) =>
      request.url?.includes('unknown') ? response.writeHead(404).end() : known(request, response)
    )
    expect((await add(folder, '10.1057/9780230117914', '10.1057/unknown')).code).toBe(2)
    expect(readFileSync(join(folder, 'references.bib'), 'utf8')).toBe(paper['references.bib'])
  })

  test('a redirect of the resolver is followed', async () => {
    const {asked, add} = await resolver((request, response) =>
      request.url === '/transform'
        ? known(request, response)
        : response.writeHead(302, {location: '/transform'}).end()
    )
    expect((await add(project(paper), '10.1057/9780230117914')).code).toBe(0)
    expect(asked).toHaveLength(2)
  })

  test.each(['http://example.org', 'ftp://127.0.0.1', 'nonsense'])('%s is no resolver', async address => {
    const {code, err} = await galley(['cite', 'add', '10.1057/1', '--online'], {
      cwd: project(paper),
      env: {GALLEY_DOI_RESOLVER: address}
    })
    expect({code, err}).toEqual({
      code: 2,
      err: `galley: GALLEY_DOI_RESOLVER must be an address with https, not \`${address}\`\n`
    })
  })
})
