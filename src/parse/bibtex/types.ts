/**
 * CSL types (1.0.2) by the type of entry in BibTeX and BibLaTeX (manual, 2.1). They follow Pandoc, but include CSL's
 * newer types (`software`, `standard`, `performance`, `periodical`, `document`).
 */
export const cslTypes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    article: 'article-journal',
    // The next two are types of the Association for Computing Machinery.
    artifactdataset: 'dataset',
    artifactsoftware: 'software',
    artwork: 'graphic',
    audio: 'song',
    bibnote: 'document',
    book: 'book',
    bookinbook: 'chapter',
    booklet: 'pamphlet',
    collection: 'book',
    commentary: 'book',
    conference: 'paper-conference',
    data: 'dataset',
    dataset: 'dataset',
    electronic: 'webpage',
    image: 'graphic',
    inbook: 'chapter',
    incollection: 'chapter',
    inproceedings: 'paper-conference',
    inreference: 'entry-encyclopedia',
    // Styles for the humanities.
    interview: 'interview',
    jurisdiction: 'legal_case',
    legal: 'treaty',
    legislation: 'legislation',
    letter: 'personal_communication',
    letters: 'personal_communication',
    manual: 'book',
    manuscript: 'manuscript',
    mastersthesis: 'thesis',
    misc: 'document',
    map: 'map',
    movie: 'motion_picture',
    music: 'song',
    mvbook: 'book',
    mvcollection: 'book',
    mvproceedings: 'book',
    mvreference: 'book',
    newsarticle: 'article-newspaper',
    online: 'webpage',
    patent: 'patent',
    performance: 'performance',
    periodical: 'periodical',
    phdthesis: 'thesis',
    preprint: 'article',
    presentation: 'speech',
    proceedings: 'book',
    reference: 'book',
    report: 'report',
    review: 'review',
    set: 'document',
    software: 'software',
    standard: 'standard',
    suppbook: 'chapter',
    suppcollection: 'chapter',
    suppperiodical: 'article-journal',
    techreport: 'report',
    thesis: 'thesis',
    unpublished: 'manuscript',
    url: 'webpage',
    video: 'motion_picture',
    webpage: 'webpage',
    www: 'webpage',
    // A container of fields for other entries, which is never rendered.
    xdata: 'document',
    // biblatex-software.
    softwaremodule: 'software',
    softwareversion: 'software',
    codefragment: 'software'
  })
)

/** CSL types of cases and laws, whose titles are proper names. */
export const legalTypes: ReadonlySet<string> = new Set([
  'bill',
  'hearing',
  'legal_case',
  'legislation',
  'regulation',
  'treaty'
])

/** Types of entries in journals and magazines, for which `number` is an issue. */
export const articleTypes: ReadonlySet<string> = new Set([
  'article',
  'newsarticle',
  'periodical',
  'review',
  'suppperiodical'
])

/** Types of entries that are parts of books. */
export const chapterTypes: ReadonlySet<string> = new Set([
  'bookinbook',
  'conference',
  'inbook',
  'incollection',
  'inproceedings',
  'inreference',
  'suppbook',
  'suppcollection'
])

/** Types of entries for which `number` is a number in a series. */
export const seriesTypes: ReadonlySet<string> = new Set([
  ...chapterTypes,
  'book',
  'collection',
  'mvbook',
  'mvcollection',
  'mvproceedings',
  'mvreference',
  'proceedings',
  'reference'
])

/** The English strings of BibLaTeX for localization keys in `type` and `pubstate` (`english.lbx`). */
export const genres: ReadonlyMap<string, string> = new Map([
  ['bathesis', 'bachelor’s thesis'],
  ['mathesis', 'master’s thesis'],
  ['phdthesis', 'PhD thesis'],
  ['candthesis', 'candidate thesis'],
  ['techreport', 'technical report'],
  ['resreport', 'research report'],
  ['software', 'computer software'],
  ['datacd', 'data CD'],
  ['audiocd', 'audio CD'],
  ['patent', 'patent'],
  ['patenteu', 'European patent'],
  ['patentde', 'German patent'],
  ['patentfr', 'French patent'],
  ['patentuk', 'British patent'],
  ['patentus', 'U.S. patent'],
  ['patreq', 'patent request'],
  ['patreqeu', 'European patent request'],
  ['patreqde', 'German patent request'],
  ['patreqfr', 'French patent request'],
  ['patrequk', 'British patent request'],
  ['patrequs', 'U.S. patent request'],
  ['inpreparation', 'in preparation'],
  ['submitted', 'submitted'],
  ['forthcoming', 'forthcoming'],
  ['inpress', 'in press'],
  ['prepublished', 'pre-published'],
  ['countryde', 'Germany'],
  ['countryeu', 'European Union'],
  ['countryep', 'European Union'],
  ['countryfr', 'France'],
  ['countryuk', 'United Kingdom'],
  ['countryus', 'United States of America'],
  ['newseries', 'new series'],
  ['oldseries', 'old series']
])
