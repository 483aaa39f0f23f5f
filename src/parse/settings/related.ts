import {type RelationType, relationTypes} from '../../core/relation-types.ts'
import {similar} from '../../core/similar.ts'
import type {Finding, RelatedWork} from '../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'

const types = Object.keys(relationTypes)

/** Reads the works related to the paper, `[{type: preprint, doi: 10.5555/1}]`. */
export function readRelated(
  value: YamlValue | undefined,
  file: string
): Readonly<{related: readonly RelatedWork[]; findings: readonly Finding[]}> {
  const findings: Finding[] = []
  const related = itemsOf(value).flatMap((item): readonly RelatedWork[] => {
    const type = scalarText(memberOf(item, 'type')) ?? ''
    const doi = withoutDoiHost(scalarText(memberOf(item, 'doi')) ?? '')
    if (!isRelation(type)) {
      findings.push({
        rule: 'setting-invalid',
        file,
        place: (memberOf(item, 'type') ?? item).place,
        subject: type,
        message: `\`${type}\` is not a relation of a work, expected ${types.map(name => `\`${name}\``).join(', ')}`,
        expected: similar(type, types)
      })
      return []
    }
    if (/^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(doi)) return [{type, doi}]
    findings.push({
      rule: 'identifier-invalid',
      file,
      place: (memberOf(item, 'doi') ?? item).place,
      subject: doi,
      message: `\`${doi}\` is not the DOI of a related work, expected one such as \`10.5555/example.1\``
    })
    return []
  })
  return {related, findings}
}

function isRelation(type: string): type is RelationType {
  return types.includes(type)
}

/** Reads a DOI from a setting. */
export function readDoi(value: YamlValue | undefined): string | undefined {
  const text = scalarText(value)
  return text === undefined ? undefined : withoutDoiHost(text)
}

/** Removes `https://doi.org/` from a DOI. */
export function withoutDoiHost(text: string): string {
  return text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
}
