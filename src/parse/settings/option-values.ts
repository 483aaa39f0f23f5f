import {licenses} from '../../core/licenses.ts'
import {pdfStandards} from '../../core/pdf-standard.ts'
import {relationTypes} from '../../core/relation-types.ts'
import {ruleNames} from '../../core/rule-names.ts'
import {spokenLanguages} from '../../core/spoken-languages.ts'
import {theoremNumbers} from '../../core/theorem-kinds.ts'
import {cslNames} from '../csl/style.ts'

/**
 * The usual values of a setting and, for a mapping, the usual values of each key. With `isClosed`, no other values are
 * allowed.
 */
export type OptionValues = Readonly<{
  values?: readonly string[]
  isClosed?: true
  members?: Readonly<Record<string, readonly string[]>>
}>

const switches: OptionValues = {values: ['true', 'false'], isClosed: true}
const severities = ['error', 'warning', 'info', 'off']
const languages = Object.keys(spokenLanguages)
const byLanguage: OptionValues = {members: Object.fromEntries(languages.map(tag => [tag, []]))}
const creditRoles =
  'Conceptualization,Data curation,Formal analysis,Funding acquisition,Investigation,Methodology,Project administration,Resources,Software,Supervision,Validation,Visualization,Writing – original draft,Writing – review & editing'

/** The table of values of settings, by the names of the settings in `options.ts`. */
export const optionValues: Readonly<Record<string, OptionValues>> = {
  title: byLanguage,
  titles: byLanguage,
  abstract: byLanguage,
  keywords: byLanguage,
  authors: {
    members: {
      name: [],
      given: [],
      family: [],
      orcid: [],
      email: [],
      affiliation: [],
      corresponding: ['true'],
      corporate: ['true'],
      roles: creditRoles.split(',')
    }
  },
  affiliations: {members: {index: [], id: [], name: [], department: [], city: [], country: [], ror: []}},
  lang: {values: languages},
  journal: {
    members: {
      title: [],
      abbreviation: [],
      id: [],
      issn: [],
      section: [],
      volume: [],
      issue: [],
      'first-page': [],
      'last-page': [],
      'article-number': [],
      publisher: [],
      country: [],
      url: []
    }
  },
  dates: {members: {received: [], revised: [], accepted: [], published: []}},
  related: {members: {type: Object.keys(relationTypes), doi: []}},
  license: {values: licenses.map(({id}) => id)},
  copyright: {members: {holder: [], year: []}},
  statements: {
    members: {conflicts: [], 'data-availability': [], ethics: [], acknowledgements: []}
  },
  csl: {values: cslNames},
  'references-per': {values: ['paper', 'chapter'], isClosed: true},
  annotations: switches,
  'notes-after-punctuation': switches,
  'link-citations': switches,
  smart: switches,
  'number-sections': switches,
  'theorem-numbers': {values: theoremNumbers, isClosed: true},
  numerals: {values: ['western', 'native'], isClosed: true},
  toc: switches,
  'toc-depth': {values: ['1', '2', '3', '4', '5'], isClosed: true},
  'pdf-standard': {values: pdfStandards},
  'jats-version': {values: ['1.3', '1.4'], isClosed: true},
  rules: {members: Object.fromEntries(ruleNames.map(name => [name, severities]))},
  waivers: {members: {rule: ruleNames, subject: [], file: [], until: [], reason: []}}
}
