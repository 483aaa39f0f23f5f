import {joinedPlace} from '../core/joined-text.ts'
import {placeOf as placeOfNode} from '../core/position.ts'
import {similar} from '../core/similar.ts'
import {isOpenQuery, openMessage} from '../core/thread-state.ts'
import type {Chapter, Finding, Manuscript, PlacedQuestion, Question} from '../core/types.ts'
import {type SearchedLine, type Spot, searchedLines, spotAt, spotBehind, spotsOfWords} from './query-spots.ts'

/** The properties of a manuscript that are needed to find the places of questions. */
type Paper = Pick<Manuscript, 'project' | 'targets' | 'citedBy'>

/** A paper, with the searchable lines of its texts, which are prepared once and only if words are searched. */
type SearchedPaper = Paper & Readonly<{lines: Map<Chapter, readonly SearchedLine[]>}>

/**
 * Finds the places of the queries in `queries.yaml`. Queries that are open become findings, and so do open queries
 * whose place is not found.
 */
export function resolveQuestions(
  paper: Paper
): Readonly<{questions: readonly PlacedQuestion[]; findings: readonly Finding[]}> {
  const placings = placingsOf(paper.project.questions, paper)
  const findings: Finding[] = []
  for (const {question, fault} of placings) {
    const {file, place, answers} = question
    // An answered query needs no place, because the author may have changed the words in question.
    if (!isOpenQuery(answers)) continue
    findings.push({
      rule: 'query-open',
      file,
      place,
      subject: question.question,
      message: openMessage(question.question, answers),
      note: 'Change the text if necessary, then write `answer: …` under the query, or delete the query.'
    })
    if (fault !== undefined) findings.push({rule: 'query-unplaced', file, place, ...fault})
  }
  return {questions: placings.flatMap(placedQuestion), findings}
}

/** Finds the place of every question in the paper; a question whose place is not found appears at the beginning. */
export function placeQuestions(questions: readonly Question[], paper: Paper): readonly PlacedQuestion[] {
  return placingsOf(questions, paper).flatMap(placedQuestion)
}

type QuestionPlacing = Placing & Readonly<{question: Question}>

function placingsOf(questions: readonly Question[], paper: Paper): readonly QuestionPlacing[] {
  const searched = {...paper, lines: new Map()}
  return questions.map(question => ({question, ...placeOf(question, searched)}))
}

function placedQuestion({question, place}: QuestionPlacing): readonly PlacedQuestion[] {
  return place === undefined ? [] : [{question, text: place.text, ...place.spot}]
}

type Placing = Readonly<{
  /** Undefined only if the paper has no chapters. */
  place: Readonly<{text: Chapter; spot: Spot}> | undefined
  fault?: Pick<Finding, 'message' | 'expected' | 'note'>
}>

function placeOf({about}: Question, paper: SearchedPaper): Placing {
  switch (about.kind) {
    case 'paper':
      return {place: beginning(paper)}
    case 'label':
      return labelled(about.label, paper)
    case 'words':
      return worded(about.words, about.in, paper)
    case 'place': {
      const {file, place} = joinedPlace(paper.project.joined, about.file, about.place) ?? about
      const text = paper.project.chapters.find(({path}) => path === file)
      const isFront = frontText(file, place.start.line, paper) !== undefined
      if (text === undefined || isFront) return {place: atLine(file, place.start.line, paper).place}
      return {place: {text, spot: spotAt(text, place.end.offset)}}
    }
    case 'line': {
      const {file, line} = joinedLine(about, paper)
      return atLine(file, line, paper)
    }
  }
}

/** Converts a line of a file to the line of the chapter that includes it. */
function joinedLine({file, line}: Line, {project: {joined}}: Paper): Line {
  for (const {files} of joined?.values() ?? []) {
    const text = files.get(file)
    if (text === undefined) continue
    const offset =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0)
    const point = {line, column: 1, offset}
    const found = offset > text.length ? undefined : joinedPlace(joined, file, {start: point, end: point})
    if (found !== undefined) return {file: found.file, line: found.place.start.line}
  }
  return {file, line}
}

type Line = Readonly<{file: string; line: number}>

function beginning({project}: Paper): Placing['place'] {
  const [text] = project.chapters
  return text && {text, spot: {node: text.tree}}
}

