import type {Article} from '../../core/article.ts'
import {ojsLocale, usualOjs} from '../../core/ojs-locales.ts'
import type {OjsSettings} from '../../core/types.ts'
import type {JatsContext} from '../jats/context.ts'
import type {Artifact} from '../output.ts'
import {type OjsForm, ojsForms} from './versions.ts'

/** A paper of an issue: its article, the name and the bytes of its finished files, and how its formulas are written. */
export type OjsPaper = Readonly<{
  article: Article
  slug: string
  files: readonly Artifact[]
  formula: JatsContext['formula']
}>

/** The context shared while a file for OJS is written. */
export type OjsContext = Readonly<{
  settings: OjsSettings
  form: OjsForm
  /** The name of a language in this OJS. */
  localeOf: (tag: string, article: Article) => string
  /** A number for each thing of a kind; OJS assigns its own at the import. */
  next: (kind: 'article' | 'author' | 'file') => number
}>

/** A context for a new file. */
export function ojsContext(settings: OjsSettings = {}): OjsContext {
  const version = settings.version ?? usualOjs
  const counts = {article: 0, author: 0, file: 0}
  return {
    settings,
    form: ojsForms[version],
    localeOf: (tag, {metadata}) => ojsLocale(tag, metadata.journal, version) ?? tag,
    next(kind) {
      counts[kind] += 1
      return counts[kind]
    }
  }
}
