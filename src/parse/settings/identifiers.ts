import {isRor} from '../../core/ror.ts'
import type {Finding, Place} from '../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'
import {withoutDoiHost} from './related.ts'

/** The findings for invalid identifiers and addresses of the paper, its authors, affiliations and funders. */
export function identifierFaults(yaml: YamlValue | undefined, file: string): readonly Finding[] {
  const authors = itemsOf(memberOf(yaml, 'authors', 'author'))
  const funders = itemsOf(memberOf(yaml, 'funding'))
  const affiliations = [
    ...itemsOf(memberOf(yaml, 'affiliations', 'affiliation', 'institutes', 'institute')),
    ...authors.flatMap(author => itemsOf(memberOf(author, 'affiliation', 'affiliations')))
  ]
  const given = [
    ...[...affiliations, ...funders, ...funders.map(funder => memberOf(funder, 'funder'))].map(
      owner => [memberOf(owner, 'ror'), rorFault] as const
    ),
    ...funders.map(funder => [memberOf(funder, 'funder-id'), funderFault] as const),
    ...authors.map(author => [memberOf(author, 'email'), emailFault] as const),
    [memberOf(yaml, 'doi') ?? memberOf(memberOf(yaml, 'citation'), 'doi', 'DOI'), doiFault] as const
  ]
  return given.flatMap(([value, faultOf]) => {
    const text = scalarText(value)?.trim()
    const message = text === undefined || text === '' ? undefined : faultOf(text)
    return message === undefined ? [] : [finding(file, value!.place, text!, message)]
  })
}

function finding(file: string, place: Place, subject: string, message: string): Finding {
  return {rule: 'identifier-invalid', file, place, subject, message}
}

function rorFault(text: string): string | undefined {
  if (isRor(text.replace(/^https?:\/\/ror\.org\//, ''))) return undefined
  return `\`${text}\` is not a ROR identifier, expected one such as \`04cw6st05\`, whose last two digits check the others`
}

function doiFault(text: string): string | undefined {
  if (/^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(withoutDoiHost(text))) return undefined
  return `\`${text}\` is not a DOI, expected one such as \`10.5555/example.1\``
}

function funderFault(text: string): string | undefined {
  if (/^10\.13039\/\d+$/.test(withoutDoiHost(text))) return undefined
  return `\`${text}\` is not a DOI of the Funder Registry, expected one such as \`10.13039/501100000001\``
}

function emailFault(text: string): string | undefined {
  if (/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(text)) return undefined
  return `\`${text}\` is not an e-mail address, expected one such as \`ada@example.org\``
}
