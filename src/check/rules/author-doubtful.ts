import type {CslName, Reference} from '../../core/types.ts'
import {entriesOf, findingOf} from './about/parts.ts'
import {initialsOf, partOfPerson, peopleOf, writtenName} from './about/people.ts'
import type {Rule} from './rule.ts'

export const authorDoubtful = {
  code: 'G220',
  name: 'author-doubtful',
  severity: 'info',
  summary: 'No part of a name is in the wrong place, such as a particle among the initials.',
  why: 'Programs that split names lose particles and titles, and the work is sorted under the wrong letter.',
  examples: [
    {
      name: 'a particle and a title among the initials',
      files: {
        '01.md': '[@a]',
        'references.bib': '@misc{a, author={Hippel, K. V. and Zaheer, D. M.}, title={A}}'
      },
      expect: [
        'references.bib:1:18-1:31 `V.` at the end of `Hippel, K. V.` may be a particle, expected `von Hippel, K.` in that case'
      ]
    },
    {
      name: 'a title',
      files: {'01.md': '[@a]', 'references.bib': '@misc{a, author={Zaheer, Dr. Moeed}, title={A}}'},
      expect: ['references.bib:1:18-1:35 `Dr.` in the name `Zaheer, Dr. Moeed` is a title']
    },
    {
      name: 'Dr. among the initials of an interview',
      files: {
        '01.md': '[@a]',
        'references.bib': '@letter{a, author={Zaheer, D. M.}, title={A}}'
      },
      expect: [
        'references.bib:1:20-1:33 `D.` in `Zaheer, D. M.` may be “Dr.”, expected `Zaheer, M.` in that case'
      ]
    },
    {
      name: 'a place',
      files: {
        '01.md': '[@a]',
        'references.bib': '@misc{a, author={Zanzibar}, title={A}}\n@misc{b, author={Pavlidis}, title={A}}'
      },
      expect: [
        'references.bib:1:18-1:26 The name `Zanzibar` has no given name, expected `Family, Given`, or `{{Zanzibar}}` for an organisation',
        'references.bib:2:18-2:26 The name `Pavlidis` has no given name, expected `Family, Given`, or `{{Pavlidis}}` for an organisation'
      ]
    },
    {
      name: 'names in order',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@misc{a, author={{UNESCO} and Doe, Jane V. and Voltaire and de la Cruz, M.}, title={A}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    for (const person of peopleOf(entriesOf(manuscript))) {
      const doubt = doubtOf(person.name, person.reference)
      const part = doubt && partOfPerson(person)
      if (doubt && part) yield findingOf(part, doubt)
    }
  }
} satisfies Rule

/** The message about a doubtful name; undefined for a plausible name. */
function doubtOf(name: CslName, {csl, fields}: Reference): string | undefined {
  const {family, given, literal} = name
  if (literal !== undefined || family === undefined) return undefined
  const written = writtenName(name)
  const particle = name['dropping-particle'] ?? name['non-dropping-particle']
  if (given === undefined) {
    const isOne =
      fields.size > 0 && particle === undefined && /^\p{L}\p{Ll}+$/u.test(family) && !known.has(family)
    return isOne
      ? `The name \`${written}\` has no given name, expected \`Family, Given\`, or \`{{${written}}}\` for an organisation`
      : undefined
  }
  const title = /^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir|Dame|Rev)\.?(?=\s\p{L})/u.exec(given)?.[0]
  if (title !== undefined) return `\`${title}\` in the name \`${written}\` is a title`
  if (/^\p{L}.*V$/u.test(initialsOf(given) ?? '') && germanic.test(family) && particle === undefined)
    return `\`V.\` at the end of \`${written}\` may be a particle, expected \`von ${written.replace(/\s*V\.?$/, '')}\` in that case`
  // A title precedes the name of an interviewed person; for other authors, an initial D is part of the name.
  if (/^D\p{Lu}/u.test(initialsOf(given) ?? '') && /^(?:interview|personal_communication)$/.test(csl.type))
    return `\`D.\` in \`${written}\` may be “Dr.”, expected \`${written.replace(/(?<=, )D\.?\s*/, '')}\` in that case`
  if (family.length === 1 && !/\p{Lo}/u.test(family) && given.length < 3)
    return `The name \`${written}\` is initials alone, expected \`Family, Given\``
  return undefined
}

/** People who are known and cited by a single name. */
const known: ReadonlySet<string> = new Set(
  `Abelard Anselm Aristophanes Aristotle Augustine Averroes Avicenna Boethius Cicero Confucius Epicurus Euclid Euripides
  Galen Herodotus Hesiod Hippocrates Homer Horace Livy Lucretius Molière Moliere Novalis Ovid Petrarch Plato Plautus Pliny
  Plotinus Plutarch Polybius Rumi Sappho Seneca Sophocles Stendhal Student Suetonius Tacitus Terence Thucydides Virgil Voltaire
  Xenophon`.split(/\s+/)
)

/** Matches German family names, which may follow “von”, by their usual endings. */
const germanic = /(?:stein|berg|burg|heim|hausen|dorf|pel|feld|bach|thal|tal|witz|itz|ow|mann|hardt|rath)$/i
