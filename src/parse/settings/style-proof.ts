import {similar} from '../../core/similar.ts'
import type {Finding, ProofSettings} from '../../core/types.ts'
import {memberOf, scalarText, type YamlValue} from '../values/yaml.ts'
import {proofOptions} from './style-options.ts'

const keys = Object.keys(proofOptions)

/** Reads `proof` from a `style.yaml`; invalid values are findings. */
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
      '`proof` is not a mapping such as `{reply-to: proofs@example.org, lines: fifth}`'
    )
  for (const {key, keyPlace} of value?.kind === 'map' ? value.entries : []) {
    if (keys.includes(key)) continue
    const known = keys.map(name => `\`${name}\``).join(', ')
    refuse(keyPlace, key, `Proofs have no \`${key}\`, expected ${known}`, similar(key, keys))
  }
  return {
    proof: {
      replyTo: wordsOf('reply-to'),
      instructions: wordsOf('instructions'),
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
