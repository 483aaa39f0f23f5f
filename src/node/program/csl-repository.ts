import {closeSync, openSync, readSync} from 'node:fs'
import {join} from 'node:path'
import {brotliDecompressSync} from 'node:zlib'
import {isCslName} from '../../core/csl-name.ts'
import type {CslRepository} from '../../core/world.ts'
import {packageFolder} from './package.ts'

/**
 * The archive made by `tools/csl-repository.mjs`: the length of its index in four bytes, the index, the blocks. The
 * index has a row `old = new` for each renamed style and a row `# offset size` for each block, followed by a row `name
 * length` for each style in the block.
 */
const archive = join(packageFolder, 'styles', 'csl', 'repository', 'styles.bin')

/**
 * The styles of the CSL styles repository. Loading a style reads the index and one block; no file is read before
 * that.
 */
export function cslRepository(): CslRepository {
  let known: string | undefined
  const index = (): string => {
    known ??= readIndex()
    return known
  }
  return {
    async style(name) {
      if (!isCslName(name)) return undefined
      const rows = index()
      const found = spanOf(rows, renamed(rows, name) ?? name)
      return found && readBlock(found.block).toString('utf8', found.start, found.end)
    },
    names: async () => [...index().matchAll(/^([^#\s]\S*) /gmu)].map(([, name]) => name!)
  }
}

/** All styles of the repository, in the order of the archive. */
export async function* everyCslStyle(): AsyncGenerator<Readonly<{name: string; xml: string}>> {
  for (const group of readIndex().split('\n# ').slice(1)) {
    const [head = '', ...rows] = group.trimEnd().split('\n')
    const block = readBlock(head)
    let start = 0
    for (const row of rows) {
      const [name = '', length] = row.split(' ')
      const end = start + Number(length)
      yield {name, xml: block.toString('utf8', start, end)}
      start = end
    }
  }
}

function renamed(index: string, name: string): string | undefined {
  const row = `\n${name} = `
  const at = index.indexOf(row)
  return at < 0 ? undefined : index.slice(at + row.length, index.indexOf('\n', at + 1))
}

/** The index row of the block that contains a style, and the range of the style in the unpacked block. */
type Span = Readonly<{block: string; start: number; end: number}>

function spanOf(index: string, name: string): Span | undefined {
  const at = index.indexOf(`\n${name} `)
  if (at < 0) return undefined
  const group = index.lastIndexOf('\n# ', at) + 3
  const [block = '', ...before] = index.slice(group, at).split('\n')
  const length = (row: string): number => Number(row.slice(row.indexOf(' ')))
  const start = before.reduce((sum, row) => sum + length(row), 0)
  return {block, start, end: start + length(index.slice(at + 1, index.indexOf('\n', at + 1)))}
}

function readIndex(): string {
  return reading(read => `\n${brotliDecompressSync(read(4, indexSize(read))).toString()}`)
}

/** Reads and unpacks the block that an index row `offset size` describes. */
function readBlock(row: string): Buffer {
  const [at = 0, size = 0] = row.split(' ').map(Number)
  return reading(read => brotliDecompressSync(read(4 + indexSize(read) + at, size)))
}

/** Reads bytes of the archive, given by offset and size. */
type Read = (at: number, size: number) => Buffer

function indexSize(read: Read): number {
  return read(0, 4).readUInt32BE()
}

/** Opens the archive; reading it takes a few milliseconds, less than a detour through Node's threads. */
function reading<Value>(use: (read: Read) => Value): Value {
  const file = openSync(archive, 'r')
  try {
    return use((at, size) => {
      const bytes = Buffer.alloc(size)
      readSync(file, bytes, 0, size, at)
      return bytes
    })
  } finally {
    closeSync(file)
  }
}