function labelled(label: string, paper: Paper): Placing {
  const {project, targets} = paper
  const target = targets.get(label)
  const text =
    target &&
    project.texts.find(
      ({path, targets: own}) => path === target.file && own.some(({label: name}) => name === label)
    )
  if (target !== undefined && text !== undefined) return {place: {text, spot: spotBehind(target.node, text)}}
  const work = project.bibliography.byKey.get(label)
  if (work !== undefined) return {place: firstCitation(work.key, paper)}
  const names = [...targets.keys(), ...project.bibliography.byKey.keys()]
  return {
    place: beginning(paper),
    fault: {
      message: `\`${label}\` is neither a label of the text nor the key of a work`,
      expected: similar(label, names),
      note: atBeginning
    }
  }
}

const atBeginning = 'A proof shows the query at the beginning of the text.'

/** The spot after the first citation of a work. If the work is not cited, this is the end of the paper's text. */
function firstCitation(key: string, paper: Paper): Placing['place'] {
  const {project, citedBy} = paper
  const [first] = citedBy.get(key) ?? []
  const citing = first && project.texts.find(({citations}) => citations.includes(first.citation))
  if (first !== undefined && citing !== undefined) return {text: citing, spot: {node: first.citation.node}}
  const last = project.chapters.at(-1)
  const block = last?.tree.children.findLast(
    ({type}) => type !== 'footnoteDefinition' && type !== 'definition'
  )
  return last && {text: last, spot: spotBehind(block ?? last.tree, last)}
}

function linesOf(text: Chapter, {lines}: SearchedPaper): readonly SearchedLine[] {
  const found = lines.get(text) ?? searchedLines(text)
  lines.set(text, found)
  return found
}

function worded(words: string, within: string | undefined, paper: SearchedPaper): Placing {
  const {joined} = paper.project
  const isWithin = (path: string): boolean =>
    within === undefined || path === within || joined?.get(path)?.files.has(within) === true
  const texts = paper.project.texts.filter(({path}) => isWithin(path))
  const found = texts.flatMap(text => spotsOfWords(linesOf(text, paper), words).map(spot => ({text, spot})))
  const [first, second] = found
  if (first !== undefined && second === undefined) return {place: first}
  if (first !== undefined)
    return {
      place: first,
      fault: {
        message: `The words “${words}” occur ${found.length} times in the text`,
        note: 'Quote more of the sentence, or name the file with `in: …`. A proof shows the query at the first place.'
      }
    }
  const paths = [...new Set(paper.project.texts.map(({path}) => path))]
  const isUnknown = within !== undefined && !paths.includes(within)
  return {
    place: beginning(paper),
    fault: isUnknown
      ? {
          message: `\`${within}\` is not a text of the paper`,
          expected: similar(within, paths),
          note: atBeginning
        }
      : {
          message: `The words “${words}” are not in ${within === undefined ? 'the text' : `\`${within}\``}`,
          note: `Quote words of one paragraph as they are printed, but citations as they are written. ${atBeginning}`
        }
  }
}

function atLine(file: string, line: number, paper: Paper): Placing {
  const {project} = paper
  const chapter = project.chapters.find(({path}) => path === file)
  if (chapter !== undefined) {
    const lines = chapter.text.split(/\n|\r/)
    const last = lines.at(-1) === '' ? lines.length - 1 : lines.length
    if (line < 1 || line > last)
      return {
        place: beginning(paper),
        fault: {
          message: `\`${file}\` has no line ${line}; its last line is ${last}`,
          note: atBeginning
        }
      }
    // The front matter comes before the text of the chapter, and its values may include the line.
    const front = frontText(file, line, paper)
    return {place: front ?? {text: chapter, spot: spotAt(chapter, lines.slice(0, line).join('\n').length)}}
  }
  const work = project.bibliography.references.find(
    reference =>
      reference.file === file &&
      reference.entryPlace.start.line <= line &&
      line <= reference.entryPlace.end.line
  )
  if (work !== undefined) return {place: firstCitation(work.key, paper)}
  const isKnown =
    file === project.settings.file || project.bibliographySources.some(({path}) => path === file)
  const place = frontText(file, line, paper) ?? beginning(paper)
  if (isKnown) return {place}
  const paths = [
    ...project.chapters.map(({path}) => path),
    ...project.bibliographySources.map(({path}) => path)
  ]
  return {
    place,
    fault: {
      message: `\`${file}\` is not a text of the paper`,
      expected: similar(file, paths),
      note: atBeginning
    }
  }
}

/**
 * The end of the title, abstract or statement whose value in the settings includes a line; undefined if none exists.
 */
function frontText(file: string, line: number, {project}: Paper): Placing['place'] {
  const text = project.texts.find(each => {
    const {start, end} = placeOfNode(each.tree)
    return !project.chapters.includes(each) && each.path === file && start.line <= line && line <= end.line
  })
  return text && {text, spot: spotBehind(text.tree, text)}
}
