import {folderOf} from '../../core/path.ts'
import type {Finding, StyleFont} from '../../core/types.ts'
import type {World} from '../../core/world.ts'

/** Files next to a font, or in the folder of its style, that may state its licence. */
const licenceFile = /^(?:(?:un)?licen[cs]e|ofl|copying)\b/i
/**
 * A readme counts only in a folder of fonts: one in a style's folder is about the style, and `galley style new`
 * writes one.
 */
const readme = /^readme\b/i

/**
 * Finds fonts of a style that are missing or have no licence file. Fonts from packages that come with galley have their
 * licence in the package. Folders are listed but files are not read, so that a check reads no more than a build.
 */
export async function fontFindings(
  folder: string,
  fonts: readonly StyleFont[],
  world: World
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const unlicensed = new Set<string>()
  for (const {file, place} of fonts) {
    const about = {file: `${folder}/style.yaml`, subject: file, ...(place && {place})}
    const isPackaged = file.startsWith('npm:')
    const beside = isPackaged ? [] : ((await world.list(folderOf(file))) ?? [])
    const isThere = isPackaged
      ? (await world.asset(file)) !== undefined
      : beside.includes(file.slice(file.lastIndexOf('/') + 1))
    if (!isThere) {
      const expected = isPackaged
        ? 'one of the fonts that come with galley, or a file in the folder of the style'
        : 'a file in the folder of the style, or `npm:package/file`'
      const message = `The font file \`${file}\` does not exist, expected ${expected}`
      findings.push({rule: 'style-invalid', ...about, message})
      continue
    }
    const fault = isPackaged ? undefined : await world.fault?.(file)
    if (fault !== undefined) {
      const rule = fault.fault === 'outside' ? 'path-outside' : 'style-invalid'
      findings.push({rule, ...about, message: `The font \`${file}\` cannot be read: ${fault.reason}`})
      continue
    }
    if (isPackaged || unlicensed.has(folderOf(file))) continue
    const isApart = folderOf(file) !== folder
    const names = [...beside, ...((await world.list(folder)) ?? [])]
    if (names.some(name => licenceFile.test(name)) || (isApart && beside.some(name => readme.test(name))))
      continue
    unlicensed.add(folderOf(file))
    const message = `The font \`${file}\` has no licence beside it, expected a file \`LICENSE\` or \`OFL.txt\``
    findings.push({rule: 'style-incomplete', ...about, message})
  }
  return findings
}
