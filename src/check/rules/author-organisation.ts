import {entriesOf, findingOf} from './about/parts.ts'
import {initialsOf, partOfPerson, peopleOf, writtenName} from './about/people.ts'
import type {Rule} from './rule.ts'

export const authorOrganisation = {
  code: 'G217',
  name: 'author-organisation',
  severity: 'warning',
  summary: 'The name of an organisation is not split into family name and initials.',
  why: 'An organisation that a reference manager took for a person is printed as “Group, I. C.”.',
  examples: [
    {
      name: 'a newspaper and a group',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@misc{a, author={Hindu, T.}, title={A}}\n@misc{b, author={Group, I. C.}, title={B}}'
      },
      expect: [
        'references.bib:1:18-1:27 `Hindu, T.` seems to be an organisation, expected `{{The Hindu}}`',
        'references.bib:2:18-2:30 `Group, I. C.` seems to be an organisation, expected `{{International Crisis Group}}`'
      ]
    },
    {
      name: 'an organisation in one piece, and a person',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@misc{a, author={{The Hindu}}, title={A}}\n@misc{b, author={Banks, T. O.}, title={B}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const person of peopleOf(entriesOf(manuscript))) {
      const {name, reference} = person
      const {family = ''} = name
      // Everything after the comma, because in `T. o.` BibTeX sees a particle.
      const initials = initialsOf(writtenName(name).slice(family.length + 2))
      if (initials === undefined) continue
      const noun = family.toLowerCase()
      const isOrganisation =
        nouns.has(noun) ||
        (papers.has(noun) && /^t/i.test(initials)) ||
        (places.has(noun) && /[a-z]/.test(initials))
      const part = isOrganisation ? partOfPerson(person) : undefined
      if (part === undefined) continue
      const known = wellKnown.find(whole => isCutFrom(whole, family, initials))
      const whole = known ?? (initials === 'T' ? `The ${family}` : `… ${family}`)
      const expected = reference.fields.size === 0 ? whole : `{{${whole}}}`
      yield findingOf(part, `\`${part.text}\` seems to be an organisation, expected \`${expected}\``, {
        ...(!whole.startsWith('…') && {expected: [expected]}),
        note: 'Double braces in BibTeX, or `literal` in CSL, keep the name of an organisation in one piece.'
      })
    }
  }
} satisfies Rule

/** Whether a program may have made `Group, I. C.` from “International Crisis Group”. */
function isCutFrom(whole: string, family: string, initials: string): boolean {
  const words = whole.split(' ')
  const last = words.pop()
  return (
    last?.toLowerCase() === family.toLowerCase() &&
    words
      .map(word => word.charAt(0))
      .join('')
      .toLowerCase() === initials.toLowerCase()
  )
}

/** Last words of names of organizations that are not family names. */
const nouns: ReadonlySet<string> = new Set(
  `agency alliance assembly association authority board bureau centre coalition commission committee consortium council
  department directorate education federation foundation fund group initiative institute institution international
  ministry movement museum nations network observatory office organisation organization parliament partnership
  programme project secretariat society statistics taskforce team university watch`.split(/\s+/)
)

/** Words that, after “The”, name newspapers, magazines and peoples. */
const papers: ReadonlySet<string> = new Set(
  `chronicle correspondent diplomat economist gazette guardian herald hindu independent nation observer telegraph times
  tribune`.split(/\s+/)
)

/** Words after “of” at the end of a name; a lower-case initial before one of them is short for “of”. */
const places: ReadonlySet<string> = new Set(
  `africa america australia bangladesh britain canada china commerce defence defense egypt europe france germany
  health india indonesia iran israel italy japan justice kenya labor labour london nigeria pakistan parliament
  russia scotland spain state states turkey uk us usa wales women`.split(/\s+/)
)

const wellKnown: readonly string[] = [
  'Amnesty International',
  'Financial Times',
  'Global Initiative',
  'House of Commons',
  'Human Rights Watch',
  'International Crisis Group',
  'International Labour Office',
  'International Labour Organization',
  'International Monetary Fund',
  'Library of Congress',
  'New York Times',
  'Pew Research Center',
  'The Economist',
  'The Express Tribune',
  'The Guardian',
  'The Hindu',
  'The New York Times',
  'The Times',
  'The Times of India',
  'Times of India',
  'Transparency International',
  'U.S. Department of Education',
  'U.S. Department of Justice',
  'U.S. Department of State',
  'United Nations',
  'World Health Organization'
]
