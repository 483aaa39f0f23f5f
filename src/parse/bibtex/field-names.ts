import {editDistance} from '../../core/similar.ts'
import type {Field, Finding} from '../../core/types.ts'
import type {BibtexEntry} from './index.ts'

/** Fields that are rendered as LaTeX (biblatex manual, 2.2.2, and BibTeX's old names). */
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
 * Reports misspelt fields, which BibTeX ignores silently. A field counts as misspelt if no known program writes it, its
 * name differs by one or two letters from a rendered field, and its entry lacks that field. Other unknown fields are
 * accepted.
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

/** Fields of biblatex, old styles and library managers that are known but rarely or never rendered. */
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
