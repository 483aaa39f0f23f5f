import type {World} from '../../../src/core/world.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {textWorld} from '../../world.ts'
import type {MarkKind} from './put-marks.ts'
import {isRight} from './right.ts'
import {type SentProof, sendProof} from './sent-proof.ts'

const filler = 'Common words fill these lines so that the page looks like one of a paper and turns over. '

/** Words that occur once in the paper, each in a different place, and the expected result of marking them. */
export const places: ReadonlyArray<readonly [place: string, words: string, about?: string]> = [
  ['a heading', 'Zebracoat habits'],
  ['a paragraph', 'quaggafoal'],
  [
    'words over the end of a line',
    'characteristically internationalized incomprehensibilities notwithstanding'
  ],
  ['a list', 'okapileaf'],
  ['a cell', 'tapirsnout'],
  ['a caption', 'coatitail'],
  ['a note', 'kinkajounote'],
  ['emphasis', 'margayeye'],
  ['a word that ends in a ligature', 'caribouff'],
  ['the abstract', 'pangolinscale'],
  ['an entry of the references', 'Bandicoots and circuses', 'reference roe, title (references.bib:3)'],
  ['an affiliation', 'Capybara Institute', 'affiliations']
]

/** A paper with all places. */
export const paperOfPlaces = `---
title: Animals
style: styles/own
author:
  - name: Zuleika Dobson
    affiliation: Capybara Institute
abstract: |
  It has a pangolinscale in it.
---

# Zebracoat habits

${filler.repeat(3)}One quaggafoal, caribouff. ${filler} See [@roe].

The the the characteristically internationalized incomprehensibilities notwithstanding ${filler.repeat(2)}

- one
- an okapileaf falls

| a | b |
|---|---|
| 1 | tapirsnout |

: Of a coatitail. {#tbl:t}

${filler.repeat(30)}A call.^[Here a kinkajounote.] Then *margayeye* is set so.
`

/** The bibliography of the paper with all places. */
export const bibliography =
  '@article{roe,\n  author = {Roe, Richard},\n  title = {Bandicoots and circuses},\n  year = {1999}\n}\n'

/** A proof of the paper with all places, in one column or two. */
export function proofOfPlaces(typeset: World['typeset'], columns: 1 | 2): Promise<SentProof> {
  const files = {
    'paper.md': paperOfPlaces,
    'references.bib': bibliography,
    'styles/own/style.yaml': 'extends: plain\n',
    'styles/own/print.css': `.proof .text { --columns: ${columns}; --column-gap: 24px }\n`
  }
  return sendProof({...textWorld(files), asset: readAsset, typeset}, 'paper.md')
}

/** The result of one kind of mark on the words of a place. */
export type Judged = Readonly<{
  kind: MarkKind
  what: string
  isRight: boolean
  isSure: boolean
  /** Whether the place of the mark has no text in the paper. */
  isListed: boolean
}>

/**
 * Judges the marks of all places; the text of a mark is `kind of place`, and missing marks are not judged. With
 * `isTorn`, a reply may have lost the mark that it answers and be a note on one of the words, and a drawing may have a
 * wider frame.
 */
export function judged(
  returned: readonly Returned[],
  kinds: readonly MarkKind[],
  isTorn = false
): readonly Judged[] {
  return places.flatMap(([place, words, about]) =>
    kinds.flatMap(kind => {
      const own = returned.filter(({text}) => text === `${kind} of ${place}`)
      if (own.length === 0) return []
      const start = paperOfPlaces.indexOf(words)
      const range = {start, end: start + words.length}
      const isAt = (each: Returned): boolean =>
        about === undefined
          ? isRight(each, kind, range) || (isTorn && kind === 'Reply' && isRight(each, 'Text', range))
          : each.about === about ||
            (isTorn && kind === 'Ink' && each.about?.startsWith('reference roe ') === true)
      return [
        {
          kind,
          what: `${kind} on ${place}: ${JSON.stringify(own)}`,
          isRight: own.some(isAt),
          isListed: about !== undefined,
          isSure: own.some(({verdict}) => verdict === 'sure')
        }
      ]
    })
  )
}
