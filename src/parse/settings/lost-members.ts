import type {Finding} from '../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'

/**
 * Findings for the keys of funders, their awards, the licence and the copyright that galley does not print, unless
 * readers lose nothing by them.
 */
export function lostMembers(yaml: YamlValue | undefined, file: string): readonly Finding[] {
  const funding = itemsOf(memberOf(yaml, 'funding'))
  const isDivided = funding.some(item =>
    ['statement', 'source', 'funder', 'award', 'awards'].some(name => memberOf(item, name) !== undefined)
  )
  const awards = funding.flatMap(item => itemsOf(memberOf(item, 'award', 'awards')))
  const owners = [
    ...(isDivided ? funding : []).map(value => [ofFunding, value] as const),
    ...awards.map(value => [ofAward, value] as const),
    ...itemsOf(memberOf(yaml, 'license', 'licence')).map(value => [ofLicence, value] as const),
    ...itemsOf(memberOf(yaml, 'copyright')).map(value => [ofCopyright, value] as const)
  ]
  return owners.flatMap(([owner, value]) => (value.kind === 'map' ? lostIn(value.entries, owner, file) : []))
}

/** The object that has some keys: its name, the keys whose loss does not affect readers, and the form to write. */
type Owner = Readonly<{
  name: string
  read: Pick<ReadonlySet<string>, 'has'>
  form: (key: string, words: string) => string
}>

function lostIn(entries: readonly YamlEntry[], owner: Owner, file: string): readonly Finding[] {
  const all = entries.map(({value}) => scalarText(value) ?? '')
  return entries.flatMap(({key, keyPlace, value}): readonly Finding[] => {
    const words = wordsIn(value).join(', ').replaceAll('`', '').trim()
    const others = all.filter(text => text !== words)
    if (owner.read.has(key) || words === '' || /^(?:true|false|yes|no|null|~)$/i.test(words)) return []
    if (key === 'statement' && saysNothingMore(words, others)) return []
    return [
      {
        rule: 'setting-unknown',
        file,
        place: keyPlace,
        subject: key,
        message: `\`${key}\` of ${owner.name} is not printed, expected ${owner.form(key, words)}`,
        note: 'If readers lose nothing by it, delete it.'
      }
    ]
  })
}

/** Whether a statement of copyright says no more than the holder and the year beside it. */
function saysNothingMore(words: string, others: readonly string[]): boolean {
  const rest = others.reduce((left, other) => left.replace(other, ''), words)
  return !/\p{L}/u.test(rest.replace(/copyright|\(c\)|\bby\b|\bthe authors?\b/gi, ''))
}

function wordsIn(value: YamlValue): readonly string[] {
  if (value.kind === 'scalar') return [scalarText(value) ?? '']
  return (value.kind === 'list' ? value.items : value.entries.map(entry => entry.value)).flatMap(wordsIn)
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const ofFunding: Owner = {
  name: 'a funder',
  read: set(
    'statement source sources funder ror funder-id award awards award-number grant id open_access open-access recipient recipients ' +
      'investigator investigators name doi url'
  ),
  form: (_, words) => `its words in \`statement:\` of the funding, \`${words}\``
}

const ofAward: Owner = {
  name: 'an award',
  read: set('id number source sources funder ror recipient recipients investigator investigators doi url'),
  form: (_, words) => `its words in the \`statement:\` of the funding, \`${words}\``
}

const ofLicence: Owner = {
  name: 'the licence',
  read: set('id name type text url link content CC cc osi free title'),
  form: (key, words) => `a statement, \`statements: {license-of-${key}: "${words.replaceAll('"', '”')}"}\``
}

const ofCopyright: Owner = {
  name: 'the copyright',
  // Other unknown keys are reported with the forms of the settings.
  read: {has: key => key !== 'statement'},
  form: (_, words) => `a statement, \`statements: {copyright: "${words.replaceAll('"', '”')}"}\``
}
