import {decodeUtf8} from '../core/decode.ts'
import type {Finding, Source} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'

/** Reads texts in order; those that cannot be had become findings. */
export async function readSources(
  world: World,
  paths: readonly string[],
  namedIn: string,
  findings: Finding[]
): Promise<readonly Source[]> {
  const sources: Source[] = []
  for (const path of paths) {
    const source = await readSource(world, path, {file: namedIn}, findings)
    if (source !== undefined) sources.push(source)
  }
  return sources
}

/** Reads a text as UTF-8; `namedAt` is where the author wrote its path. */
export async function readSource(
  world: World,
  path: string,
  namedAt: Pick<Finding, 'file' | 'place'> | undefined,
  findings: Finding[]
): Promise<Source | undefined> {
  const bytes = await world.read(path)
  if (isFault(bytes)) {
    findings.push({
      rule: 'file-unreadable',
      file: namedAt?.place ? namedAt.file : path,
      place: namedAt?.place,
      subject: path,
      message: `Unexpected ${bytes.reason} \`${path}\`, expected a text file`
    })
    return undefined
  }
  const decoded = decodeUtf8(bytes)
  if ('text' in decoded) return {path, text: decoded.text}
  findings.push({
    rule: 'file-unreadable',
    file: path,
    place: decoded.place,
    subject: path,
    message: 'Unexpected byte that is not UTF-8, expected a text saved as UTF-8',
    note: 'Open the file in the program that wrote it and save it again with the encoding UTF-8.'
  })
  return undefined
}
