import {editDistance} from '../../core/similar.ts'
import type {Field, Finding} from '../../core/types.ts'
import type {BibtexEntry} from './index.ts'

/** Fields whose value is LaTeX that can be rendered (biblatex manual, 2.2.2, and the old names of BibTeX). */
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
 * Reports misspelt fields: BibTeX ignores unknown fields, and so would a list of references. A field counts as misspelt
 * if no known program writes it, it is one or two letters away from a field that is rendered, and its entry lacks that
 * field. Other fields are the author's business.
 */
export function misspeltFields(entries: readonly BibtexEntry[]): readonly Finding[] {
  const findings: Finding[] = []
  const meant = new Map<string, readonly string[]>()
  for (const entry of entries) {
    for (const field of entry.fields.values()) {
      if (known.has(field.name)) continue
      const candidates = meant.get(field.name) ?? meantBy(field.name)
      meant.set(field.name, candidates)
      if (candidates.length === 0 || candidates.some(name => entry.fields.has(name))) continue
      findings.push(misspelt(entry, field, candidates))
    }
  }
  return findings
}

function misspelt(entry: BibtexEntry, field: Field, expected: readonly string[]): Finding {
  const {start} = field.place
  const {length} = field.name
  return {
    rule: 'bibliography-field',
    file: entry.file,
    place: {start, end: {...start, column: start.column + length, offset: start.offset + length}},
    subject: field.name,
    message: `\`${field.name}\` is not a field of BibTeX or biblatex, expected \`${expected[0]}\``,
    expected,
    note: 'Fields that BibTeX and biblatex do not know are not printed.'
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

/** Fields of biblatex, of old styles and of library managers: known, but rendered by few styles or none. */
const known: ReadonlySet<string> = new Set([
  ...textFields,
  ...verbatimFields,
  ...`abstract abstractnote afterword annotation annotator annote archiveprefix arxivid assignee authortype bibsource
  biburl bookpagination city coden collaboration comment comments commentator copyright country crossref doctype doubtful ee
  editoratype editorbtype editorctype editortype encoding endyear entryset entrysubtype eventyear execute file fjournal foreword
  gender groups hyphenation ids indexsorttitle indextitle introduction isan ismn isrn issuedate iswc journaliso key
  keyword keywords label lang langidopts language license link local lista listb listc listd liste listf month mrclass mrnumber mrreviewer namea
  nameaddon nameb namec notes numpages options origlanguage origmonth origyear owner pagination paper pdf pmcid pmid
  preprint presort primaryclass printed priority ranking read readstatus related relatedoptions relatedstring relatedtype
  reportnumber reprinttitle review rights shortauthor shorteditor shorthand shorthandintro shortseries sortkey sortname
  sortshorthand sorttitle sortyear source subject summary tag tags timestamp urlday urlmonth urlyear usera userb userc
  userd usere userf verba verbb verbc xdata xref zbl
  zblnumber`.split(/\s+/)
])
