import type {Article} from '../../core/article.ts'
import {ojsLocale, usualOjs} from '../../core/ojs-locales.ts'
import type {OjsSettings} from '../../core/types.ts'
import type {JatsContext} from '../jats/context.ts'
import type {Artifact} from '../output.ts'
import {type OjsForm, ojsForms} from './versions.ts'

/** A paper of an issue: its article, the slug in the names of its files, these files, and a writer for its formulas. */
export type OjsPaper = Readonly<{
  article: Article
  slug: string
  files: readonly Artifact[]
  formula: JatsContext['formula']
}>

/** The context that the parts of a file for OJS share while they are written. */
export type OjsContext = Readonly<{
  settings: OjsSettings
  form: OjsForm
  /** The name of a language in this OJS. */
  localeOf: (tag: string, article: Article) => string
  /** Returns the next number for a kind of object; OJS assigns its own numbers when it imports the file. */
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
