import type {Article, Block, Inline, Node} from '../src/core/article.ts'
import {docxOutput} from '../src/outputs/docx/index.ts'
import type {Rendering} from '../src/outputs/output.ts'
import {proofChanges} from '../src/review/proofs/changes.ts'
import {queriesOf} from '../src/review/proofs/queries.ts'
import {compare} from '../src/versions/compare.ts'
import {proofMarks} from './docx-redline.ts'
import {type Case, everyCase} from './every-kind.ts'
import {isAbsent} from './every-kind-words.ts'
import type {RedlineDocuments} from './tools/redline-readers.ts'

/** The changes of a node between two versions. */
const happenings = ['inserted', 'deleted', 'changed'] as const
type Happening = (typeof happenings)[number]

/** A case, and its change. */
export type Happened = readonly [each: Case, happening: Happening]

/** The number of cases in one document. */
const groupSize = 60

/** Every kind in every place, inserted, deleted and changed, in groups of cases: each group is for one document. */
export function kindGroups(): ReadonlyArray<readonly Happened[]> {
  const cases = everyCase().filter(each => !isMade(each))
  const starts = Array.from({length: Math.ceil(cases.length / groupSize)}, (_, index) => index * groupSize)
  return happenings.flatMap((_, turn) =>
    starts.map(start =>
      cases
        .slice(start, start + groupSize)
        .map((each, index): Happened => [each, happenings[(index + turn) % happenings.length]!])
    )
  )
}

/**
 * Whether the node of a case is generated from the rest of the article, or has no words: queries and generated titles
 * are taken from the new version, and entries follow their works.
 */
function isMade(each: Case): boolean {
  const made = ['query', 'notes', 'contents', 'index', 'indexMark', 'references']
  const [, host] = each.name.split(' in ')
  return (
    each.place === 'entry' ||
    isAbsent(each) ||
    made.includes(each.kind) ||
    made.includes(host!.split('.')[0]!)
  )
}

/** The documents of two versions of an article with some changed cases, and their redline. */
export async function kindDocuments(
  rendering: Rendering,
  cases: readonly Happened[]
): Promise<RedlineDocuments> {
  const [old, next] = (['old', 'new'] as const).map(side => withCases(rendering.article, cases, side)) as [
    Article,
    Article
  ]
  const {manuscript} = rendering
  const redline = compare({manuscript, article: old}, {manuscript, article: next})
  const document = async (article: Article, more: Partial<Rendering> = {}): Promise<Uint8Array> =>
    (await docxOutput.render({...rendering, article, ...more})).bytes
  return {
    old: await document(old),
    next: await document(next),
    redline: await document(redline.article, {
      earlier: manuscript,
      proof: {...proofMarks, queries: queriesOf(redline.article), changes: proofChanges(redline, 'round 1')}
    })
  }
}

/** A version of an article with cases, each after an unchanged paragraph. */
function withCases(article: Article, cases: readonly Happened[], side: 'old' | 'new'): Article {
  const absent: Happening = side === 'old' ? 'inserted' : 'deleted'
  const at = (place: Case['place']): readonly Node[] =>
    cases
      .filter(([each]) => each.place === place)
      .flatMap(([each, happening]) => {
        const stays = staying(each.word)
        if (happening === absent) return [stays]
        return [
          stays,
          each.nodeWith(happening === 'changed' && side === 'new' ? `${each.word}new` : each.word)
        ]
      })
  const [note, ...notes] = article.notes
  return {
    ...article,
    body: [...article.body, ...(at('body') as readonly Block[]), staying('end')],
    notes: [{...note!, children: [...note!.children, ...(at('note') as readonly Block[])]}, ...notes]
  }
}

function staying(word: string): Block {
  const children: readonly Inline[] = [{type: 'text', value: `The words at ${word} stay as they are.`}]
  return {type: 'paragraph', id: `stays-${word}`, children}
}
