import {isIsbn, isIssn} from '../../core/isbn.ts'
import {perWork} from '../../core/per-work.ts'
import type {Reference} from '../../core/types.ts'
import {entriesOf, findingOf, partOf, partWith} from './about/parts.ts'
import {type Rule, type RuleFinding, reportedWhileReading} from './rule.ts'

export const identifierInvalid = {
  code: 'G235',
  name: 'identifier-invalid',
  severity: 'warning',
  summary:
    'ISBN, ISSN, PMID, PMCID and arXiv numbers, and the identifiers and e-mail addresses in the settings, have the right form, and their check digits are correct.',
  why: 'A mistyped number belongs to another work, or to none.',
  examples: [
    {
      name: 'one digit off',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, isbn={978-0-306-40615-8}}\n@article{b, issn={0378-5956}}\n@article{c, pmid={PMC12}}\n@article{d, eprint={2101.1}, eprinttype={arxiv}}'
      },
      expect: [
        'references.bib:1:15-1:34 The check digit of the ISBN `978-0-306-40615-8` is wrong',
        'references.bib:2:18-2:29 The check digit of the ISSN `0378-5956` is wrong',
        'references.bib:3:18-3:25 `PMC12` is not a PMID of up to eight digits',
        'references.bib:4:20-4:28 `2101.1` is not an arXiv number, expected one such as `2101.00001`'
      ]
    },
    {
      name: 'in the settings',
      files: {
        'manuscript.yaml':
          'journal: {issn: 0378-5956}\naffiliations: [{name: A, ror: 04cw6st06}]\nauthors: [{name: B, email: b at example.org}]\nfunding: [{funder: C, funder-id: 501100000001}]\nrelated: [{type: preprint, doi: arxiv}]',
        '01.md': 'Words.'
      },
      expect: [
        'manuscript.yaml:1:17-1:26 `0378-5956` is not a valid ISSN, expected one such as `0378-5955`, whose last character is a check digit',
        'manuscript.yaml:2:31-2:40 `04cw6st06` is not a ROR identifier, expected one such as `04cw6st05`, whose last two digits check the others',
        'manuscript.yaml:3:28-3:44 `b at example.org` is not an e-mail address, expected one such as `ada@example.org`',
        'manuscript.yaml:4:34-4:46 `501100000001` is not a DOI of the Funder Registry, expected one such as `10.13039/501100000001`',
        'manuscript.yaml:5:33-5:38 `arxiv` is not the DOI of a related work, expected one such as `10.5555/example.1`'
      ]
    },
    {
      name: 'several, old and new',
      files: {
        '01.md': '[@a]',
        'references.bib':
          '@book{a, isbn={0-306-40615-2 (hardback), 9780306406157}}\n@article{b, issn={0378-5955}}\n@misc{c, eprint={hep-th/9901001v2}, archiveprefix={arXiv}}\n@misc{d, eprint={1907.02549 [cs, stat]}, archiveprefix={arXiv}}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    yield* inSettings(manuscript)
    for (const reference of entriesOf(manuscript)) if (!isSound(reference)) yield* invalidIn(reference)
  }
} satisfies Rule

/** Whether all numbers of an entry are valid. */
const isSound = perWork(reference => invalidIn(reference).next().done === true)

function* invalidIn(reference: Reference): Generator<RuleFinding> {
  for (const {name, read, isSound, says} of kinds) {
    const part = partOf(reference, name)
    const wrong = part && read(part.text).find(number => !isSound(number))
    if (part && wrong !== undefined) yield findingOf(part, says(wrong))
  }
  const archive =
    reference.fields.get('eprinttype')?.value ?? reference.fields.get('archiveprefix')?.value ?? ''
  const eprint = reference.fields.get('eprint')
  const part = eprint && partWith(reference, eprint.value.trim(), ['eprint'])
  if (part && /^arxiv$/i.test(archive) && !arxiv.test(part.text))
    yield findingOf(part, `\`${part.text}\` is not an arXiv number, expected one such as \`2101.00001\``)
}

const inSettings = reportedWhileReading('identifier-invalid')

/**
 * arXiv, “Understanding the arXiv identifier”: `2101.00001`, `0704.0001`, `hep-th/9901001`, each with an optional
 * version.
 */
const arxiv =
  /^(?:https?:\/\/arxiv\.org\/abs\/)?(?:arxiv:\s*)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?(?:\s*\[[\w.-]+(?:,\s*[\w.-]+)*\])?$/i

type Kind = Readonly<{
  name: string
  /** Splits a field into numbers, as typed. */
  read: (text: string) => readonly string[]
  isSound: (number: string) => boolean
  /** The message about an invalid number. */
  says: (number: string) => string
}>

const compact = (text: string): string => text.replace(/[^\dXx]/g, '').toUpperCase()
const whole = (text: string): readonly string[] => [text.trim()]

const kinds: readonly Kind[] = [
  {
    name: 'ISBN',
    read: text =>
      text
        .replace(/\([^)]*\)|\bISBN(?:[- ]?1[03])?:?/gi, ' ')
        .match(/\d[\d\s–‐‑-]{8,}[\dX]\b/gi)
        ?.flatMap(divided) ?? [text],
    isSound: number => isIsbn(compact(number)),
    says: number => `The check digit of the ISBN \`${number}\` is wrong`
  },
  {
    name: 'ISSN',
    read: text => text.match(/\d{4}[\s–‐‑-]?\d{3}[\dX]\b/gi) ?? [text],
    isSound: number => isIssn(compact(number)),
    says: number => `The check digit of the ISSN \`${number}\` is wrong`
  },
  {
    name: 'PMID',
    read: whole,
    isSound: number => /^(?:PMID:?\s*)?\d{1,8}$/i.test(number),
    says: number => `\`${number}\` is not a PMID of up to eight digits`
  },
  {
    name: 'PMCID',
    read: whole,
    isSound: number => /^(?:PMC)?\d{1,9}(?:\.\d+)?$/i.test(number),
    says: number => `\`${number}\` is not a PMCID, expected one such as \`PMC1234567\``
  }
]

/** Numbers separated only by white space. */
function divided(text: string): readonly string[] {
  const parts = text.trim().split(/\s+/)
  return parts.length > 1 && parts.every(part => /^(?:.{10}|.{13}|.{17})$/.test(part)) ? parts : [text.trim()]
}
