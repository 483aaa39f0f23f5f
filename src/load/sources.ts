import {decodeSaved, decodeText, type OldEncoding} from '../core/decode.ts'
import {isLfsPointer} from '../core/lfs-pointer.ts'
import {leadsOut} from '../core/path.ts'
import {perObjectIn} from '../core/per-object.ts'
import {locator} from '../core/position.ts'
import type {Finding, ReadFault, Source} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {computedPath} from './computed-path.ts'

/** Reads texts in order; unreadable ones become findings. */
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

/** Reads a text as UTF-8; `namedAt` is the place of its path in the settings. */
export async function readSource(
  world: Pick<World, 'read'>,
  path: string,
  namedAt: Pick<Finding, 'file' | 'place'> | undefined,
  findings: Finding[]
): Promise<Source | undefined> {
  const bytes = await world.read(path)
  if (isFault(bytes)) {
    reportOnce(findings, {
      rule: leadsOut(path) || bytes.fault === 'outside' ? 'path-outside' : 'file-unreadable',
      file: namedAt?.place ? namedAt.file : path,
      place: namedAt?.place,
      subject: path,
      ...(namedAt?.place && leadsOut(path)
        ? outside(path, namedAt.file)
        : {
            message:
              computedPath(path) ??
              (bytes.fault === 'absent'
                ? `The file \`${path}\` does not exist`
                : unreadableText(path, bytes).message)
          })
    })
    return undefined
  }
  if (isLfsPointer(bytes)) {
    reportOnce(findings, {
      rule: 'file-unreadable',
      file: namedAt?.place ? namedAt.file : path,
      place: namedAt?.place,
      subject: path,
      message: `\`${path}\` is a Git LFS pointer`,
      note: 'Git has not fetched the file. Install Git LFS and run `git lfs pull`.'
    })
    return undefined
  }
  const {text, finding} = textOfFile(path, bytes)
  if (finding !== undefined) reportOnce(findings, finding)
  return text === undefined ? undefined : sourceOf(bytes, path)(text)
}

/** The finding for a file that should be text but cannot be read. */
export function unreadableText(path: string, {reason}: ReadFault): Finding {
  const message = `\`${path}\` cannot be read as text: ${reason}`
  return {rule: 'file-unreadable', file: path, subject: path, message}
}

/** The text of a file of the project, and the finding if it is not saved as UTF-8; no text if the file is not text. */
export function textOfFile(path: string, bytes: Uint8Array): Readonly<{text?: string; finding?: Finding}> {
  const decoded = decodeText(bytes)
  if ('text' in decoded) {
    const {text, encoding} = decoded
    return {text, ...(encoding && {finding: oldEncoding({path, text}, decodeSaved(bytes), encoding)})}
  }
  const finding: Finding = {
    rule: 'file-unreadable',
    file: path,
    place: decoded.place,
    subject: path,
    message: 'The file is not saved as UTF-8',
    note: 'Open the file in the program that wrote it and save it again with the encoding UTF-8.'
  }
  return {finding}
}

/** The finding for a text with an old encoding, and the repair that saves it as UTF-8. */
function oldEncoding({path, text}: Source, saved: string, {name, offsets}: OldEncoding): Finding {
  const [first = 0] = offsets
  const start =
    first - (/[\p{L}\p{M}]{0,30}$/u.exec(text.slice(Math.max(0, first - 30), first))?.[0].length ?? 0)
  const word = /^[\p{L}\p{M}’'-]*/u.exec(text.slice(start, first + 30))?.[0] || text.slice(first, first + 1)
  const others = offsets.length === 1 ? '' : ` The file has ${offsets.length} such characters.`
  return {
    rule: 'file-encoding',
    file: path,
    place: locator(text).place(first, first + 1),
    subject: path,
    message: `\`${word}\` is not saved as UTF-8, so galley decodes it as ${name}`,
    note: `Check these letters: other programs decode them differently, and galley decodes them wrongly if the file has another encoding, such as Windows-1250.${others} \`galley check --fix\` saves the file as UTF-8.`,
    edits: offsets.map(offset => ({
      file: path,
      start: offset,
      end: offset + 1,
      old: saved.charAt(offset),
      text: text.charAt(offset)
    }))
  }
}

/** A file that was read before has the same text object, so that later steps reuse their results. */
const sourceOf = perObjectIn((_: Uint8Array, path: string) => {
  let known: Source | undefined
  return (text: string): Source => {
    if (known?.text !== text) known = {path, text}
    return known
  }
})

/** Adds a finding unless it was added before: a chapter that contains the settings is read twice. */
function reportOnce(findings: Finding[], finding: Finding): void {
  const isKnown = findings.some(
    ({file, subject, message}) =>
      file === finding.file && subject === finding.subject && message === finding.message
  )
  if (!isKnown) findings.push(finding)
}

/** The finding for an absolute path in the settings, which explains where files may be. */
function outside(path: string, settings: string): Pick<Finding, 'message' | 'expected' | 'note'> {
  const name = path.split(/[\\/]/).at(-1) ?? path
  return {
    message: `The path \`${path}\` is outside the project`,
    expected: [name],
    note: `Copy the file beside \`${settings}\` or into a folder there: galley reads nothing outside the project, so that the paper can be built on every machine.`
  }
}
