/**
 * The table of relations between a work and the paper, by their names in the settings: the relation in a Crossref
 * deposit (relations.xsd) and at DataCite (relationType), whether it connects two versions of one work, and the types
 * in JATS for an article and for another object.
 */
export const relationTypes = {
  preprint: {datacite: 'IsNewVersionOf', crossref: 'hasPreprint', isVersion: true, article: 'preprint'},
  'translation-of': {
    datacite: 'IsVariantFormOf',
    crossref: 'isTranslationOf',
    isVersion: true,
    article: 'translated-article'
  },
  translation: {
    datacite: 'IsOriginalFormOf',
    crossref: 'hasTranslation',
    isVersion: true,
    article: 'translation'
  },
  dataset: {datacite: 'IsSupplementedBy', crossref: 'isSupplementedBy', object: 'dataset'},
  software: {datacite: 'IsSupplementedBy', crossref: 'isSupplementedBy', object: 'software'},
  supplement: {datacite: 'IsSupplementedBy', crossref: 'isSupplementedBy', object: 'supplement'},
  'comment-on': {datacite: 'References', crossref: 'isCommentOn', article: 'commentary-article'},
  'reply-to': {datacite: 'References', crossref: 'isReplyTo', article: 'article-reference'},
  'review-of': {datacite: 'Reviews', crossref: 'isReviewOf', article: 'peer-reviewed-material'},
  continues: {datacite: 'Continues', crossref: 'continues', article: 'continued-from'},
  companion: {datacite: 'References', crossref: 'hasRelatedMaterial', article: 'companion'},
  corrects: {datacite: 'References', article: 'corrected-article'},
  retracts: {datacite: 'Obsoletes', article: 'retracted-article'}
} as const satisfies Readonly<Record<string, Relation>>

type Relation = Readonly<{
  datacite: string
  crossref?: string
  isVersion?: true
  article?: string
  object?: string
}>

export type RelationType = keyof typeof relationTypes

/** The row of a type of relation. */
export function relationOf(type: RelationType): Relation {
  return relationTypes[type]
}
