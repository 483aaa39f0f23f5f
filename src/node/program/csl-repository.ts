import {open} from 'node:fs/promises'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {brotliDecompress} from 'node:zlib'
import type {CslRepository} from '../../core/world.ts'
import {packageFolder} from './package.ts'

const unpack = promisify(brotliDecompress)

/**
 * The archive made by `tools/csl-repository.mjs`: the length of its index in four bytes, the index, the blocks. The
 * index has a row `old = new` for each renamed style and a row `# offset size` for each block, followed by a row `name
 * length` for each style in the block.
 */
const archive = join(packageFolder, 'styles', 'csl', 'repository', 'styles.bin')

/** The styles of the CSL styles repository. Loading a style reads the index and one block; nothing is read before. */
export function cslRepository(): CslRepository {
  let known: Promise<string> | undefined
  const index = (): Promise<string> => {
    known ??= readIndex()
    return known
  }
  return {
    async style(name) {
      if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name)) return undefined
      const rows = await index()
      const found = spanOf(rows, renamed(rows, name) ?? name)
      if (found === undefined) return undefined
      const block = await readBlock(found.block)
      return block.toString('utf8', found.start, found.end)
    },
    names: async () => [...(await index()).matchAll(/^([^#\s]\S*) /gmu)].map(([, name]) => name!)
  }
}

/** Every style of the repository, in the order of the archive. */
export async function* everyCslStyle(): AsyncGenerator<Readonly<{name: string; xml: string}>> {
  for (const group of (await readIndex()).split('\n# ').slice(1)) {
    const [head = '', ...rows] = group.trimEnd().split('\n')
    const block = await readBlock(head)
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

/** The index row of a style's block, and the range of the style in the unpacked block. */
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

async function readIndex(): Promise<string> {
  const size = await indexSize()
  return `\n${await unpack(await readBytes(4, size))}`
}

async function indexSize(): Promise<number> {
  return (await readBytes(0, 4)).readUInt32BE()
}

/** Reads and unpacks the block with the row `offset size`. */
async function readBlock(row: string): Promise<Buffer> {
  const [at = 0, size = 0] = row.split(' ').map(Number)
  return unpack(await readBytes(4 + (await indexSize()) + at, size))
}

async function readBytes(at: number, size: number): Promise<Buffer> {
  const file = await open(archive)
  try {
    const {buffer} = await file.read(Buffer.alloc(size), 0, size, at)
    return buffer
  } finally {
    await file.close()
  }
}
