import {type AnswerDraft, keepDraft, keptDraft} from './answer-draft.ts'

/** The open queries of a round. */
export type AnsweringOptions = Readonly<{
  round: number
  content: string
  queries: ReadonlyArray<Readonly<{number: number; question: string}>>
}>

type Field = Readonly<{number: number; question: string; input: HTMLTextAreaElement}>

/**
 * Runs in the HTML of a proof: adds a field below each open query, and a bar with the name of the answering person, the
 * number of answers, and a button that saves the answers as a file. Nothing leaves the machine; until the file is
 * saved, the answers are stored in the browser, if it allows that.
 */
export function startAnswering({round, content, queries}: AnsweringOptions): void {
  addStyle()
  const draft = keptDraft(content)
  const fields = queries.flatMap(query => {
    const entry = document.getElementById(`query-${query.number}-asked`)
    return entry === null ? [] : [fieldOf(query, entry, draft)]
  })
  if (fields.length === 0) return
  const bar = barOf(draft.by)
  document.body.append(bar.element)
  let isSaved = true
  const now = (): AnswerDraft => ({
    by: bar.name.value,
    answers: Object.fromEntries(fields.map(({number, input}) => [number, input.value]))
  })
  const tell = (word: string): void => {
    const count = fields.filter(({input}) => input.value.trim() !== '').length
    bar.status.textContent = `${count} of ${fields.length} answered${word}`
  }
  const changed = (): void => {
    isSaved = false
    tell(keepDraft(content, now()) ? ', not saved yet' : ', not saved yet; this browser does not keep them')
  }
  for (const input of [bar.name, ...fields.map(field => field.input)])
    input.addEventListener('input', changed)
  bar.save.addEventListener('click', () => {
    if (bar.name.value.trim() === '') {
      tell('; please give your name, then save')
      bar.name.focus()
      return
    }
    save(round, content, bar.name.value, fields)
    isSaved = true
    tell(`, saved as ${fileName(round)}: please send this file back`)
  })
  addEventListener('beforeunload', event => {
    if (!isSaved) event.preventDefault()
  })
  leadFromMarks(fields)
  tell('')
}

/** The field for a query, with its label. */
function fieldOf(
  {number, question}: AnsweringOptions['queries'][number],
  entry: HTMLElement,
  draft: AnswerDraft
): Field {
  const words = entry.querySelector('.query-words')
  if (words) words.id = `query-${number}-words`
  const label = element('label', {htmlFor: `answer-${number}`, textContent: `Your answer to AQ${number}`})
  const input = element('textarea', {id: `answer-${number}`, rows: 2, dir: 'auto'})
  input.value = draft.answers[number] ?? ''
  input.setAttribute('aria-describedby', `query-${number}-words`)
  const box = element('span', {className: 'answer-field'})
  box.append(label, input)
  entry.append(box)
  return {number, question, input}
}

type Bar = Readonly<{
  element: HTMLElement
  name: HTMLInputElement
  save: HTMLButtonElement
  status: HTMLElement
}>

/** The bar at the bottom of the window. */
function barOf(by: string): Bar {
  const bar = element('section', {className: 'answers-bar', lang: 'en', dir: 'ltr'})
  bar.setAttribute('aria-label', 'Answers')
  const label = element('label', {htmlFor: 'answers-name', textContent: 'Your name'})
  const name = element('input', {
    id: 'answers-name',
    type: 'text',
    autocomplete: 'name',
    dir: 'auto',
    value: by
  })
  const list = element('a', {href: '#query-list', textContent: 'Queries'})
  const save = element('button', {type: 'button', textContent: 'Save answers'})
  const status = element('span', {className: 'answers-status'})
  status.setAttribute('role', 'status')
  bar.append(list, label, name, save, status)
  return {element: bar, name, save, status}
}

/** Makes a click on the mark of a query, in the text or in the margin, move the focus to the query's field. */
function leadFromMarks(fields: readonly Field[]): void {
  for (const {number, input} of fields) {
    const mark = document.getElementById(`query-${number}`)
    const margin = mark?.nextElementSibling
    for (const each of [mark, margin?.classList.contains('query-margin') ? margin : null])
      each?.addEventListener('click', event => {
        event.preventDefault()
        input.focus()
        input.scrollIntoView({block: 'center'})
      })
  }
}

function fileName(round: number): string {
  return `answers-round-${round}.json`
}

function save(round: number, content: string, by: string, fields: readonly Field[]): void {
  const answers = fields
    .filter(({input}) => input.value.trim() !== '')
    .map(({number, question, input}) => ({query: number, question, answer: input.value}))
  const file = {galley: 'answers', version: 1, round, content, by: by.trim(), answers}
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(file, undefined, 2)}\n`], {type: 'application/json'})
  )
  element('a', {href: address, download: fileName(round)}).click()
  // The browser may read the URL only some time after it has started to save the file.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>
): HTMLElementTagNameMap[Name] {
  return Object.assign(document.createElement(name), properties)
}

function addStyle(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    :is(.page, .region, .page-column):has(.proof-cover) { height: auto !important }
    .answer-field { grid-column: 3; display: grid; gap: 2px; margin: 4px 0 10px }
    .answer-field label { font-weight: 600 }
    .answer-field textarea { width: 100%; box-sizing: border-box; font: inherit; padding: 4px; resize: vertical; border: 1px solid #767676; background: #fff; color: #111 }
    .query-margin { cursor: pointer !important }
    .answers-bar { position: fixed; inset: auto 0 0 0; z-index: 9; display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; padding: 8px 16px; background: #fffbe8; color: #222; border-top: 1px solid #b59a3b; font: 14px/20px system-ui, sans-serif }
    .answers-bar input, .answers-bar button { font: inherit; padding: 3px 8px; border: 1px solid #767676; background: #fff; color: #111 }
    .answers-bar button { font-weight: 600; cursor: pointer }
    .answers-bar a { color: #1a4d8f }
    body { margin-bottom: 64px }
    :is(.answers-bar, .answer-field) :focus-visible { outline: 2px solid #1a4d8f; outline-offset: 1px }
    @media print { .answers-bar { display: none } }
  `)
  document.adoptedStyleSheets.push(sheet)
}
