import {addAll} from '../core/add-all.ts'
import {perObject} from '../core/per-object.ts'
import {similar} from '../core/similar.ts'
import type {Finding, Journal, Metadata, Style} from '../core/types.ts'

/**
 * The metadata of a paper with the journal data of the style; the paper's own data take precedence. A paper from
 * another journal, such as one that only uses this style, gets no journal data.
 */
export function withJournal(
  metadata: Metadata,
  {journal}: Style,
  findings: Finding[],
  file: string
): Metadata {
  if (journal === undefined || !isSame(metadata.journal, journal)) return metadata
  const joined = joinedTo(metadata)(journal)
  const fault = joined.fault && {...joined.fault, file}
  addAll(findings, fault === undefined ? [] : [fault])
  return joined.metadata
}

/**
 * Joins the metadata of a paper with the metadata of its journal. Unchanged settings result in the same object in
 * each build of a session.
 */
const joinedTo = perObject((metadata: Metadata) =>
  perObject((journal: Journal): Readonly<{metadata: Metadata; fault?: Omit<Finding, 'file'>}> => {
    const own = metadata.journal
    const {issn, issns, ...rest} = journal
    // The two ISSNs of the style do not apply to a paper that states an ISSN of its own.
    const whole = {...(own.issn === undefined ? journal : rest), ...given(own)}
    const {fault, section} = sectionOf(whole)
    return {metadata: {...metadata, journal: {...whole, section}}, ...(fault && {fault})}
  })
)

function isSame(own: Journal, journal: Journal): boolean {
  const plain = (title: string): string => title.trim().toLowerCase()
  return own.title === undefined || journal.title === undefined || plain(own.title) === plain(journal.title)
}

/** The fields of a journal that are set. */
function given(journal: Journal): Journal {
  return Object.fromEntries(Object.entries(journal).filter(([, value]) => value !== undefined))
}

/**
 * The title of the section, which a paper names by its abbreviation or its title; in a journal with one section,
 * papers need not name it.
 */
function sectionOf({
  section,
  sectionPlace,
  sections = []
}: Journal): Readonly<{section?: string | undefined; fault?: Omit<Finding, 'file'>}> {
  if (section === undefined) return {section: sections.length === 1 ? sections[0]!.title : undefined}
  const found = sections.find(({ref, title}) => [ref, title].includes(section))
  if (found !== undefined || sections.length === 0) return {section: found?.title ?? section}
  const titles = sections.map(({title}) => title)
  const expected = titles.map(title => `\`${title}\``).join(', ')
  return {
    section,
    fault: {
      rule: 'setting-invalid',
      ...(sectionPlace && {place: sectionPlace}),
      subject: section,
      message: `The journal has no section \`${section}\`, expected ${expected}`,
      expected: similar(section, titles)
    }
  }
}
