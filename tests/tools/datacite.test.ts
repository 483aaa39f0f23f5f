import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {galley, project, removeProjects} from '../galley.ts'
import {judge} from '../judge.ts'

afterAll(removeProjects)

const datacite = judge('datacite')

const settings = `title: Bricks
titles: {ur: اینٹیں}
doi: 10.5555/bricks
canonical-url: https://journal.example/3/1/law.html
license: CC-BY-4.0
lang: en
authors:
  - {name: Ada King Lovelace, orcid: 0000-0002-1825-0097, affiliation: 1}
  - {name: The Kiln Group, corporate: true}
affiliations: [{index: 1, name: Institute of Law, city: Lahore, country: PK, ror: 05a28rw58}]
abstract: {en: On bricks., ur: اینٹوں پر}
keywords: {en: [kilns], ur: [بھٹے]}
dates: {received: 2026-02, revised: 2026-03, published: 2026-11-24}
related: [{type: preprint, doi: 10.5555/pre}, {type: dataset, doi: 10.5555/data}]
funding: [{funder: Research Council, ror: 04cw6st05, award: [A-1, A-2]}]
journal: {title: Insights, issn: {electronic: 2222-2228}, publisher: Kiln Press, volume: 3, first-page: 117, last-page: 120}
`

test('the record for DataCite is valid by the schema of the library datacite, which finds a fault that is put in', async () => {
  const folder = project({
    'manuscript.yaml': settings,
    '01.md': 'Words [@doe].\n',
    'references.bib': '@article{doe, author={Doe, Ann}, title={On it}, year=2001, doi={10.5555/a}}\n'
  })
  const {code} = await galley(['build', '--to', 'datacite', '--draft'], {cwd: folder})
  expect(code).toBe(0)
  const file = join(folder, 'build/bricks.datacite.json')
  const valid = datacite([file])
  expect([valid.status, valid.stdout, valid.stderr]).toEqual([0, `${file}: valid\n`, ''])
  const record = JSON.parse(readFileSync(file, 'utf8'))
  const faulty = join(folder, 'faulty.json')
  writeFileSync(faulty, JSON.stringify({...record, creators: [], publicationYear: 'soon'}))
  const {status, stdout} = datacite([faulty])
  expect(status).toBe(1)
  expect(stdout).toMatch(/creators: [\s\S]*publicationYear: /)
})
