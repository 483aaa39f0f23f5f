import type {OjsStatus, OjsVersion} from '../../core/types.ts'

/** The differences in native XML between versions of OJS. */
export type OjsForm = Readonly<{
  /** Whether the publication, and not just the article, specifies its language. */
  hasLocaleOfPublication: boolean
  /** Whether the text of keywords and agencies is in an element `name`. */
  hasNamedWords: boolean
  /** Whether an author can have several affiliations, each with its ROR. */
  hasRor: boolean
  /** Whether titles may contain HTML. */
  hasMarkedTitles: boolean
  /** The value of the attribute for submission progress that means a completed submission. */
  progress: string
}>

/** The table of the differences between versions (native.xsd and pkp-native.xsd of each). */
export const ojsForms: Readonly<Record<OjsVersion, OjsForm>> = {
  '3.3': {
    hasLocaleOfPublication: true,
    hasNamedWords: false,
    hasRor: false,
    hasMarkedTitles: false,
    progress: '0'
  },
  '3.4': {
    hasLocaleOfPublication: false,
    hasNamedWords: false,
    hasRor: false,
    hasMarkedTitles: true,
    progress: ''
  },
  '3.5': {
    hasLocaleOfPublication: false,
    hasNamedWords: true,
    hasRor: true,
    hasMarkedTitles: true,
    progress: ''
  }
}

/** OJS's numbers for the status of a publication (`PKPSubmission::STATUS_…`). */
export const statusNumbers: Readonly<Record<OjsStatus, string>> = {
  production: '1',
  published: '3',
  scheduled: '5'
}
