import {destinations, wantedBy} from '../../core/wanted-by.ts'
import {wholeTitle} from '../../outputs/page/titles.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {FactsForIssue} from '../papers/paper-task.ts'
import {manifestFor, type Session} from '../session.ts'

/** The data about a checked or built paper that an issue needs for its table of contents and its check. */
export function factsForIssue(session: Session, place: ProjectPlace): FactsForIssue {
  const {manuscript, artifacts} = session.build
  const {metadata} = manuscript
  const wanted = destinations.flatMap(destination => wantedBy[destination])
  return {
    title: wholeTitle(manuscript),
    lang: metadata.lang,
    authors: metadata.authors.map(({name}) => name),
    doi: metadata.doi,
    journal: metadata.journal.title,
    lacks: [...new Set(wanted.filter(({has}) => !has(manuscript)).map(({subject}) => subject))],
    files: artifacts.map(({path}) => path),
    manifest: artifacts.length === 0 ? undefined : manifestFor(session, place).sha256
  }
}
