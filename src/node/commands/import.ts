import {rules} from '../../check/rules/index.ts'
import {plural} from '../../core/plural.ts'
import type {Finding} from '../../core/types.ts'
import type {ImportedReference} from '../../references/import/imported.ts'
import {type ImportedWork, nameWorks} from '../../references/import/works.ts'
import {writeWorks} from '../../references/import/written-work.ts'
import type {Run} from '../command.ts'
import {UsageFault} from '../program/fault.ts'
import {appendTo, bibliographyTarget} from './bibliography-target.ts'
import {importManuscript, isFolderName} from './import-manuscript.ts'
import {readReferences} from './import-references.ts'

/** `galley import`: converts references of other programs, or a printed list, to BibLaTeX. */
export const runImport: Run = async (flags, paths) => {
  if (paths.length === 0) throw new UsageFault('name files of references, such as `galley import export.ris`')
  const format = flags.format ?? 'text'
  const isManuscript = typeof flags.to === 'string' && isFolderName(flags.to)
  if (format !== 'text' && format !== 'json' && !(isManuscript && format === 'html'))
    throw new UsageFault(
      `unknown format \`${format}\`; choose text or json${isManuscript ? ', or html' : ''}`
    )
  const append = flags.append === true
  if (append && typeof flags.to !== 'string') throw new UsageFault('--append works only with --to FILE.bib')
  if (typeof flags.to === 'string' && isFolderName(flags.to)) {
    if (append) throw new UsageFault('--append works only with --to FILE.bib')
    return importManuscript(paths, flags.to, format, flags)
  }
  const from = typeof flags.from === 'string' ? flags.from : undefined
  const target = typeof flags.to === 'string' ? await bibliographyTarget(flags.to, append) : undefined
  const {imported, findings, warnings} = await readReferences(paths, from)
  const works = nameWorks(imported, target?.references ?? [])
  const added = works.filter(({same}) => same?.isKnown !== true)
  const written = writeWorks(added)
  if (target !== undefined && added.length > 0)
    await appendTo(
      target,
      written.map(({text}) => text)
    )
  if (format === 'json') process.stdout.write(`${JSON.stringify(listing(works, findings), undefined, 2)}\n`)
  else if (target === undefined) process.stdout.write(written.map(({text}) => `${text}\n`).join('\n'))
  const problems = written.flatMap((entry, index) =>
    entry.problems.map(({message}) => `${added[index]!.key}: ${message}`)
  )
  for (const line of [...warnings, ...problems]) process.stderr.write(`galley: warning: ${line}\n`)
  for (const line of sameLines(works)) process.stderr.write(`galley: ${line}\n`)
  process.stderr.write(`galley: ${summary(works, target === undefined ? undefined : String(flags.to))}\n`)
  return works.length === 0 || findings.some(({rule}) => severities.get(rule) === 'error') ? 1 : 0
}

const severities: ReadonlyMap<string, string> = new Map(rules.map(({name, severity}) => [name, severity]))

/** Whether a printed reference was parsed with enough confidence to be used as it is. */
function isSure({confidence = 1, doubtful}: ImportedReference): boolean {
  return confidence >= 0.9 && doubtful.length === 0
}

function summary(works: readonly ImportedWork[], target: string | undefined): string {
  const printed = works.some(({reference}) => reference.confidence !== undefined)
  const sure = works.filter(({reference}) => isSure(reference)).length
  const counts = `${plural(works.length, 'reference')}${printed ? `: ${sure} sure, ${works.length - sure} to look at` : ''}`
  if (target === undefined) return counts
  const skipped = works.filter(({same}) => same?.isKnown).length
  const added = `${works.length - skipped} added to ${target}`
  return `${counts}; ${added}${skipped === 0 ? '' : `, ${skipped} there already`}`
}

function sameLines(works: readonly ImportedWork[]): readonly string[] {
  return works.flatMap(({file, key, reference, same}) => {
    if (same === undefined) return []
    const place = placeName(file, reference)
    return same.isKnown
      ? [`${place} is there already: \`${same.key}\``]
      : [`${place} \`${key}\` is most likely the same work as \`${same.key}\``]
  })
}

function placeName(file: string, {place}: ImportedReference): string {
  return `${file}:${place.start.line}:${place.start.column}`
}

function listing(works: readonly ImportedWork[], findings: readonly Finding[]) {
  return {
    references: works.map(({key, file, reference, same}) => {
      const {csl, raw, place, confidence, doubtful} = reference
      return {
        key,
        place: {file, ...place},
        confidence: confidence ?? null,
        doubtful,
        sure: isSure(reference),
        same: same ?? null,
        csl: {...csl, id: key},
        raw
      }
    }),
    findings
  }
}
