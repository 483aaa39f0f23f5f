import {locator} from '../core/position.ts'
import type {Abbreviations, Finding, Settings, Source} from '../core/types.ts'
import type {World} from '../core/world.ts'
import {readYaml, type YamlValue} from '../parse/values/yaml.ts'
import {readSource, textOfFile} from './sources.ts'

const FORM = '`{"default": {"container-title": {"Journal of Bread": "J. Bread"}}}`'

/**
 * Reads the abbreviations that the user or the author names. A list in an unexpected form becomes a finding at its
 * place.
 */
export async function loadAbbreviations(
  world: World,
  {abbreviations, file}: Settings,
  findings: Finding[]
): Promise<Abbreviations | undefined> {
  const named = world.abbreviations
  if (named !== undefined) {
    const {text, finding} = textOfFile(named.path, named.bytes)
    if (finding !== undefined) findings.push(finding)
    return text === undefined ? undefined : abbreviationsIn({path: named.path, text}, findings)
  }
  if (abbreviations === undefined) return undefined
  const {path, place} = abbreviations
  const source = await readSource(world, path, {file, place}, findings)
  return source && abbreviationsIn(source, findings)
}

function abbreviationsIn(source: Source, findings: Finding[]): Abbreviations | undefined {
  const {path} = source
  const sound = soundJson(source.text)
  if (sound !== undefined) return sound
  // JSON is YAML, and the YAML parser records places.
  const {value, findings: faults} = readYaml(source.text, path, 0, locator(source.text))
  const [fault] = faults
  if (fault !== undefined) {
    const message = `The abbreviations cannot be read: ${fault.reason ?? fault.message}`
    findings.push({rule: 'style-invalid', file: path, ...(fault.place && {place: fault.place}), message})
    return undefined
  }
  const report = (at: YamlValue | undefined, message: string): void => {
    const place = at?.place ?? locator(source.text).place(0, 0)
    findings.push({rule: 'style-invalid', file: path, place, message})
  }
  return Object.fromEntries(
    membersOf(value, report).map(([jurisdiction, kinds]) => [
      jurisdiction,
      Object.fromEntries(
        membersOf(kinds, report).map(([kind, list]) => [
          kind,
          Object.fromEntries(
            membersOf(list, report).flatMap(([long, short]) => shortForm(long, short, report))
          )
        ])
      )
    ])
  )
}

/** The abbreviations, if the text is JSON in the expected form; long lists are read faster in this way. */
function soundJson(text: string): Abbreviations | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isEvery(value, kinds => isEvery(kinds, list => isEvery(list, short => typeof short === 'string')))
      ? (value as Abbreviations)
      : undefined
  } catch {
    return undefined
  }
}

function isEvery(value: unknown, holds: (member: unknown) => boolean): boolean {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(holds)
  )
}

type Report = (at: YamlValue | undefined, message: string) => void

/** The members of an object, without those that would set a prototype. */
function membersOf(
  value: YamlValue | undefined,
  report: Report
): ReadonlyArray<readonly [string, YamlValue]> {
  if (value?.kind === 'map')
    return value.entries.filter(({key}) => key !== '__proto__').map(({key, value: member}) => [key, member])
  report(value, `The abbreviations have the wrong form, expected ${FORM}`)
  return []
}

function shortForm(long: string, short: YamlValue, report: Report): ReadonlyArray<readonly [string, string]> {
  if (short.kind === 'scalar' && short.value !== null) return [[long, short.text]]
  report(short, `The abbreviation of \`${long}\` has the wrong form, expected text`)
  return []
}
