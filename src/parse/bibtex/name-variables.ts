import type {CslName, Field} from '../../core/types.ts'
import type {EntryReader} from './entry.ts'
import {type NameFault, parseNames} from './names.ts'

/** The names in an entry by CSL role. Names that cannot be separated are reported. */
export function nameVariablesOf(read: EntryReader): Record<string, readonly CslName[]> {
  const variables: Record<string, readonly CslName[]> = {}
  const useprefix = /(?:^|,)\s*useprefix\s*(?:=\s*true\s*)?(?:,|$)/i.test(read.raw('options') ?? '')
  const familyFirst = familyFirstLanguages.test(read.raw('langid') ?? '')
  const add = (name: string, variable: string) => {
    const field = read.fields.get(name)
    if (field === undefined) return
    const {names, faults} = parseNames(field.value, {useprefix, familyFirst})
    for (const fault of faults) reportName(read, field, fault)
    if (names.length > 0) variables[variable] = [...(variables[variable] ?? []), ...names]
  }
  for (const [name, variable] of nameFields) {
    const role = name === 'editor' ? editorRoles.get(read.raw('editortype')?.toLowerCase() ?? '') : undefined
    add(name, role ?? variable)
  }
  for (const name of ['editora', 'editorb', 'editorc']) {
    add(name, editorRoles.get(read.raw(`${name}type`)?.toLowerCase() ?? '') ?? 'contributor')
  }
  return variables
}

/** Matches languages in which romanized names begin with the family name: “Mao Zedong”, “Maruyama Masao”. */
const familyFirstLanguages = /^(?:pinyin|chinese|japanese|(?:zh|ja)(?:-\w+)*)$/i

const nameFields: readonly (readonly [string, string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['director', 'director'],
  ['bookauthor', 'container-author'],
  ['illustrator', 'illustrator'],
  ['interviewer', 'interviewer'],
  ['recipient', 'recipient'],
  ['origauthor', 'original-author']
]

/** The CSL variables for the roles that `editortype`, `editoratype` and similar fields name. */
const editorRoles: ReadonlyMap<string, string> = new Map([
  ['compiler', 'compiler'],
  ['director', 'director'],
  ['producer', 'producer'],
  ['performer', 'performer'],
  ['organizer', 'organizer']
])

function reportName(read: EntryReader, field: Field, {fault, text, whole}: NameFault): void {
  const message = {
    commas: `The name \`${text}\` has too many commas, expected \`Family, Given\` and \` and \` between names`,
    separator: `The name \`${text}\` has \`${/;/.test(text) ? ';' : '&'}\` in it, expected \` and \` between names, or braces around an organisation`,
    nameless: `\`and\` in \`${field.name}\` has no name beside it`,
    suffix: `The parts of the name \`${text}\` are in the wrong order, expected \`Family, Jr, Given\``
  }[fault]
  const note = whole ? 'The name is printed as it is written.' : undefined
  read.report({rule: 'bibliography-value', message, ...(note !== undefined && {note})}, field)
}
