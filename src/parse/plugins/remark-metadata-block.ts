import type {Root} from 'mdast'
import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, Extension, State} from 'micromark-util-types'
import type {Processor} from 'unified'
import '../../core/mdast.ts'
import {addSyntax, isLazyLine, isLineEnding, lineConsumer} from './syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    metadataBlock: 'metadataBlock'
  }
}

/**
 * Pandoc's `yaml_metadata_block` in the middle of a text: lines of YAML between `---` and `---` or `...`, which become
 * an invisible `yaml` node. For a block at the beginning, use remark-frontmatter.
 */
export function remarkMetadataBlock(this: Processor): (tree: Root) => void {
  addSyntax(this.data(), metadataBlock, metadataToTree)
  return () => undefined
}

const block: Construct = {
  name: 'metadataBlock',
  concrete: true,
  tokenize(effects, ok, nok) {
    if (this.interrupt || this.now().column !== 1 || this.now().line === 1) return nok
    const lines = lineConsumer(effects)
    let count = 0
    let line = ''
    const inside: State = code => {
      if (code !== null && !isLineEnding(code)) {
        line += code < 0 ? ' ' : String.fromCharCode(code)
        lines.consume(code)
        return inside
      }
      if (count > 1 && /^(?:---|\.\.\.) *$/.test(line)) {
        lines.end()
        effects.exit('metadataBlock')
        return ok(code)
      }
      const fits =
        count === 0 ? /^--- *$/ : count === 1 ? /^[\w-]+ *:(?: |$)/ : /^(?:[\w-]+ *:(?: |$)|[ #]|- |$)/
      if (code === null || !fits.test(line) || isLazyLine(this)) return nok(code)
      count++
      line = ''
      lines.consume(code)
      return inside
    }
    return code => {
      effects.enter('metadataBlock')
      return inside(code)
    }
  }
}

const metadataBlock: Extension = {flow: {45: block}}

const metadataToTree: TreeExtension = {
  enter: {
    metadataBlock(token) {
      const [, ...lines] = this.sliceSerialize(token).split(/\r\n|\n|\r/)
      this.enter({type: 'yaml', value: lines.slice(0, -1).join('\n')}, token)
    }
  },
  exit: {
    metadataBlock(token) {
      this.exit(token)
    }
  }
}
