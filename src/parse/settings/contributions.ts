import type {LocalText, Statement} from '../../core/types.ts'
import {itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'

/** The roles of an author as a statement names them, with their degrees, “writing (lead)”. */
export function rolesOf(author: YamlValue): readonly Readonly<{role: string; degree?: string}>[] {
  return itemsOf(memberOf(author, 'roles', 'role')).flatMap(item => {
    // In Quarto, a role can be the key of its degree, `investigation: lead`.
    const [keyed] = item.kind === 'map' ? item.entries.filter(({value}) => isDegree(scalarText(value))) : []
    const role = scalarText(item) ?? scalarText(memberOf(item, 'role')) ?? keyed?.key
    const degree = scalarText(memberOf(item, 'degree', 'degree-of-contribution') ?? keyed?.value)
    return role === undefined ? [] : {role, ...(degree !== undefined && {degree})}
  })
}

/** Whether a text is a degree of a contribution in CRediT. */
function isDegree(text: string | undefined): boolean {
  return /^(?:lead|equal|supporting)$/i.test(text ?? '')
}

/** The statement of the authors' contributions that follows from their roles; none if the paper has its own. */
export function contributionsOf(
  people: ReadonlyArray<Readonly<{name: string; author: YamlValue}>>,
  stated: readonly Statement[],
  lang: string
): readonly Statement[] {
  if (stated.some(({name}) => /contribution/.test(name))) return []
  const sentences = people.flatMap(({name, author}) => {
    const roles = rolesOf(author).map(({role, degree}) =>
      degree === undefined ? role : `${role} (${degree})`
    )
    return roles.length === 0
      ? []
      : [{text: `${escaped(name)}: ${escaped(roles.join(', '))}.`, place: author.place}]
  })
  const [first] = sentences
  if (first === undefined) return []
  const text: LocalText = {lang, text: sentences.map(each => each.text).join(' '), place: first.place}
  return [{name: 'contributions', text}]
}

function escaped(words: string): string {
  return words.replace(/[\\`*_[\]<>$@^~{}#]/g, '\\$&')
}
