import {destinations, wantedBy} from '../../core/wanted-by.ts'
import {wholeTitle} from '../../outputs/page/titles.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {FactsForIssue} from '../papers/paper-task.ts'
import {manifestFor, type Session} from '../session.ts'

/** The facts that an issue needs about a paper that was checked or built, for its contents and its check. */
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
