/**
 * BibLaTeX entry types by CSL type, the inverse of `parse/bibtex/types.ts`. BibLaTeX has no type for `preprint` and
 * shows it as `@misc`; its other types would be parsed as another CSL type.
 */
export const entryTypes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    article: 'preprint',
    'article-journal': 'article',
    'article-magazine': 'article',
    'article-newspaper': 'article',
    bill: 'legislation',
    book: 'book',
    broadcast: 'video',
    chapter: 'incollection',
    classic: 'book',
    collection: 'manuscript',
    dataset: 'dataset',
    document: 'misc',
    entry: 'inreference',
    'entry-dictionary': 'inreference',
    'entry-encyclopedia': 'inreference',
    figure: 'image',
    graphic: 'artwork',
    hearing: 'jurisdiction',
    legal_case: 'jurisdiction',
    legislation: 'legislation',
    manuscript: 'unpublished',
    map: 'image',
    motion_picture: 'movie',
    musical_score: 'music',
    pamphlet: 'booklet',
    'paper-conference': 'inproceedings',
    patent: 'patent',
    performance: 'performance',
    periodical: 'periodical',
    personal_communication: 'letter',
    post: 'online',
    'post-weblog': 'online',
    regulation: 'legislation',
    report: 'report',
    review: 'review',
    'review-book': 'review',
    software: 'software',
    song: 'music',
    speech: 'unpublished',
    standard: 'standard',
    thesis: 'thesis',
    treaty: 'legal',
    webpage: 'online'
  })
)

/** Babel's language names by the tags that the parser returns for them. */
export const babelLanguages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'de-AT': 'austrian',
    'de-DE': 'german',
    'en-AU': 'australian',
    'en-CA': 'canadian',
    'en-GB': 'british',
    'en-US': 'american',
    'es-ES': 'spanish',
    'fr-FR': 'french',
    'it-IT': 'italian',
    'ja-JP': 'japanese',
    'nl-NL': 'dutch',
    'pt-BR': 'brazilian',
    'pt-PT': 'portuguese',
    'ru-RU': 'russian'
  })
)
