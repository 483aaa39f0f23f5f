import {expect, test} from 'vitest'
import {sha256} from '../../src/core/hash.ts'
import {qrCode} from '../../src/core/qr-code.ts'
import {qrLines} from '../../src/node/preview/qr-lines.ts'

const long =
  'http://192.168.1.10:40123/0123456789abcdef0123456789abcdef/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

function rowsOf(text: string): string {
  return qrCode(text)!
    .map(row => row.map(isDark => (isDark ? '#' : '.')).join(''))
    .join('\n')
}

test('a short text', () => {
  expect(rowsOf('http:/').split('\n')).toEqual([
    '#######.##..#.#######',
    '#.....#..#..#.#.....#',
    '#.###.#.#.#.#.#.###.#',
    '#.###.#.#..#..#.###.#',
    '#.###.#.###...#.###.#',
    '#.....#.......#.....#',
    '#######.#.#.#.#######',
    '.........##..........',
    '####..#.#.#..#..###.#',
    '..##.#..#...#..#.####',
    '.#..#.#..#..######.##',
    '..##.#.##.#.##...#.#.',
    '.#...###...#.#..##..#',
    '........##...#.......',
    '#######...#..##.#....',
    '#.....#...#####.###.#',
    '#.###.#..###..###.###',
    '#.###.#.##...#.....#.',
    '#.###.#.#.##.#.#..#..',
    '#.....#.##.##.#.##..#',
    '#######.#####....##..'
  ])
})

test('the codes of all lengths are those that OpenCV 5.0 has read', () => {
  const codes = Array.from({length: 106}, (_, index) => rowsOf(long.slice(0, index + 1)))
  expect(sha256(codes.join('\n'))).toBe('91df3d61afe364e1ea0e8020671d9174df03c26b3a0e81972425c145fdec60da')
})

test('a text that needs several blocks has none', () => {
  expect(qrCode('x'.repeat(106))).toHaveLength(37)
  expect(qrCode('x'.repeat(107))).toBeUndefined()
})

test('a terminal shows two rows a line, dark on light, with a margin', () => {
  const lines = qrLines(qrCode('http:/')!)
  expect(lines).toHaveLength(15)
  expect(lines[0]).toBe(`\u001b[30;107m${' '.repeat(29)}\u001b[0m`)
  expect(lines[2]!.slice('\u001b[30;107m'.length)).toMatch(/^ {4}█▀▀▀▀▀█ /)
})
