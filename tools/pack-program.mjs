import {closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/**
 * Moves the chunks of a compiled program and their code caches into one file (`src/node/program/packed-program.ts`).
 * @param {string} folder
 */
export function packProgram(folder) {
  const chunks = join(folder, 'chunks')
  const file = openSync(join(folder, 'program.pack'), 'w')
  /** @type {Record<string, readonly [number, number, number]>} */
  const places = {}
  let end = 0
  for (const name of readdirSync(chunks)
    .filter(name => name.endsWith('.cjs'))
    .sort()) {
    const text = readFileSync(join(chunks, name))
    const kept = join(chunks, `${name}.v8`)
    const code = existsSync(kept) ? readFileSync(kept) : Buffer.alloc(0)
    places[name] = [end, code.length, text.length]
    writeFileSync(file, Buffer.concat([code, text]))
    end += code.length + text.length
  }
  closeSync(file)
  writeFileSync(join(folder, 'program.json'), JSON.stringify(places))
  rmSync(chunks, {recursive: true})
}
