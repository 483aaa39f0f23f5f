import type {Finding, HouseStyle} from '../../core/types.ts'
import {memberOf, scalarText, type YamlValue} from '../values/yaml.ts'

/** The settings in `house` of a style that are true or false, with their names in `HouseStyle`. */
const switches = {'serial-comma': 'serialComma', 'unit-space': 'unitSpace'} as const

/** Reads `house` in a `style.yaml`; invalid values are findings. */
export function readHouse(
  yaml: YamlValue | undefined,
  file: string
): Readonly<{house: HouseStyle; findings: readonly Finding[]}> {
  const value = memberOf(yaml, 'house')
  const findings: Finding[] = []
  const house: {-readonly [Name in keyof HouseStyle]: HouseStyle[Name]} = {}
  const refuse = (place: Finding['place'], subject: string): void => {
    findings.push({rule: 'style-invalid', file, ...(place && {place}), subject, message: expected(subject)})
  }
  if (value !== undefined && value.kind !== 'map') refuse(value.place, 'house')
  for (const {key, keyPlace, value: member} of value?.kind === 'map' ? value.entries : []) {
    const text = scalarText(member)
    if (key === 'words' && member.kind === 'map') {
      const words = member.entries.map(entry => [entry.key.trim(), scalarText(entry.value)?.trim()] as const)
      const wrong = words.findIndex(([from, to]) => from === '' || to === undefined || to === '')
      if (wrong >= 0) refuse(member.entries[wrong]!.keyPlace, member.entries[wrong]!.key)
      house.words = new Map(words.flatMap(([from, to]) => (from !== '' && to ? [[from, to] as const] : [])))
    } else if (Object.hasOwn(switches, key) && (text === 'true' || text === 'false')) {
      house[switches[key as keyof typeof switches]] = text === 'true'
    } else refuse(keyPlace, key)
  }
  return {house, findings}
}

function expected(subject: string): string {
  return `\`${subject}\` is nothing of a house style, expected \`words: {judgement: judgment}\`, \`serial-comma: true\` or \`unit-space: true\``
}
