import {editDistance} from '../../core/similar.ts'
import type {Field, Finding} from '../../core/types.ts'
import type {BibtexEntry} from './index.ts'

/** Fields that are parsed as LaTeX and rendered (BibLaTeX manual, 2.2.2, and the old names in BibTeX). */
export const textFields: ReadonlySet<string> = new Set(
  `addendum address archive archivecollection archivelocation archiveplace author bookauthor booksubtitle booktitle booktitleaddon chapter director edition editor editora
  editorb editorc eid eventsubtitle eventtitle eventtitleaddon holder howpublished illustrator institution
  interviewer issue
  issuesubtitle issuetitle issuetitleaddon journal journalsubtitle journaltitle journaltitleaddon library location
  mainsubtitle maintitle maintitleaddon note number organization origauthor origlocation origpublisher origtitle pages
  pagetotal part publisher pubstate recipient school series shortjournal shorttitle subtitle title titleaddon translator type
  venue version volume volumes`.split(/\s+/)
)

/**
 * Reports unknown fields, which BibTeX silently ignores. A field counts as misspelt if no known program writes it,
 * its name differs in one or two letters from the name of a rendered field, and the entry does not contain that
 * field. A name with other characters than letters is assumed to come from a program.
 */
export function unknownFields(entries: readonly BibtexEntry[]): readonly Finding[] {
  const findings: Finding[] = []
  const meant = new Map<string, readonly string[]>()
  for (const entry of entries) {
    for (const field of entry.fields.values()) {
      if (known.has(field.name)) continue
      const candidates = meant.get(field.name) ?? meantBy(field.name)
      meant.set(field.name, candidates)
      const isMisspelt = candidates.length > 0 && !candidates.some(name => entry.fields.has(name))
      if (isMisspelt) findings.push(misspelt(entry, field, candidates))
      else if (/^[a-z]{3,}$/.test(field.name)) findings.push(unknown(entry, field))
    }
  }
  return findings
}

/** Whether an entry has an unknown field. */
export function hasUnknownFields({fields}: BibtexEntry): boolean {
  for (const name of fields.keys()) if (!known.has(name)) return true
  return false
}

function unknown(entry: BibtexEntry, field: Field): Finding {
  const meant = otherNames.get(field.name)
  return {
    rule: 'field-unknown',
    ...named(entry, field),
    message: `\`${field.name}\` is not a BibTeX or BibLaTeX field${meant === undefined ? '' : `, expected \`${meant}\``}`,
    ...(meant !== undefined && {expected: [meant]})
  }
}

/** Names that authors use for fields, with the actual names. */
const otherNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    accessdate: 'urldate',
    accessed: 'urldate',
    articleno: 'eid',
    conference: 'booktitle',
    degree: 'type',
    doiurl: 'doi',
    homepage: 'url',
    journalname: 'journaltitle',
    lastaccessed: 'urldate',
    num: 'number',
    page: 'pages',
    place: 'location',
    retrieved: 'urldate',
    university: 'school',
    visited: 'urldate',
    vol: 'volume',
    weblink: 'url',
    webpage: 'url',
    website: 'url'
  })
)

function named(entry: BibtexEntry, field: Field): Pick<Finding, 'file' | 'place' | 'subject'> {
  const {start} = field.place
  const {length} = field.name
  return {
    file: entry.file,
    place: {start, end: {...start, column: start.column + length, offset: start.offset + length}},
    subject: field.name
  }
}

function misspelt(entry: BibtexEntry, field: Field, expected: readonly string[]): Finding {
  return {
    rule: 'bibliography-field',
    ...named(entry, field),
    message: `\`${field.name}\` is not a BibTeX or BibLaTeX field, expected \`${expected[0]}\``,
    expected,
    note: 'Fields that are unknown to BibTeX and BibLaTeX are not printed.'
  }
}

function meantBy(name: string): readonly string[] {
  if (name.length < 4 || !/^[a-z]+$/.test(name)) return []
  const most = name.length < 8 ? 1 : 2
  return [...textFields, ...verbatimFields]
    .map(candidate => ({candidate, distance: editDistance(name, candidate, most)}))
    .filter(({candidate, distance}) => distance <= most && candidate.length > 2)
    .toSorted((a, b) => a.distance - b.distance)
    .map(({candidate}) => candidate)
}

const verbatimFields: readonly string[] =
  `date day doi eprint eprintclass eprinttype eventdate isbn issn langid month origdate url urldate year`.split(
    ' '
  )

/** Fields of BibLaTeX, old styles and library managers, which are known but rarely or never rendered. */
const known: ReadonlySet<string> = new Set([
  ...textFields,
  ...verbatimFields,
  ...`abstract abstractnote acmid adsnote adsurl affiliation afterword annotation annotator annote archiveprefix arxivid assignee authortype bibsource
  biburl bookpagination city coden collaboration comment comments commentator commit copyright country crossref doctype doubtful ee
  editoratype editorbtype editorctype editortype encoding endyear entryset entrysubtype eventyear execute file fjournal force foreword
  handle gender groups hyphenation ids indexsorttitle indextitle introducedin introduction isan ismn isrn issuedate iswc journaliso key
  keyword keywords label lang langidopts language license link local lista listb listc listd liste listf month mrclass mrnumber mrreviewer namea
  nameaddon nameb namec notes numpages options origlanguage origmonth origyear owner pagination paper pdf pii pmcid pmid
  preprint presort primaryclass printed priority ranking rating read readstatus repository related relatedoptions relatedstring relatedtype
  reportnumber reprinttitle review rights shortauthor shorteditor shorthand shorthandintro shortseries sortkey sortname
  sortshorthand sorttitle sortyear source subject summary swhid tag tags timestamp urlday urlmonth urlyear usera userb userc
  userd usere userf verba verbb verbc xdata xref zbl
  zblnumber`.split(/\s+/)
])
