import type {OjsStatus, OjsVersion} from '../../core/types.ts'

/** The differences between versions of OJS in native XML. */
export type OjsForm = Readonly<{
  /** Whether the publication names its language, and not only the article. */
  hasLocaleOfPublication: boolean
  /** Whether keywords and agencies have their words in an element `name`. */
  hasNamedWords: boolean
  /** Whether an author has several affiliations, each with its ROR. */
  hasRor: boolean
  /** Whether titles may have HTML. */
  hasMarkedTitles: boolean
  /** The value for a completed submission. */
  progress: string
}>

/** THE TABLE of the differences between versions (native.xsd and pkp-native.xsd of each). */
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

/** The numbers of OJS for the state of a publication (`PKPSubmission::STATUS_…`). */
export const statusNumbers: Readonly<Record<OjsStatus, string>> = {
  production: '1',
  published: '3',
  scheduled: '5'
}
