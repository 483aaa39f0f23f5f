import type {Html, Nodes, Parents} from 'mdast'
import type {QueryAnswer} from './types.ts'

/** A query in a text, and the answers that directly follow it. */
export type AskedInText = Readonly<{question: string; answers: readonly QueryAnswer[]}>

/**
 * The queries in a node of a text, in order and without their markup: comments such as `<!-- AQ: Is this the second
 * edition? -->` and `{>>Is it?<<}`; other comments are not queries. A number that the editor typed after `AQ` is
 * ignored, because queries are numbered later. Answers such as `<!-- A (Ann Doe): It is. -->` follow the query, in the
 * same notation.
 */
export function queriesAt(node: Nodes, parent: Parents | undefined): readonly AskedInText[] {
  if (node.type === 'html') return node.value.includes('AQ') ? inHtml(node, parent) : []
  if (node.type !== 'editorQuery' || node.question === '') return []
  if (answerIn(node.question) !== undefined && isBehindQuery(node, parent)) return []
  return [{question: node.question, answers: answersBehind(node, parent)}]
}

/** Matches an HTML comment with a query or an answer; the group `said` is only in an answer. */
const askingOrAnswering =
  /<!--\s*(?:AQ\d*\s*:(?<question>[\s\S]*?)|(?<said>A\s*(?:\([^)]*\))?\s*:[\s\S]*?))-->/g

function inHtml(node: Html, parent: Parents | undefined): readonly AskedInText[] {
  const following = siblingsBehind(node, parent).map(each => (each.type === 'html' ? each.value : ''))
  const found: {question: string; answers: QueryAnswer[]; isOwn: boolean}[] = []
  const joined = [node.value, ...following].join('')
  // Text after the last comment cannot be a query, even if it looks like one.
  const html = joined.slice(0, joined.lastIndexOf('-->') + 3)
  let end = 0
  for (const {index, groups = {}, 0: comment} of html.matchAll(askingOrAnswering)) {
    const question = oneLine(groups.question ?? '')
    const answer = answerIn(groups.said ?? '')
    const isNext = html.slice(end, index).trim() === ''
    if (question !== '') found.push({question, answers: [], isOwn: index < node.value.length})
    else if (answer !== undefined && isNext) found.at(-1)?.answers.push(answer)
    end = index + comment.length
  }
  return found.filter(({isOwn}) => isOwn).map(({question, answers}) => ({question, answers}))
}

/** The comments that follow a node, separated only by white space, up to the next query in an HTML comment. */
function siblingsBehind(node: Nodes, parent: Parents | undefined): readonly Nodes[] {
  const siblings: readonly Nodes[] = parent?.children ?? []
  const comments: Nodes[] = []
  for (let at = siblings.indexOf(node) + 1; at < siblings.length; at++) {
    const each = siblings[at]!
    if (isBlank(each)) continue
    if (each.type !== node.type || (each.type === 'html' && /<!--\s*AQ/.test(each.value))) break
    comments.push(each)
  }
  return comments
}

function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

function answersBehind(node: Nodes, parent: Parents | undefined): readonly QueryAnswer[] {
  const answers: QueryAnswer[] = []
  for (const each of siblingsBehind(node, parent)) {
    const answer = each.type === 'editorQuery' ? answerIn(each.question) : undefined
    if (answer === undefined) break
    answers.push(answer)
  }
  return answers
}

/** Whether a `{>>comment<<}` follows another one; the first of such a series is the query. */
function isBehindQuery(node: Nodes, parent: Parents | undefined): boolean {
  const siblings: readonly Nodes[] = parent?.children ?? []
  const before = siblings.slice(0, Math.max(0, siblings.indexOf(node))).findLast(each => !isBlank(each))
  return before?.type === 'editorQuery'
}

/** The answer in a comment: `A (Ann Doe): It is.`, or `A: It is.` without a name. */
export function answerIn(comment: string): QueryAnswer | undefined {
  const [, by = '', words] = /^\s*A\s*(?:\(([^)]*)\))?\s*:([\s\S]*)$/.exec(comment) ?? []
  const answer = oneLine(words ?? '')
  return answer === '' ? undefined : {by: oneLine(by), answer}
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}
