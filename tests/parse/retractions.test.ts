import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseRetractions} from '../../src/parse/retractions.ts'
import {csvRows} from '../../src/parse/values/csv.ts'
import {galley, project} from '../galley.ts'
import fc from '../properties.ts'

const header =
  'Record ID,Title,Journal,RetractionDate,RetractionDOI,OriginalPaperDate,OriginalPaperDOI,RetractionNature,Reason'

function read(text: string) {
  return parseRetractions(text, 'rw.csv', 'abc')
}

describe('a list of notices', () => {
  test('can have quoted cells, CRLF, a byte order mark and American dates', () => {
    const list = read(
      `\uFEFF${header}\r\n7,"A ""B"", C\r\nD",J,1/31/2020 0:00,10.1000/N,5/1/2001 0:00,10.1000/A,Retraction,"+Fake Peer Review;+Data;"\r\n`
    )
    expect(list?.notices).toEqual([
      {
        id: '7',
        nature: 'retraction',
        doi: '10.1000/a',
        title: 'A "B", C\r\nD',
        year: '2001',
        date: '2020-01-31',
        noticeDoi: '10.1000/n',
        reason: '+Fake Peer Review;+Data;'
      }
    ])
    expect(list).toMatchObject({file: 'rw.csv', sha256: 'abc', newest: '2020-01-31'})
    expect(list?.byDoi.get('10.1000/a')).toHaveLength(1)
  })

  test('has titles without the tags of the list', () => {
    const {notices, byTitle} = read('Title,RetractionNature\nLoss of <i>Tp53</i> at p<0.05,Retraction')!
    expect(notices[0]?.title).toBe('Loss of Tp53 at p<0.05')
    expect([...byTitle.keys()]).toEqual(['lossoftp53atp005'])
  })

  test('can have columns in any order, with or without spaces in their names', () => {
    const list = read(
      'Retraction Nature;Original Paper DOI;Title\nExpression of concern;https://doi.org/10.1000/a;A\n'
    )
    expect(list?.notices).toMatchObject([{nature: 'concern', doi: '10.1000/a', title: 'A', date: ''}])
  })

  test('has known natures; other rows, and rows about no work, are ignored', () => {
    const list = read(
      'Title,OriginalPaperDOI,RetractionNature\nA,,Retraction\nB,,Correction\nC,,Reinstatement\nD,,Other\n,Unavailable,Retraction\n\n'
    )
    expect(list?.notices.map(({title, nature}) => [title, nature])).toEqual([
      ['A', 'retraction'],
      ['B', 'correction'],
      ['C', 'reinstatement']
    ])
  })

  test.each([
    ['31/1/2020', '2020-01-31'],
    ['2020-01-31T00:00:00', '2020-01-31'],
    ['12/1/2020', '2020-12-01'],
    ['some day', '']
  ])('date %s is %s', (text, date) => {
    expect(read(`Title,RetractionNature,RetractionDate\nA,Retraction,${text}`)?.notices[0]?.date).toBe(date)
  })

  test('can be empty; another table is not a list', () => {
    expect(read(`${header}\n`)?.notices).toEqual([])
    expect(read('name,year\nA,2001\n')).toBeUndefined()
    expect(read('')).toBeUndefined()
    expect(read('RetractionNature\nRetraction\n')).toBeUndefined()
  })
})

test('rows survive a round trip', () => {
  const cell = fc.string({unit: fc.constantFrom('a', 'ü', '"', ',', '\n', '\r', ' ')})
  const table = fc.array(fc.array(cell, {minLength: 2, maxLength: 2}), {minLength: 1})
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const written = [['x', 'y'], ...rows]
        .map(row => `${row.map(text => `"${text.replaceAll('"', '""')}"`).join(',')}${end}`)
        .join('')
      expect([...csvRows(written, () => [0, 1])]).toEqual(rows)
    })
  )
})

test('parsing any text terminates, and no letter of it is lost', () => {
  fc.assert(
    fc.property(fc.string({unit: fc.constantFrom('a', '"', ',', '\n', '\r')}), text => {
      const cells: string[] = []
      const all = (header: readonly string[]) => {
        cells.push(...header)
        return Array.from(text, (_, index) => index)
      }
      for (const row of csvRows(text, all)) cells.push(...row)
      expect(cells.join('').replace(/[^a]/g, '')).toBe(text.replace(/[^a]/g, ''))
    })
  )
})

describe('galley check --retractions', () => {
  const files = {
    'manuscript/manuscript.yaml': 'title: A\nlicense: CC-BY-4.0\n',
    'manuscript/01.md': 'Read [@a].\n',
    'references.bib':
      '@article{a, author={Doe, Jane}, title={A Title}, journal={J}, year=2001, doi={10.1000/a}}\n',
    'rw.csv': `${header}\n7,A Title,J,1/31/2020 0:00,10.1000/n,5/1/2001 0:00,10.1000/a,Retraction,+Data;\n`
  }

  test('reports an error, and names the list', async () => {
    const folder = project(files)
    const {code, out} = await galley(['check', '--retractions', join(folder, 'rw.csv'), folder])
    expect(code).toBe(1)
    expect(out).toContain('error[G114] `a` is cited but was retracted on 2020-01-31 (`10.1000/n`)')
    expect(out).toContain('Reasons given: Data. From rw.csv, record 7.')
    expect(out).toMatch(/^retractions: rw\.csv, 1 notice until 2020-01-31, sha256 [0-9a-f]{64}$/m)
    const json = await galley(['check', '--format', 'json', '--retractions', join(folder, 'rw.csv'), folder])
    expect(JSON.parse(json.out)).toMatchObject({
      version: 1,
      retractions: {
        file: 'rw.csv',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        newest: '2020-01-31',
        notices: 1
      }
    })
  })

  test('without a list, nothing is reported and no list is named', async () => {
    const {code, out} = await galley(['check', '--format', 'json', project(files)])
    expect(code).toBe(0)
    expect(JSON.parse(out)).not.toHaveProperty('retractions')
  })

  test('a waiver applies, and is not unused without the list', async () => {
    const folder = project({
      ...files,
      'manuscript/01.md': 'Read [@a]. <!-- galley-ignore citation-retracted: cited as retracted -->\n'
    })
    const asked = await galley(['check', '--strict', '--retractions', join(folder, 'rw.csv'), folder])
    expect([asked.code, asked.out]).toEqual([0, expect.not.stringContaining('G114')])
    const unasked = await galley(['check', '--strict', folder])
    expect([unasked.code, unasked.out]).toEqual([0, expect.not.stringContaining('waiver-unused')])
  })

  test('needs a list', async () => {
    const folder = project(files)
    const absent = await galley(['check', '--retractions', join(folder, 'no.csv'), folder])
    expect([absent.code, absent.err]).toEqual([2, expect.stringContaining('no such file')])
    const other = await galley(['check', '--retractions', join(folder, 'references.bib'), folder])
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('is not a list of Retraction Watch')])
  })
})
