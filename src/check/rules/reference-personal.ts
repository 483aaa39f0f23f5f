import {perWork} from '../../core/per-work.ts'
import type {Reference} from '../../core/types.ts'
import {entriesOf, findingAt, variableText} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const referencePersonal = {
  code: 'G240',
  name: 'reference-personal',
  severity: 'info',
  summary: 'Letters and talks that no reader can look up are cited in the text, but not listed.',
  why: 'Styles such as APA (7, 8.9) leave personal communications out of the list of references.',
  examples: [
    {
      name: 'a letter in the list',
      files: {
        'manuscript.yaml': 'nocite: ["@doe"]',
        '01.md': 'Words.',
        'references.bib': '@letter{doe, author={Doe, Jane}, date={2020-05-01}}'
      },
      expect: [
        'references.bib:1:1-1:12 The personal communication `doe` is listed, though readers cannot look it up'
      ]
    },
    {
      name: 'an entry of another type',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@misc{doe, author={Doe, Jane}, note={Personal communication}, year=2020}'
      },
      expect: [
        'references.bib:1:1-1:10 The personal communication `doe` is a `misc`, expected `letter`, which styles recognize'
      ]
    },
    {
      name: 'cited',
      files: {'01.md': '[@doe]', 'references.bib': '@letter{doe, author={Doe, Jane}, date={2020-05-01}}'},
      expect: []
    }
  ],
  *check(manuscript) {
    const {nocite, citedBy} = manuscript
    for (const reference of entriesOf(manuscript)) {
      if (reference.csl.type === 'personal_communication') continue
      if (reference.type !== '' && isSaidPersonal(reference))
        yield findingAt(
          reference,
          `The personal communication \`${reference.key}\` is a \`${reference.type}\`, expected \`${letterType(reference)}\`, which styles recognize`
        )
    }
    for (const reference of new Set(nocite)) {
      if (reference.csl.type !== 'personal_communication' || citedBy.has(reference.key)) continue
      yield findingAt(
        reference,
        `The personal communication \`${reference.key}\` is listed, though readers cannot look it up`
      )
    }
  }
} satisfies Rule

const isSaidPersonal = perWork((reference: Reference): boolean =>
  ['note', 'publisher', 'genre', 'title'].some(name => personal.test(variableText(reference, name)))
)

const personal =
  /^(?:personal|private) (?:communication|correspondence)s?\b|^communication personnelle\b|^persönliche Mitteilung\b|^comunicación personal\b|^comunicazione personale\b/i

/** The name of the type in the format of the entry; CSL entries have no fields. */
function letterType({fields}: Reference): string {
  return fields.size === 0 ? 'personal_communication' : 'letter'
}
