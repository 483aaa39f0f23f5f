import {letterWords, namesInLetter} from '../../core/letter-template.ts'
import {similar} from '../../core/similar.ts'
import type {Finding, ProofSettings} from '../../core/types.ts'
import {memberOf, scalarText, type YamlValue} from '../values/yaml.ts'
import {proofOptions} from './style-options.ts'

const keys = Object.keys(proofOptions)
const known = Object.keys(letterWords)
  .map(name => `\`{${name}}\``)
  .join(', ')

/** Reads `proof` in a `style.yaml`; invalid values are findings. */
export function readProof(
  yaml: YamlValue | undefined,
  file: string
): Readonly<{proof: ProofSettings; findings: readonly Finding[]}> {
  const value = memberOf(yaml, 'proof')
  const findings: Finding[] = []
  const refuse = (
    place: Finding['place'],
    subject: string,
    message: string,
    expected?: readonly string[]
  ) => {
    findings.push({
      rule: 'style-invalid',
      file,
      ...(place && {place}),
      subject,
      message,
      ...(expected && {expected})
    })
  }
  if (value !== undefined && value.kind !== 'map')
    refuse(
      value.place,
      'proof',
      '`proof` is not a mapping, expected one such as `{reply-to: proofs@example.org, lines: fifth}`'
    )
  for (const {key, keyPlace} of value?.kind === 'map' ? value.entries : []) {
    if (keys.includes(key)) continue
    const known = keys.map(name => `\`${name}\``).join(', ')
    refuse(keyPlace, key, `\`${key}\` is not a setting of proofs, expected ${known}`, similar(key, keys))
  }
  return {
    proof: {
      replyTo: wordsOf('reply-to'),
      instructions: wordsOf('instructions'),
      letter: letterOf('letter'),
      reminder: letterOf('reminder'),
      lines: choice('lines', proofOptions.lines),
      numbering: choice('numbering', proofOptions.numbering)
    },
    findings
  }

  function wordsOf(key: string): string | undefined {
    const member = memberOf(value, key)
    const text = scalarText(member)?.trim()
    if (member !== undefined && text === undefined)
      refuse(member.place, key, `\`${key}\` of proofs has no words`)
    return text === '' ? undefined : text
  }

  function letterOf(key: string): string | undefined {
    const text = wordsOf(key)
    for (const name of new Set(namesInLetter(text ?? ''))) {
      if (Object.hasOwn(letterWords, name)) continue
      const message = `\`{${name}}\` is not a placeholder of \`${key}\`, expected ${known}`
      refuse(memberOf(value, key)?.place, name, message, similar(name, Object.keys(letterWords)))
    }
    return text
  }

  function choice<Name extends string>(key: string, names: readonly Name[]): Name | undefined {
    const member = memberOf(value, key)
    if (member === undefined) return undefined
    const text = scalarText(member)
    const found = names.find(name => name === text)
    if (found === undefined) {
      const known = names.map(name => `\`${name}\``).join(' or ')
      refuse(member.place, key, `\`${key}\` of proofs is \`${text ?? ''}\`, expected ${known}`)
    }
    return found
  }
}
