import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {galley, project} from '../galley.ts'

const paper = {
  'manuscript.yaml': 'title: A paper\n',
  '01.md': 'One {++two ++}{>>AB: why<<}three.\r\n\r\n{--Four.--}\r\n',
  '02.md': 'Five {~~six~>seven~~}{>>@cleo so<<} {>>eight?<<}.\n'
}

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

test('galley accept settles all edits and keeps comments', async () => {
  const folder = project(paper)
  const {code, out, err} = await galley(['accept', folder])
  expect([code, out, err]).toEqual([0, '', 'galley: accepted 3 edits in 01.md, 02.md; none is left\n'])
  expect(read(folder, '01.md')).toBe('One two three.\r\n')
  expect(read(folder, '02.md')).toBe('Five seven {>>eight?<<}.\n')
})

test.each([
  [
    'by number',
    'reject',
    ['--number', '2'],
    '01.md',
    'One {++two ++}{>>AB: why<<}three.\r\n\r\nFour.\r\n',
    2
  ],
  ['by numbers', 'accept', ['--number', '1-2'], '01.md', 'One two three.\r\n', 1],
  ['by author', 'reject', ['--author', 'ab'], '01.md', 'One three.\r\n\r\n{--Four.--}\r\n', 2],
  ['by an author with @', 'reject', ['--author', '@cleo'], '02.md', 'Five six {>>eight?<<}.\n', 2],
  ['with comments', 'accept', ['--comments'], '02.md', 'Five seven .\n', 0]
])('%s: %s %j', async (_, verdict, args, path, text, left) => {
  const folder = project(paper)
  const {code, err} = await galley([verdict, folder, ...args])
  expect(code).toBe(0)
  expect(err).toMatch(left === 0 ? / none is left\n$/ : new RegExp(` ${left} (is|are) left\n$`))
  expect(read(folder, path)).toBe(text)
})

test('--dry-run prints a diff and writes nothing', async () => {
  const folder = project(paper)
  const {code, out, err} = await galley(['accept', folder, '--dry-run', '--number', '3'])
  expect(out).toBe(
    '--- a/02.md\n+++ b/02.md\n@@ -1 +1 @@\n-Five {~~six~>seven~~}{>>@cleo so<<} {>>eight?<<}.\n+Five seven {>>eight?<<}.\n'
  )
  expect(err).toBe('galley: would accept 1 edit in 02.md; nothing was written\n')
  expect(code).toBe(1)
  expect(read(folder, '02.md')).toBe(paper['02.md'])
})

test.each([
  ['no such number', ['--number', '2,4'], 'there is no edit 4; the paper has edits 1 to 3'],
  ['no number', ['--number', 'two'], '--number must be numbers such as 1,3-5, not two'],
  ['no such author', ['--author', 'XY'], 'there is no edit by XY; edits are by AB, cleo']
])('%s is reported in one line, and nothing is written', async (_, args, message) => {
  const folder = project(paper)
  const {code, err} = await galley(['accept', folder, ...args])
  expect([code, err]).toEqual([2, `galley: ${message}\n`])
  expect(read(folder, '01.md')).toBe(paper['01.md'])
})

test('a paper with only comments', async () => {
  const folder = project({'01.md': 'Words{>>sure?<<}.\n'})
  const {code, err} = await galley(['reject', folder, '--comments'])
  expect([code, err]).toEqual([0, 'galley: took the comments out of 01.md\n'])
  expect(read(folder, '01.md')).toBe('Words.\n')
})

test('a paper without edits', async () => {
  const {code, err} = await galley(['accept', project({'01.md': 'Words.\n'})])
  expect([code, err]).toEqual([0, 'galley: there are no edits to accept\n'])
})

test('an edit that only a person can settle is named', async () => {
  const folder = project({'01.md': '+-----------+\n| a {++b++} |\n+-----------+\n'})
  const {code, err} = await galley(['accept', folder])
  expect(err).toBe(
    'galley: accepted 0 edits; 1 is left\n' +
      'galley: warning: edit 1 (01.md:2:5) has to be settled by hand: the columns of its table depend on the places of characters\n'
  )
  expect(code).toBe(1)
})

test('an edit in an included file is settled there', async () => {
  const folder = project({
    '01.md': 'One {++two ++}three.\r\n\r\n{{< include a.txt >}}\r\n\r\nSix {--seven--}.\r\n',
    'a.txt': 'Four {~~five~>5~~}.\n\n{{< include b.txt >}}\n',
    'b.txt': '{--Eight--}nine.\n'
  })
  const {code, err} = await galley(['accept', folder])
  expect([code, err]).toEqual([0, 'galley: accepted 4 edits in 01.md, a.txt, b.txt; none is left\n'])
  expect(read(folder, '01.md')).toBe('One two three.\r\n\r\n{{< include a.txt >}}\r\n\r\nSix .\r\n')
  expect(read(folder, 'a.txt')).toBe('Four 5.\n\n{{< include b.txt >}}\n')
  expect(read(folder, 'b.txt')).toBe('nine.\n')
})
