/**
 * THE TABLE of what a related work is to the paper, by the words of the settings: the relation in a deposit at Crossref
 * (relations.xsd), whether it joins two versions of one work, and the type in JATS, of an article or of another object.
 */
export const relationTypes = {
  preprint: {crossref: 'hasPreprint', isVersion: true, article: 'preprint'},
  'translation-of': {crossref: 'isTranslationOf', isVersion: true, article: 'translated-article'},
  translation: {crossref: 'hasTranslation', isVersion: true, article: 'translation'},
  dataset: {crossref: 'isSupplementedBy', object: 'dataset'},
  software: {crossref: 'isSupplementedBy', object: 'software'},
  supplement: {crossref: 'isSupplementedBy', object: 'supplement'},
  'comment-on': {crossref: 'isCommentOn', article: 'commentary-article'},
  'reply-to': {crossref: 'isReplyTo', article: 'article-reference'},
  'review-of': {crossref: 'isReviewOf', article: 'peer-reviewed-material'},
  continues: {crossref: 'continues', article: 'continued-from'},
  companion: {crossref: 'hasRelatedMaterial', article: 'companion'},
  corrects: {article: 'corrected-article'},
  retracts: {article: 'retracted-article'}
} as const satisfies Readonly<Record<string, Relation>>

type Relation = Readonly<{
  crossref?: string
  isVersion?: true
  article?: string
  object?: string
}>

export type RelationType = keyof typeof relationTypes

/** The row of a type. */
export function relationOf(type: RelationType): Relation {
  return relationTypes[type]
}
