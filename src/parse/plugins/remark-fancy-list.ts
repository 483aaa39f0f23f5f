import type {List, ListItem} from 'mdast'
import type {CompileContext, Token, Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Processor} from 'unified'
import '../../core/mdast.ts'
import {fancyLists} from './list/fancy-list.ts'
import {readMarker} from './list/marker.ts'
import {addSyntax} from './syntax.ts'

/**
 * Pandoc's `fancy_lists` and `example_lists`: `a.`, `A)`, `(iv)`, `#.`, and `(@label)`, whose items are numbered
 * through the whole paper. The list's data contains the kind of numbering and the delimiter, even for `1)`.
 */
export function remarkFancyList(this: Processor): void {
  addSyntax(this.data(), fancyLists, markersToTree)
}

const markersToTree: TreeExtension = {
  enter: {
    listItemValue(token) {
      const [list, item] = listAndItem(this)
      if (list === undefined || item === undefined) return
      const source = this.sliceSerialize(token)
      const isFirst = this.data.expectingFirstListItemValue === true
      this.data.expectingFirstListItemValue = undefined
      if (/^\d+$/.test(source)) {
        if (isFirst) list.start = Number(source)
        return
      }
      const {numbering = 'decimal'} = list.data ?? {}
      const marker = readMarker(
        source,
        isFirst ? undefined : {numbering, delimiter: delimiterOf(list), start: 1}
      )
      if (marker === undefined) return
      if (isFirst) {
        const {start, delimiter} = marker
        Object.assign(list, {start, data: {...list.data, numbering: marker.numbering, delimiter}})
      }
      if (marker.numbering !== 'example') return
      const {label} = marker
      item.data = {
        ...item.data,
        isExample: true,
        ...(label !== undefined && {attributes: {id: label, classes: [], pairs: {}}})
      }
    },
    listItemMarker(token: Token) {
      const [list] = listAndItem(this)
      if (list?.ordered === true && this.sliceSerialize(token) === ')')
        list.data = {...list.data, delimiter: 'parenthesis'}
    }
  }
}

function listAndItem({stack}: CompileContext): [List | undefined, ListItem | undefined] {
  const [list, item] = stack.slice(-2)
  return list?.type === 'list' && item?.type === 'listItem' ? [list, item] : [undefined, undefined]
}

function delimiterOf(list: List): 'period' | 'parenthesis' | 'parentheses' {
  return list.data?.delimiter ?? 'period'
}
