import {childButton, childElement} from './child-element.ts'
import type {PreviewFinding} from './messages.ts'

/** The purpose of a comment on a finding. */
export type CommentKind = 'waive' | 'query'

/** Sends the text of a comment on a finding. */
export type SendComment = (kind: CommentKind, finding: PreviewFinding, words: string) => void

/** Adds a button, and the form that it opens, to the element of a finding. */
type AddComment = (entry: HTMLElement, ways: HTMLElement, kind: CommentKind, finding: PreviewFinding) => void

const commentWords = {
  waive: {button: 'Waive…', label: 'Reason', send: 'Waive'},
  query: {button: 'Ask the author…', label: 'Question', send: 'Ask'}
} as const

/**
 * Runs in the page: adds forms for waiving findings and asking about them. If the element of a finding is replaced, a
 * form that the author has opened there stays, with its text and the focus.
 */
export function createFindingComments(send: SendComment | undefined): AddComment {
  const forms = new Map<string, HTMLFormElement>()
  return (entry, ways, kind, finding) => {
    if (send === undefined) return
    const name = `${kind} ${finding.id}`
    const toggle = childButton(ways, commentWords[kind].button, () => {
      const open = forms.get(name)
      open?.remove()
      if (open !== undefined) return void forms.delete(name)
      const form = commentForm(kind, words => {
        forms.delete(name)
        form.remove()
        send(kind, finding, words)
      })
      forms.set(name, form)
      entry.append(form)
      form.querySelector('input')?.focus()
    })
    toggle.className = kind
    const kept = forms.get(name)
    if (kept === undefined) return
    const root = kept.getRootNode()
    const focused = root instanceof ShadowRoot ? root.activeElement : null
    const hadFocus = kept.contains(focused)
    entry.append(kept)
    // The element is not in the page until its list is added, and only then can a field get the focus.
    if (hadFocus) queueMicrotask(() => kept.querySelector('input')?.focus({preventScroll: true}))
  }
}

function commentForm(kind: CommentKind, send: (words: string) => void): HTMLFormElement {
  const form = document.createElement('form')
  const label = childElement(form, 'label', `${commentWords[kind].label} `)
  const input = childElement(label, 'input', '')
  input.required = true
  childElement(form, 'button', commentWords[kind].send)
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (input.value.trim() !== '') send(input.value)
  })
  return form
}
