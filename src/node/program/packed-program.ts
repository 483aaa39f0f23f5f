import {openSync, readFileSync, readSync} from 'node:fs'
import {join} from 'node:path'

/** A chunk of the program, with V8's code cache. */
export type ProgramPart = Readonly<{text: string; code: Buffer | undefined}>

/** For each chunk, where its part of the file begins, and the lengths of its code cache and its text. */
type Places = Readonly<Record<string, readonly [start: number, code: number, text: number]>>

/**
 * Returns a function that reads the chunks in a folder's `program.pack`, which `tools/pack-program.mjs` writes;
 * undefined without that file. Opening two files for each of two hundred chunks took a tenth of a build. The file stays
 * open, so that a long-running program loads its own chunks even if galley has been replaced in the meantime.
 */
export function packedProgram(folder: string): ((name: string) => ProgramPart | undefined) | undefined {
  let file: number
  let places: Places
  try {
    places = JSON.parse(readFileSync(join(folder, 'program.json'), 'utf8')) as Places
    file = openSync(join(folder, 'program.pack'), 'r')
  } catch {
    return undefined
  }
  let scratch = Buffer.allocUnsafeSlow(1 << 20)
  return name => {
    const place = Object.hasOwn(places, name) ? places[name] : undefined
    if (place === undefined) return undefined
    const [start, code, text] = place
    const length = code + text
    // The buffer is reused, since V8 has read each part before the next one is requested.
    if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(length)
    if (readSync(file, scratch, 0, length, start) < length)
      throw new Error(`program.pack ends within ${name}`)
    return {
      text: scratch.toString('utf8', code, length),
      code: code === 0 ? undefined : scratch.subarray(0, code)
    }
  }
}
