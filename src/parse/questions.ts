import {folderOf, joinPath, leadsOut} from '../core/path.ts'
import {locator} from '../core/position.ts'
import {similar} from '../core/similar.ts'
import type {Finding, Place, Question, QuestionSubject, Source} from '../core/types.ts'
import {queryOptions} from './settings/query-options.ts'
import {entryOf, memberOf, readYaml, scalarText, type YamlValue} from './values/yaml.ts'

type YamlMap = Extract<YamlValue, {kind: 'map'}>

/** Parses a `queries.yaml`; faults in it become findings of the rule `query-unplaced`. */
export function readQuestions({
  path,
  text
}: Source): Readonly<{questions: readonly Question[]; findings: readonly Finding[]}> {
  const findings: Finding[] = []
  const refuse: Refuse = (place, message, expected) => {
    findings.push({rule: 'query-unplaced', file: path, place, message, ...(expected && {expected}), note})
  }
  const at = locator(text)
  const {value, findings: faults} = readYaml(text, path, 0, at)
  for (const {place, message, reason} of faults)
    if (place) refuse(place, reason === undefined ? message : `The file is not valid YAML: ${reason}`)
  if (value === undefined || (value.kind === 'scalar' && value.value === null))
    return {questions: [], findings}
  const questions = (value.kind === 'list' ? value.items : [value]).flatMap(item =>
    item.kind === 'map'
      ? questionOf({...item, place: withoutLineEnds(item.place)}, path, refuse)
      : refused(item, refuse)
  )
  return {questions, findings}

  /** Removes the line ends after an entry from its place; in YAML, they belong to the entry. */
  function withoutLineEnds({start, end}: Place): Place {
    return at.place(start.offset, start.offset + text.slice(start.offset, end.offset).trimEnd().length)
  }
}

type Refuse = (place: Place, message: string, expected?: readonly string[]) => void

const note =
  'A query is written as `- ask: "Is this the first edition?"` with `words: "in 1969"`, `label: fig:map` or `line: 01.md:14` under it. Text with `: ` or `#` in it needs quotation marks.'

const keys = queryOptions.map(({name}) => name)
const subjects = ['label', 'words', 'line'] as const

function refused(item: YamlValue, refuse: Refuse): readonly Question[] {
  refuse(item.place, 'An entry of `queries.yaml` is not a mapping, expected one such as `ask: …`')
  return []
}

function questionOf(item: YamlMap, file: string, refuse: Refuse): readonly Question[] {
  for (const {key, keyPlace} of item.entries) {
    if ((keys as readonly string[]).includes(key)) continue
    const known = keys.map(name => `\`${name}\``).join(', ')
    refuse(keyPlace, `\`${key}\` is not a key of a query, expected ${known}`, similar(key, keys))
  }
  for (const name of keys) {
    const member = memberOf(item, name)
    if (member !== undefined && scalarText(member) === undefined)
      refuse(member.place, `The value of \`${name}\` is not text`)
  }
  const question = wordsOf(item, 'ask')
  if (question === undefined) {
    refuse(item.place, 'The query asks nothing, expected `ask: …`')
    return []
  }
  const answer = wordsOf(item, 'answer')
  return [
    {
      question,
      about: subjectOf(item, file, refuse),
      answers: answer === undefined ? [] : [{by: wordsOf(item, 'by') ?? '', answer}],
      file,
      place: item.place
    }
  ]
}

function subjectOf(item: YamlMap, file: string, refuse: Refuse): QuestionSubject {
  const [first, ...others] = subjects.flatMap(name => entryOf(item, name) ?? [])
  for (const {key, keyPlace} of others)
    refuse(keyPlace, `A query has one place, and \`${first!.key}\` names it already: remove \`${key}\``)
  const text = scalarText(first?.value)
  if (first === undefined || text === undefined) return {kind: 'paper'}
  if (first.key === 'label') return {kind: 'label', label: text.replace(/^[@#]/, '')}
  if (first.key === 'words') {
    const within = wordsOf(item, 'in')
    return {kind: 'words', words: text, ...(within !== undefined && {in: pathIn(file, within)})}
  }
  const [, named, line] = /^(.+):(\d{1,7})$/.exec(text) ?? []
  if (named === undefined || line === undefined) {
    refuse(first.value.place, `\`${text}\` is not a file and a line, expected a form such as \`01.md:14\``)
    return {kind: 'paper'}
  }
  return {kind: 'line', file: pathIn(file, named), line: Number(line)}
}

/** Resolves a path relative to `queries.yaml` or, as in `/references.bib`, to the root of the project. */
function pathIn(file: string, path: string): string {
  if (path.startsWith('/')) return path.slice(1)
  const folder = folderOf(file)
  return path === folder || path.startsWith(`${folder}/`) || leadsOut(path) ? path : joinPath(folder, path)
}

/** The text of a key's value, with white space collapsed; undefined if the key is missing. */
function wordsOf(item: YamlMap, key: string): string | undefined {
  return scalarText(memberOf(item, key))?.replace(/\s+/g, ' ')
}
