import type {Issn, Journal} from './types.ts'

/** The ISSNs of a journal: one for each medium, or its only one. */
export function issnsOf({issn, issns}: Journal): readonly Issn[] {
  return issns ?? (issn === undefined ? [] : [{value: issn}])
}
